package chat.server.net.accept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses connections in one line, or in an alert of TLS. It leaves each open until the client
 * closes it, or for a second: closing with input unread would reset the connection, and the client
 * might not receive the line. Never blocks. The acceptor's thread, which passes the time, in
 * nanoseconds of any origin.
 */
final class Refusals {
  /** How many refused connections may be open; the oldest is closed for another one. */
  static final int MAX_OPEN = 64;

  static final long NANOS_BETWEEN_LOOKS = Duration.ofMillis(100).toNanos();
  private static final long LINGER_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private final ArrayDeque<Refused> open = new ArrayDeque<>();
  private final ByteBuffer unread = ByteBuffer.allocate(16 * 1024);

  private record Refused(SocketChannel socket, long untilNanos) {}

  /** Sends a line that says why, and closes the connection soon. */
  void refuse(Accepted accepted, Refusal refusal, long nowNanos) {
    SocketChannel socket = accepted.socket();
    if (send(accepted, refusal)) {
      open.add(new Refused(socket, nowNanos + LINGER_NANOS));
      if (open.size() > MAX_OPEN) {
        close(open.remove().socket);
      }
    } else {
      close(socket);
    }
  }

  /** Sends a line that says why, and closes the connection now. */
  static void refuseAndClose(Accepted accepted, Refusal refusal) {
    send(accepted, refusal);
    close(accepted.socket());
  }

  private static boolean send(Accepted accepted, Refusal refusal) {
    SocketChannel socket = accepted.socket();
    try {
      socket.configureBlocking(false);
      socket.write(ByteBuffer.wrap(accepted.service().refusal(refusal.sentence())));
      socket.shutdownOutput();
      return true;
    } catch (IOException e) {
      LOG.debug("a refused connection ended before it was refused: {}", e.getMessage());
      return false;
    }
  }

  /** Returns how long until {@link #closeFinished} should be called, or a default. */
  long nanosUntilNext(long byDefault) {
    return open.isEmpty() ? byDefault : NANOS_BETWEEN_LOOKS;
  }

  /** Closes those whose clients have closed them, or whose time is over. */
  void closeFinished(long nowNanos) {
    Iterator<Refused> all = open.iterator();
    while (all.hasNext()) {
      Refused refused = all.next();
      if (hasEnded(refused.socket) || nowNanos - refused.untilNanos >= 0) {
        all.remove();
        close(refused.socket);
      }
    }
  }

  /** Reads some of what the client sent; returns whether its input has ended. */
  private boolean hasEnded(SocketChannel socket) {
    try {
      return socket.read(unread.clear()) < 0;
    } catch (IOException e) {
      // A reset is an end, too.
      return true;
    }
  }

  void closeAll() {
    open.forEach(refused -> close(refused.socket));
    open.clear();
  }

  static void close(SocketChannel socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("can't close a refused connection: {}", e.getMessage());
    }
  }
}
