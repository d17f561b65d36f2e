package chat.client.net;

import chat.protocol.ByeCode;
import chat.protocol.ConnectionMessage;
import chat.protocol.input.FrameException;
import chat.protocol.input.InputBuffer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a connection to its end, and says how it ended. The reader thread runs it. */
final class LinkReader {
  /**
   * What the system buffers of what is written. The less it is, the sooner a write waits that a
   * slow network delays, which shows that the link lives.
   */
  private static final int SEND_BUFFER_BYTES = 16 * 1024;

  private final ServerAddress server;
  private final Socket socket;
  private final WireChoice choice;
  private final LinkOutbox outbox;
  private final LinkListener listener;
  private final Timing timing;
  private final Duration silence;
  private final Liveness liveness;

  LinkReader(
      Connected connected,
      WireChoice choice,
      LinkOutbox outbox,
      LinkListener listener,
      Timing timing) {
    this.outbox = outbox;
    this.server = connected.address();
    this.socket = connected.socket();
    this.choice = choice;
    this.listener = listener;
    this.timing = timing;
    this.silence = timing.silenceAfter(connected);
    this.liveness = new Liveness(timing.idle(), System::nanoTime);
  }

  /** Returns what knows whether the server lives. */
  Liveness liveness() {
    return liveness;
  }

  LinkEnd read() {
    try {
      return readToEnd();
    } catch (FrameException e) {
      return new LinkEnd(
          LinkEnd.Kind.HUNG_UP, server + " does not keep to the protocol: " + e.getMessage());
    } catch (SocketTimeoutException e) {
      Duration waited = timing.idle().multipliedBy(2);
      return new LinkEnd(
          LinkEnd.Kind.BROKEN,
          "the connection to %s is lost: nothing came for %d s"
              .formatted(server, waited.toSeconds()));
    } catch (IOException e) {
      return new LinkEnd(
          LinkEnd.Kind.BROKEN, "the connection to %s broke: %s".formatted(server, e.getMessage()));
    }
  }

  private LinkEnd readToEnd() throws IOException {
    InputBuffer input = new InputBuffer(socket.getInputStream());
    if (choice.wire() == Wire.FRAMES) {
      OptionalInt version = new ExpectedGreeting(socket, input, timing.connect()).version();
      return version.isPresent() ? readFrames(version.getAsInt(), input) : closed("");
    }
    TextReader text = new TextReader(socket, input, choice, listener, timing.pause());
    OptionalInt version = text.readUntilGreeted(silence);
    if (version.isPresent()) {
      return readFrames(version.getAsInt(), input);
    }
    return closed(choice.wire() == Wire.UNDECIDED ? text.lastLine() : "");
  }

  private LinkEnd readFrames(int version, InputBuffer input) throws IOException {
    socket.setSendBufferSize(SEND_BUFFER_BYTES);
    outbox.greeted();
    listener.greeted(version);
    FrameReader frames = new FrameReader(socket, input, outbox, liveness, listener);
    Optional<ConnectionMessage.Bye> bye = frames.read();
    return bye.isPresent() ? ended(bye.get()) : closed(frames.lastNotice());
  }

  private LinkEnd closed(String lastLine) {
    return new LinkEnd(
        LinkEnd.Kind.CLOSED,
        server + " closed the connection" + (lastLine.isEmpty() ? "" : ": " + lastLine));
  }

  private LinkEnd ended(ConnectionMessage.Bye bye) {
    String reason = bye.reason().isEmpty() ? bye.code() : bye.reason().toString();
    return new LinkEnd(
        kind(bye.code()),
        "the server at %s ended the connection: %s".formatted(server, reason.replace('\n', ' ')),
        bye.server());
  }

  private static LinkEnd.Kind kind(String code) {
    if (code.equals(ByeCode.MOVED.word())) {
      return LinkEnd.Kind.MOVED;
    }
    return ByeCode.reconnects(code) ? LinkEnd.Kind.PAUSED : LinkEnd.Kind.BYE;
  }
}
