package chat.client.net;

import chat.protocol.ClientMessage;
import chat.protocol.FrameDecoder;
import chat.protocol.InputBuffer;
import chat.protocol.Limits;
import chat.protocol.Payload;
import chat.protocol.ServerMessage;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Reads frames until the server says BYE or the input ends. The reader thread's. */
final class FrameReader {
  private final Socket socket;
  private final InputBuffer input;
  private final Outbox outbox;
  private final Incoming incoming;
  private final LastLine lastLine = new LastLine();

  FrameReader(Socket socket, InputBuffer input, Outbox outbox, Incoming incoming) {
    this.socket = socket;
    this.input = input;
    this.outbox = outbox;
    this.incoming = incoming;
  }

  /**
   * Reads to the end.
   *
   * @param idle how long without a byte before the server is asked, and again before giving up
   * @return the server's BYE, if it said one
   * @throws SocketTimeoutException if nothing came for too long
   */
  Optional<ServerMessage.Bye> read(Duration idle) throws IOException, HangUpException {
    socket.setSoTimeout((int) idle.toMillis());
    boolean more = true;
    while (more && !skipText()) {
      more = fill();
    }
    FrameDecoder frames = new FrameDecoder(input, Limits.MAX_FRAME_BYTES);
    while (more && !isText()) {
      Optional<Payload> frame = frames.next();
      if (frame.isEmpty()) {
        more = fill();
        continue;
      }
      Optional<ServerMessage.Bye> bye = incoming.take(frame.get());
      if (bye.isPresent()) {
        return bye;
      }
    }
    return Optional.empty();
  }

  /**
   * The server's last notice before the first frame, which is likely to say why none came; empty if
   * the last line is none. What a user said can't look like one, and is no reason.
   */
  String lastNotice() {
    String line = lastLine.toString();
    return line.startsWith("* ") ? line : "";
  }

  /** True once a frame begins. */
  private boolean skipText() {
    while (!input.isEmpty() && input.get(0) != 0) {
      lastLine.add(input.get(0));
      input.skip(1);
    }
    return !input.isEmpty();
  }

  /**
   * Whether a line of text stands where a frame should begin: a server that stops says so in text
   * to whom it takes for a newcomer. What comes then is its reason to close, and no harm.
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

  private boolean fill() throws IOException {
    try {
      return input.fill();
    } catch (SocketTimeoutException e) {
      // The link may be dead without either side having been told. A live server answers.
      outbox.addUrgent(new ClientMessage.Ping("alive"));
      return input.fill();
    }
  }
}
