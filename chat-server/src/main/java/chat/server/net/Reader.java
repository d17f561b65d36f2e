package chat.server.net;

import chat.protocol.ByeCode;
import chat.protocol.FrameException;
import chat.protocol.InputBuffer;
import chat.protocol.Limits;
import chat.server.hub.Hub;
import chat.server.hub.Session;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one connection to its end: finds out by the first byte which wire its client speaks, and
 * hands what that says to the hub. A thread of its own.
 */
final class Reader {
  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

  /** How long a client may be silent before it is a guest who listens. */
  private static final int PATIENCE_MILLIS = 1_000;

  /** How long a connection without any input may take to receive the greeting. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Connection connection;
  private final Socket socket;
  private final Hub hub;
  private final Session session;
  private final RequestBatcher batcher;
  private final int maxTextBytes;

  Reader(Connection connection, Hub hub, Session session, Semaphore requests, NetOptions options) {
    this.connection = connection;
    this.socket = connection.socket();
    this.hub = hub;
    this.session = session;
    this.batcher =
        new RequestBatcher(
            hub, session, requests, new TokenBucket(options.rate(), System.nanoTime()));
    this.maxTextBytes = options.maxTextBytes();
  }

  /** Reads until the end of input; after that nothing more comes from this connection. */
  void run() throws IOException, InterruptedException {
    InputBuffer input = new InputBuffer(socket.getInputStream());
    if (!awaitFirstByte(input)) {
      // It never said anything, but what is written to it already is to get there.
      connection.end(FAREWELL);
      return;
    }
    try {
      read(input);
    } finally {
      hub.endOfInput(session);
    }
  }

  /** Waits for a sign of life, which may be silence; false if the input has ended before. */
  private boolean awaitFirstByte(InputBuffer input) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    try {
      return input.fill();
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  private void read(InputBuffer input) throws IOException, InterruptedException {
    boolean guest = input.isEmpty();
    if (guest) {
      hub.arriveAsGuest(session);
      socket.setSoTimeout(0);
      if (!fillOrEnd(input)) {
        return;
      }
    }
    if (input.get(0) == 0) {
      hub.arriveFramed(session);
      readFrames(input);
    } else {
      if (!guest) {
        hub.arriveAsGuest(session);
      }
      readText(input);
    }
  }

  private static boolean fillOrEnd(InputBuffer input) {
    try {
      return input.fill();
    } catch (IOException e) {
      // A guest who only listened has gone, by reset or otherwise.
      return false;
    }
  }

  private void readFrames(InputBuffer input) throws IOException, InterruptedException {
    socket.setSoTimeout(0);
    int maxFrameBytes = Limits.maxFrameBytes(maxTextBytes);
    try {
      new FrameInput(input, maxFrameBytes, batcher, connection::answer).run();
    } catch (FrameException e) {
      hub.disconnect(session, ByeCode.BAD_FRAME, e.getMessage());
      discard();
    } catch (IOException e) {
      LOG.debug("connection {}: {}", connection.number(), e.getMessage());
    }
  }

  private void readText(InputBuffer input) throws IOException, InterruptedException {
    TextInput text = new TextInput(input, maxTextBytes, batcher, connection::answer);
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
      if (text.runWithoutLineEnds()) {
        socket.setSoTimeout(0);
        text.run();
      }
      text.end();
    } catch (ForeignProtocolException e) {
      hub.disconnect(session, ByeCode.BYE, e.getMessage());
      discard();
    }
  }

  /**
   * Takes the rest of what the client sends: closing with something unread would reset the
   * connection, and the client might never see why.
   */
  private void discard() {
    byte[] buffer = new byte[4096];
    try {
      while (socket.getInputStream().read(buffer) >= 0) {
        // The connection is closed soon, whether its client stops or not.
      }
    } catch (IOException e) {
      // It has ended this way, then.
    }
  }
}
