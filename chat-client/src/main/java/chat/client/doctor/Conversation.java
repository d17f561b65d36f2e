package chat.client.doctor;

import chat.client.net.Greeting;
import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.ConnectionMessage;
import chat.protocol.FrameWriter;
import chat.protocol.Limits;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.protocol.ServerVerb;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.InputBuffer;
import chat.protocol.input.Payload;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** One connection's greeting and frames. Each wait is bounded. The main thread. */
final class Conversation implements AutoCloseable {
  private final Socket socket;
  private final Socket network;
  private Duration patience;
  private final InputBuffer input;
  private final FrameDecoder frames;

  /**
   * A conversation on an open connection, which it closes.
   *
   * @param network the connection below a socket that encrypts; otherwise the same socket
   */
  Conversation(Socket socket, Socket network, Duration patience) throws IOException {
    this.socket = socket;
    this.network = network;
    this.patience = patience;
    this.input = new InputBuffer(socket.getInputStream());
    this.frames = new FrameDecoder(input, Limits.MAX_FRAME_BYTES);
  }

  /** Sets how long to wait from now on. */
  void setPatience(Duration now) {
    patience = now;
  }

  /**
   * Returns the server's first line, or what precedes the end of input.
   *
   * @throws SocketTimeoutException if there is neither in time
   */
  Greeting greeting() throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<Greeting> greeting = Greeting.next(input);
    while (greeting.isEmpty() && fill(deadline)) {
      greeting = Greeting.next(input);
    }
    return greeting.orElseGet(() -> Greeting.of(input.copy(input.size())));
  }

  /** Sends a frame. The system may block the write for as long as nothing is acknowledged. */
  void send(ClientMessage message) throws IOException, InterruptedException {
    ByteSink frame = new ByteSink();
    message.encode(new FrameWriter(frame));
    byte[] bytes = frame.toByteArray();
    TimedCall.run(
        () -> {
          socket.getOutputStream().write(bytes);
          return true;
        },
        patience);
  }

  /**
   * Returns the next message of one of these kinds, and skips others.
   *
   * @throws RefusedByServerException if the server refuses a request, or ends the connection
   * @throws SocketTimeoutException if there is none in time
   */
  <T extends ServerMessage> T next(Class<T> kind)
      throws IOException, InterruptedException, RefusedByServerException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      ServerMessage message = next(deadline);
      if (kind.isInstance(message)) {
        return kind.cast(message);
      }
      if (message instanceof ServerMessage.Refused refused) {
        throw new RefusedByServerException(refused.code(), refused.sentence().toString());
      }
      if (message instanceof ConnectionMessage.Bye bye) {
        throw new RefusedByServerException(bye.code(), bye.server(), bye.reason().toString());
      }
      if (message instanceof ConnectionMessage.Ping ping) {
        send(new ClientMessage.Pong(ping.token()));
      }
    }
  }

  /** Returns the next message that this client knows. */
  private ServerMessage next(long deadline) throws IOException {
    skipText(deadline);
    while (true) {
      Optional<Payload> frame = frames.next();
      if (frame.isPresent()) {
        try {
          Optional<ServerMessage> known = ServerVerb.decode(frame.get());
          if (known.isPresent()) {
            return known.get();
          }
        } catch (RefusedException e) {
          throw new IOException("the server sent a malformed message: " + e.getMessage(), e);
        }
      } else if (!fill(deadline)) {
        throw new IOException("the server closed the connection");
      }
    }
  }

  /** Skips text between the greeting and the first frame. */
  private void skipText(long deadline) throws IOException {
    while (input.isEmpty() || input.get(0) != 0) {
      if (!input.isEmpty()) {
        input.skip(1);
      } else if (!fill(deadline)) {
        throw new IOException("the server closed the connection");
      }
    }
  }

  private boolean fill(long deadline) throws IOException {
    long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException("no answer within " + Took.text(patience));
    }
    socket.setSoTimeout((int) left);
    try {
      return input.fill();
    } catch (SocketTimeoutException e) {
      throw new SocketTimeoutException("no answer within " + Took.text(patience));
    }
  }

  @Override
  public void close() {
    try {
      // Closing the encrypting socket would wait for a write that the server never reads.
      network.close();
    } catch (IOException e) {
      // The socket is closed even so.
    }
  }
}
