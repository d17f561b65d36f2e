package chat.server;

import chat.protocol.Limits;
import chat.protocol.ServerLimits;
import chat.protocol.ServerLimits.Limit;
import chat.server.hub.limit.HubLimits;
import chat.server.log.pruning.Retention;
import chat.server.net.NetOptions;

/** The limits that WELCOME announces to clients, from the server's options. */
final class AnnouncedLimits {
  private AnnouncedLimits() {}

  static ServerLimits of(NetOptions net, HubLimits hub, Retention retention) {
    ServerLimits limits =
        ServerLimits.NONE
            .withChanges()
            .with(Limit.ROOMS, Limits.MAX_ROOMS_PER_USER)
            .with(Limit.REPLAY, Limits.JOIN_REPLAY)
            .with(Limit.COUNT, Limits.MAX_HISTORY)
            .with(Limit.NAMES, Limits.MAX_PRESENCE);
    if (net.rate().messages() > 0) {
      limits = limits.with(Limit.RATE, net.rate().messages(), net.rate().burst());
    }
    if (net.rate().bytes() > 0) {
      limits = limits.with(Limit.BYTES, net.rate().bytes(), net.input().burstBytes());
    }
    if (!retention.age().isZero()) {
      limits = limits.with(Limit.KEEP_AGE, retention.age().toSeconds());
    }
    if (retention.count() > 0) {
      limits = limits.with(Limit.KEEP_COUNT, retention.count());
    }
    if (!hub.editWithin().isZero()) {
      limits = limits.with(Limit.EDIT, hub.editWithin().toSeconds());
    }
    return limits;
  }
}
