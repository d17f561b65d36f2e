package chat.server.hub.limit;

/**
 * What the hub lets clients do at most; 0 for no limit.
 *
 * @param rooms how many rooms there may be in all
 * @param bytesPerDay how many bytes of messages one client may store in 24 hours
 */
public record HubLimits(int rooms, long bytesPerDay) {
  public static final HubLimits NONE = new HubLimits(0, 0);

  public HubLimits {
    if (rooms < 0 || bytesPerDay < 0) {
      throw new IllegalArgumentException("negative limit");
    }
  }
}
