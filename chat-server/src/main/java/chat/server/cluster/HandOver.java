package chat.server.cluster;

import chat.protocol.ServerLimits;
import chat.server.log.postgres.Connector;
import chat.server.log.postgres.OwnerTable;
import chat.server.log.postgres.Reign;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets another server own the chat before this one stops, so that clients are sent to that one and
 * nowhere else. The hub's thread, which writes nothing meanwhile: no write is cut off.
 */
final class HandOver {
  private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
  private static final long BETWEEN_LOOKS_MILLIS = 20;

  private final Reign reign;
  private final Connector connector;
  private final OtherServers others;
  private final Duration limit;

  /**
   * The end of a claim that has not begun.
   *
   * @param limit how long another server may take to claim
   */
  HandOver(Reign reign, Connector connector, OtherServers others, Duration limit) {
    this.reign = reign;
    this.connector = connector;
    this.others = others;
    this.limit = limit;
  }

  /**
   * Returns where clients continue, the next owner first; empty if no other server takes the chat,
   * so that they are better off here.
   */
  List<ServerLimits.Peer> toOtherServers() {
    List<ServerLimits.Peer> live = others.live();
    if (live.isEmpty()) {
      return live;
    }
    List<ServerLimits.Peer> all = new ArrayList<>();
    try {
      awaitNextOwner().ifPresent(address -> all.add(others.at(address)));
    } catch (SQLException e) {
      LOG.warn("can't hand the chat to another server: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (all.isEmpty()) {
      LOG.warn("clients stay until this server stops: no other one has taken the chat");
      return all;
    }
    live.stream().filter(server -> !all.contains(server)).forEach(all::add);
    return all;
  }

  private Optional<String> awaitNextOwner() throws SQLException, InterruptedException {
    // Not one of the claim's connections, which the next owner ends.
    try (Connection connection = connector.connect(reign.claim().primary())) {
      reign.releaseLock();
      long end = System.nanoTime() + limit.toNanos();
      Optional<String> next = Optional.empty();
      while (next.isEmpty() && System.nanoTime() - end < 0) {
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
        next = OwnerTable.nextOwner(connection, reign.claim().epoch());
      }
      return next;
    }
  }
}
