package chat.server.hub.limit;

/**
 * What the hub lets clients do at most; 0 for no limit.
 *
 * @param rooms how many rooms there may be in all
 * @param bytesPerDay how many bytes of messages one client may store in 24 hours
 * @param accountsOnly whether guests may do nothing but log in
 */
public record HubLimits(int rooms, long bytesPerDay, boolean accountsOnly) {
  public static final HubLimits NONE = new HubLimits(0, 0);

  /** Limits of a server that guests may use. */
  public HubLimits(int rooms, long bytesPerDay) {
    this(rooms, bytesPerDay, false);
  }

  public HubLimits {
    if (rooms < 0 || bytesPerDay < 0) {
      throw new IllegalArgumentException("negative limit");
    }
  }
}
