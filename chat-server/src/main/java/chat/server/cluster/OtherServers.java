package chat.server.cluster;

import chat.protocol.ServerLimits;
import chat.server.log.postgres.NodeTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The other servers of the chat that live. One thread at a time refreshes it; any may read. */
final class OtherServers {
  private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(2);

  private final ClusterSettings.Self self;
  private long refreshedNanos = System.nanoTime() - BETWEEN_REFRESHES.toNanos();
  private volatile List<ServerLimits.Peer> live = List.of();

  OtherServers(ClusterSettings.Self self) {
    this.self = self;
  }

  /** Shows the others that this server lives, and reads who does, unless that was done just now. */
  void refresh(Connection connection) throws SQLException {
    if (System.nanoTime() - refreshedNanos < BETWEEN_REFRESHES.toNanos()) {
      return;
    }
    live =
        NodeTable.exchange(connection, self.name(), new NodeTable.Row(self.address(), self.isTls()))
            .stream()
            .filter(row -> ServerLimits.Peer.isAddress(row.address()))
            .map(row -> peer(row.address(), row.tls()))
            .toList();
    refreshedNanos = System.nanoTime();
  }

  List<ServerLimits.Peer> live() {
    return live;
  }

  /** Returns the server with an address. */
  ServerLimits.Peer at(String address) {
    return live.stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .orElseGet(() -> peer(address, self.isTls()));
  }

  private static ServerLimits.Peer peer(String address, boolean tls) {
    return new ServerLimits.Peer(address, tls, Optional.empty());
  }
}
