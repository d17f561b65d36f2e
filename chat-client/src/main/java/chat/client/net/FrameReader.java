package chat.client.net;

import chat.protocol.ClientMessage;
import chat.protocol.ConnectionMessage;
import chat.protocol.Limits;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.protocol.ServerVerb;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.FrameException;
import chat.protocol.input.InputBuffer;
import chat.protocol.input.Payload;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads frames until the server sends BYE or the input ends. The reader thread runs it. */
final class FrameReader {
  private final Socket socket;
  private final InputBuffer input;
  private final FrameDecoder frames;
  private final LinkOutbox outbox;
  private final Liveness liveness;
  private final LinkListener listener;
  private final LastLine lastLine = new LastLine();
  private List<ServerMessage> batch = new ArrayList<>();
  private int batchBytes;

  FrameReader(
      Socket socket,
      InputBuffer input,
      LinkOutbox outbox,
      Liveness liveness,
      LinkListener listener) {
    this.socket = socket;
    this.input = input;
    this.outbox = outbox;
    this.liveness = liveness;
    this.frames = new FrameDecoder(input, Limits.MAX_FRAME_BYTES);
    this.listener = listener;
  }

  /**
   * Reads to the end, and hands over what each read from the socket brought as one batch.
   *
   * @return the server's BYE, if it sent one
   * @throws SocketTimeoutException if the server does not answer a ping in time
   */
  Optional<ConnectionMessage.Bye> read() throws IOException {
    boolean more = true;
    while (more && !skipText()) {
      more = fill();
    }
    try {
      while (more) {
        Optional<ConnectionMessage.Bye> bye = decode();
        if (bye.isPresent() || isText()) {
          return bye;
        }
        handOver();
        more = fill();
      }
      return Optional.empty();
    } finally {
      handOver();
    }
  }

  /**
   * Returns the server's last notice before the first frame, which is likely to say why none came.
   * Empty if the last line is no notice; a user's message cannot look like one.
   */
  String lastNotice() {
    String line = lastLine.toString();
    return line.startsWith("* ") ? line : "";
  }

  /** Skips text. Returns true once a frame begins. */
  private boolean skipText() {
    while (!input.isEmpty() && input.get(0) != 0) {
      lastLine.add(input.get(0));
      input.skip(1);
    }
    return !input.isEmpty();
  }

  /**
   * Whether a text line is where a frame should begin: a server that stops writes text to those it
   * takes for newcomers. Then all that follows is text, which says why the server closes.
   */
  private boolean isText() throws IOException {
    if (input.isEmpty() || input.get(0) != '*') {
      return false;
    }
    boolean more = true;
    while (more) {
      skipText();
      more = input.isEmpty() && fill();
    }
    return true;
  }

  /** Decodes the whole frames that are there, up to a BYE. */
  private Optional<ConnectionMessage.Bye> decode() throws FrameException {
    Optional<Payload> frame = nextFrame();
    while (frame.isPresent()) {
      batchBytes += frame.get().length();
      Optional<ServerMessage> message = decode(frame.get());
      message.ifPresent(batch::add);
      if (message.orElse(null) instanceof ConnectionMessage.Bye bye) {
        return Optional.of(bye);
      }
      frame = nextFrame();
    }
    return Optional.empty();
  }

  private Optional<Payload> nextFrame() throws FrameException {
    return input.isEmpty() || input.get(0) == '*' ? Optional.empty() : frames.next();
  }

  private Optional<ServerMessage> decode(Payload frame) {
    try {
      return ServerVerb.decode(frame);
    } catch (RefusedException e) {
      handOver(); // the listener hears of everything in order
      listener.malformed(e.getMessage());
      return Optional.empty();
    }
  }

  private void handOver() {
    if (!batch.isEmpty()) {
      listener.received(batch, batchBytes);
      batch = new ArrayList<>();
      batchBytes = 0;
    }
  }

  private boolean fill() throws IOException {
    liveness.awaitsBytes();
    while (true) {
      socket.setSoTimeout(liveness.waitMillis());
      try {
        return input.fill();
      } catch (SocketTimeoutException e) {
        if (liveness.isDead()) {
          throw e;
        }
        if (liveness.takePing()) {
          // The link may be dead without either side having noticed. A live server answers. It is
          // sent from here, because the session may wait for a terminal that is stopped.
          outbox.put(new ClientMessage.Ping("alive"));
        }
      }
    }
  }
}
