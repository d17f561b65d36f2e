package chat.server.hub.limit;

import java.time.Duration;

/**
 * What the hub lets clients do at most; 0 for no limit.
 *
 * @param rooms how many rooms there may be in all
 * @param bytesPerDay how many bytes of messages one client may store in 24 hours
 * @param accountsOnly whether guests may do nothing but log in
 * @param editWithin for how long users may edit and delete their own messages; zero: never
 */
public record HubLimits(int rooms, long bytesPerDay, boolean accountsOnly, Duration editWithin) {
  private static final Duration USUAL_EDIT_WITHIN = Duration.ofMinutes(15);

  public static final HubLimits NONE = new HubLimits(0, 0);

  /** Limits of a server that guests may use. */
  public HubLimits(int rooms, long bytesPerDay) {
    this(rooms, bytesPerDay, false);
  }

  /** Limits of a server where own messages may be changed for the usual time. */
  public HubLimits(int rooms, long bytesPerDay, boolean accountsOnly) {
    this(rooms, bytesPerDay, accountsOnly, USUAL_EDIT_WITHIN);
  }

  public HubLimits {
    if (rooms < 0 || bytesPerDay < 0 || editWithin.isNegative()) {
      throw new IllegalArgumentException("negative limit");
    }
  }
}
