package chat.server.net.accept;

import chat.server.hub.peer.Origin;

/**
 * A limit that applies to each origin.
 *
 * @param count 0: no limit
 * @param includesLoopback whether it applies to this computer's own connections, too
 */
public record OriginLimit(int count, boolean includesLoopback) {
  public static final OriginLimit NONE = new OriginLimit(0, false);

  public OriginLimit {
    if (count < 0) {
      throw new IllegalArgumentException("limit " + count + " is negative");
    }
  }

  /** Returns whether it limits connections of an origin. */
  public boolean limits(Origin origin) {
    return count > 0 && (includesLoopback || !origin.isLoopback());
  }
}
