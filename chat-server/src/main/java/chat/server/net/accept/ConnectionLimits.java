package chat.server.net.accept;

/**
 * How many connections there may be.
 *
 * @param total at a time; 0: no limit
 * @param perOrigin at a time
 * @param newPerMinute from each origin
 */
public record ConnectionLimits(int total, OriginLimit perOrigin, OriginLimit newPerMinute) {
  public ConnectionLimits {
    if (total < 0) {
      throw new IllegalArgumentException("limit " + total + " is negative");
    }
  }
}
