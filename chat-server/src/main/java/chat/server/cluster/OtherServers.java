package chat.server.cluster;

import chat.protocol.ServerLimits;
import chat.protocol.account.Fingerprint;
import chat.server.log.LogException;
import chat.server.log.postgres.NodeTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other servers of the chat that live. One thread at a time refreshes it; any may read. */
final class OtherServers {
  private static final Logger LOG = LoggerFactory.getLogger(OtherServers.class);
  private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(2);

  /** A server that lives refreshes its row within this time. */
  private static final Duration NAMESAKE_LIMIT = BETWEEN_REFRESHES.multipliedBy(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final ClusterSettings.Self self;
  private final NodeTable.Self process;
  private long refreshedNanos = System.nanoTime() - BETWEEN_REFRESHES.toNanos();
  private boolean isIn;
  private int foreignWrites;
  private volatile List<ServerLimits.Peer> live = List.of();

  OtherServers(ClusterSettings.Self self) {
    this.self = self;
    this.process = new NodeTable.Self(self.name(), UUID.randomUUID().toString());
  }

  /**
   * Refuses a name that another server has, which shows so within a few seconds. A server that was
   * killed has left its row, but no connection.
   */
  void requireOwnName(Connection connection)
      throws LogException, SQLException, InterruptedException {
    Optional<NodeTable.Namesake> first = NodeTable.namesake(connection, self.name());
    Optional<NodeTable.Namesake> now = first;
    long start = System.nanoTime();
    while (now.isPresent()
        && now.get().connections() > 0
        && System.nanoTime() - start < NAMESAKE_LIMIT.toNanos()) {
      if (now.get().seen() != first.get().seen()) {
        throw new LogException(
            "another server, which clients reach at %s, has the name %s: give each its own with --node NAME, or stop the other one"
                .formatted(now.get().address(), self.name()));
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
      now = NodeTable.namesake(connection, self.name());
    }
  }

  /** Shows the others that this server lives, and reads who does, unless that was done just now. */
  void refresh(Connection connection) throws SQLException {
    if (System.nanoTime() - refreshedNanos < BETWEEN_REFRESHES.toNanos()) {
      return;
    }
    NodeTable.Exchange exchange =
        NodeTable.exchange(
            connection,
            process,
            new NodeTable.Row(
                self.address(),
                self.isTls(),
                self.certificate().get().map(Fingerprint::toString).orElse("")));
    live =
        exchange.others().stream()
            .filter(row -> ServerLimits.Peer.isAddress(row.address()))
            .map(OtherServers::peer)
            .toList();
    refreshedNanos = System.nanoTime();
    noteNamesake(isIn && !List.of("", process.instance()).contains(exchange.before()));
    isIn = true;
  }

  /**
   * Two servers that start at the same time do not see each other then. After a promotion, a row
   * may be an older one once.
   */
  private void noteNamesake(boolean isWrittenByAnother) {
    foreignWrites = isWrittenByAnother ? foreignWrites + 1 : 0;
    if (foreignWrites == 2) {
      LOG.error(
          "another server has the name {}: stop one of them, and give each its own with --node"
              + " NAME",
          self.name());
    }
  }

  /** Lets the others know that this server ends, if they know that it lived. */
  void leave(Connection connection) throws SQLException {
    if (isIn) {
      NodeTable.leave(connection, process);
      isIn = false;
    }
  }

  List<ServerLimits.Peer> live() {
    return live;
  }

  /** Returns the server with an address. */
  ServerLimits.Peer at(String address) {
    return live.stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .orElseGet(() -> new ServerLimits.Peer(address, self.isTls(), Optional.empty()));
  }

  private static ServerLimits.Peer peer(NodeTable.Row row) {
    return new ServerLimits.Peer(
        row.address(), row.tls(), row.tls() ? fingerprint(row.fingerprint()) : Optional.empty());
  }

  private static Optional<Fingerprint> fingerprint(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Fingerprint.parse(text));
    } catch (IllegalArgumentException e) {
      // A newer version of the server wrote it.
      return Optional.empty();
    }
  }
}
