package chat.server.net.input;

import chat.protocol.ByeCode;
import chat.protocol.Limits;
import chat.protocol.input.FrameException;
import chat.protocol.input.InputBuffer;
import chat.server.hub.peer.ChatAccess;
import chat.server.hub.peer.Session;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads one connection to its end: detects its client's wire by the first byte, and hands its
 * requests to the hub. A thread of its own.
 */
public final class Reader {
  /** How long a client may be silent before it becomes a guest, who may only listen. */
  private static final int SILENCE_MILLIS = 1_000;

  /** How long the rest of what may be another protocol's first line or hello is awaited. */
  private static final Duration FOREIGN_LIMIT = Duration.ofSeconds(5);

  /** How long a client that is no chat client may take to receive the greeting. */
  private static final Duration GREETING_LIMIT = Duration.ofSeconds(1);

  private final InputConnection connection;
  private final Socket socket;
  private final ChatAccess chat;
  private final Session session;
  private final InputLimits limits;
  private final RateLimiter limiter;
  private final RequestBatcher batcher;
  private final InputActivity activity = new InputActivity();

  /** The reader of a connection that has begun. */
  public Reader(
      InputConnection connection,
      ChatAccess chat,
      Session session,
      RequestWindow window,
      InputLimits limits) {
    this.connection = connection;
    this.socket = connection.socket();
    this.chat = chat;
    this.session = session;
    this.limits = limits;
    this.limiter = new RateLimiter(limits, socket::isClosed, connection.trace(), activity);
    this.batcher = new RequestBatcher(chat, session, window, limiter, connection);
  }

  /** Returns what the reader does now. */
  public InputActivity activity() {
    return activity;
  }

  /** Nothing can be sent to the client any more; see {@link RateLimiter#clientIsGone}. */
  public void clientIsGone() {
    limiter.clientIsGone();
  }

  /** Sets the client's own rate; see {@link RateLimiter#setRate}. Any thread. */
  public void setRate(int perSecond, int burst) {
    limiter.setRate(perSecond, burst);
  }

  /**
   * Disconnects a client that was silent for too long. It keeps its nick for a grace period. Any
   * thread; waits while the hub's inbox is full.
   */
  public void giveUp(String reason) throws InterruptedException {
    chat.drop(session, ByeCode.TIMEOUT, reason);
  }

  /** Reads until the end of input, and reports that end to the hub. */
  public void run() throws IOException, InterruptedException {
    ClientStream stream = new ClientStream(connection, limiter, activity);
    InputBuffer input = new InputBuffer(stream, connection.memory());
    if (!awaitFirstByte(input)) {
      // It sent nothing, but may still read the greeting.
      connection.end("", GREETING_LIMIT);
      return;
    }
    boolean silent = input.isEmpty();
    Optional<ForeignProtocol> foreign = silent ? Optional.empty() : awaitForeignProtocol(input);
    if (foreign.isPresent()) {
      connection.end(foreign.get().sentence(connection.transport().tlsPort()), GREETING_LIMIT);
      discard(stream);
      return;
    }
    try {
      if (silent) {
        readGuest(stream, input);
      } else {
        read(stream, input);
      }
    } finally {
      chat.endOfInput(session);
    }
  }

  /** Waits for a byte or for a second of silence; returns false if the input ended first. */
  private boolean awaitFirstByte(InputBuffer input) throws IOException {
    socket.setSoTimeout(SILENCE_MILLIS);
    try {
      return input.fill();
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  /**
   * Waits until the first bytes show whether they are of another protocol, which may arrive in
   * pieces.
   */
  private Optional<ForeignProtocol> awaitForeignProtocol(InputBuffer input) throws IOException {
    long start = System.nanoTime();
    ForeignProtocol.Match match = ForeignProtocol.of(input);
    while (!match.isCertain()) {
      long left = FOREIGN_LIMIT.toNanos() - (System.nanoTime() - start);
      if (left <= 0 || !fillWithin(input, left)) {
        break;
      }
      match = ForeignProtocol.of(input);
    }
    return match.protocol();
  }

  /** Returns false if the input ends or the time has passed. */
  private boolean fillWithin(InputBuffer input, long nanos) throws IOException {
    socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
    try {
      return input.fill();
    } catch (IOException e) {
      // A timeout, or a reset, which ends the input like any other end.
      return false;
    }
  }

  private void read(ClientStream stream, InputBuffer input)
      throws IOException, InterruptedException {
    if (input.get(0) == 0) {
      chat.connectFramed(session);
      readFrames(stream, input);
    } else {
      connection.trace().speaksText();
      chat.connectGuest(session);
      readText(stream, input);
    }
  }

  /** Reads the input of a client that was silent at first, and is a guest until it is not. */
  private void readGuest(ClientStream stream, InputBuffer input)
      throws IOException, InterruptedException {
    connection.trace().speaksText();
    chat.connectGuest(session);
    socket.setSoTimeout(0);
    if (!fillOrEnd(input)) {
      return;
    }
    Optional<ForeignProtocol> foreign = awaitForeignProtocol(input);
    if (foreign.isPresent()) {
      chat.disconnect(
          session, ByeCode.BYE, foreign.get().sentence(connection.transport().tlsPort()));
      discard(stream);
    } else if (input.get(0) == 0) {
      chat.connectFramed(session);
      readFrames(stream, input);
    } else {
      readText(stream, input);
    }
  }

  private static boolean fillOrEnd(InputBuffer input) {
    try {
      return input.fill();
    } catch (IOException e) {
      // A reset ends the input of a guest who only listened, like any other end.
      return false;
    }
  }

  private void readFrames(ClientStream stream, InputBuffer input)
      throws IOException, InterruptedException {
    connection.trace().speaksFrames();
    activity.speaksFrames();
    socket.setSoTimeout(0);
    int maxFrameBytes = Limits.maxFrameBytes(limits.maxTextBytes());
    FrameTimer timer = new FrameTimer(stream, limits.completeWithin());
    try {
      new FrameInput(input, maxFrameBytes, timer, batcher, connection::answer).run();
    } catch (InputTimeoutException e) {
      connection.trace().limited("complete-within");
      giveUp(e.getMessage());
      discard(stream);
    } catch (FrameException e) {
      chat.disconnect(session, ByeCode.BAD_FRAME, e.getMessage());
      discard(stream);
    } catch (IOException e) {
      connection.endsBecause("can't read (" + e.getMessage() + ")");
    }
  }

  private void readText(ClientStream stream, InputBuffer input)
      throws IOException, InterruptedException {
    int maxTextBytes = limits.maxTextBytes();
    TextRequests requests =
        new TextRequests(maxTextBytes, session.isConfidential(), batcher, connection::answer);
    TextInput text = new TextInput(input, maxTextBytes, requests);
    try {
      socket.setSoTimeout(SILENCE_MILLIS);
      if (text.runWithoutLineEnds()) {
        socket.setSoTimeout(0);
        text.run();
      }
      if (!connection.memory().isAbandoned()) {
        text.end();
      }
    } catch (ForeignProtocolException e) {
      chat.disconnect(session, ByeCode.BYE, e.getMessage());
      discard(stream);
    }
  }

  /**
   * Reads and discards the rest of the input: closing with input unread would reset the connection,
   * and the client might not receive the reason.
   */
  private void discard(ClientStream stream) throws InterruptedException {
    byte[] buffer = new byte[4096];
    try {
      socket.setSoTimeout(0);
      while (stream.read(buffer) >= 0) {
        // The connection's deadline ends this, if the client doesn't.
        limiter.await();
      }
    } catch (IOException e) {
      // A reset is an end of input, too.
    }
  }
}
