package chat.server.net;

import chat.network.AddressText;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection whose client has stalled or whose deadline has passed; has silent ones looked
 * at. The watchdog's thread.
 */
final class ConnectionWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);

  private final Connection connection;
  private final Writer writer;
  private final Deadline deadline;
  private final SilenceWatch silence;

  ConnectionWatch(Connection connection, Writer writer, Deadline deadline, SilenceWatch silence) {
    this.connection = connection;
    this.writer = writer;
    this.deadline = deadline;
    this.silence = silence;
  }

  void look(long nowNanos, Duration stall) {
    if (!stall.isZero() && writer.isStalled(nowNanos, stall.toNanos())) {
      connection.trace().limited("stall");
      String reason = "the client read nothing for " + stall.toSeconds() + " s";
      LOG.info(
          "connection {} from {}: closed, {}",
          connection.number(),
          AddressText.of(connection.address()),
          reason);
      close(reason);
    } else if (deadline.hasPassed(nowNanos)) {
      close("the client did not close the connection in time");
    } else if (connection.transport().isOverdue(nowNanos)) {
      connection.trace().limited("handshake");
      close("the TLS handshake was not complete in time");
    } else {
      silence.look(nowNanos);
    }
  }

  private void close(String reason) {
    connection.endsBecause(reason);
    connection.close();
  }
}
