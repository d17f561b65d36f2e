package chat.server.net;

import chat.protocol.ByeCode;
import chat.protocol.FrameException;
import chat.protocol.InputBuffer;
import chat.protocol.Limits;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.Hub;
import chat.server.hub.Session;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.Semaphore;

/**
 * Reads one connection to its end: finds out by the first byte which wire its client speaks, and
 * hands what that says to the hub. A thread of its own.
 */
final class Reader {
  /** How long a client may be silent before it is a guest who listens. */
  private static final int PATIENCE_MILLIS = 1_000;

  private final Connection connection;
  private final Socket socket;
  private final Hub hub;
  private final Session session;
  private final Inlet inlet;
  private final int maxTextBytes;

  Reader(Connection connection, Hub hub, Session session, Semaphore requests, NetOptions options) {
    this.connection = connection;
    this.socket = connection.socket();
    this.hub = hub;
    this.session = session;
    this.inlet = new Inlet(hub, session, requests, new Pace(options.rate(), System.nanoTime()));
    this.maxTextBytes = options.maxTextBytes();
  }

  /** Reads until the end of input; after that nothing more comes from this connection. */
  void run() throws IOException, InterruptedException {
    InputBuffer input = new InputBuffer(socket.getInputStream());
    socket.setSoTimeout(PATIENCE_MILLIS);
    boolean arrived = false;
    boolean open;
    try {
      open = input.fill();
    } catch (SocketTimeoutException e) {
      hub.arriveAsGuest(session);
      arrived = true;
      socket.setSoTimeout(0);
      open = fillOrEnd(input);
    }
    if (open && input.get(0) == 0) {
      hub.arriveFramed(session);
      arrived = true;
      readFrames(input);
    } else if (open) {
      if (!arrived) {
        hub.arriveAsGuest(session);
        arrived = true;
      }
      readText(input);
    }
    if (arrived) {
      hub.endOfInput(session);
    } else {
      connection.close();
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
      new FrameInput(input, maxFrameBytes, inlet, connection::answer).run();
    } catch (FrameException e) {
      complain(ByeCode.BAD_FRAME, e.getMessage());
      discard();
    } catch (IOException e) {
      Connection.LOG.debug("connection {}: {}", connection.number(), e.getMessage());
    }
  }

  private void readText(InputBuffer input) throws IOException, InterruptedException {
    TextInput text = new TextInput(input, maxTextBytes, inlet, connection::answer);
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
      if (text.runWithoutLineEnds()) {
        socket.setSoTimeout(0);
        text.run();
      }
      text.end();
    } catch (NotAChatException e) {
      complain(ByeCode.BYE, e.getMessage());
      discard();
    }
  }

  private void complain(ByeCode code, String sentence) throws InterruptedException {
    ServerMessage complaint = new ServerMessage.Refused(code.word(), "-", "-", Text.of(sentence));
    hub.putOut(session, complaint, code, "closing the connection");
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
