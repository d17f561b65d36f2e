package chat.client.net;

import chat.protocol.FrameException;
import chat.protocol.InputBuffer;
import chat.protocol.ServerMessage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Reads a connection to its end, and says how it ended. The reader thread runs it. */
final class Reader {
  private final Connected connected;
  private final WireChoice choice;
  private final Outbox outbox;
  private final LinkEvents events;
  private final Timing timing;

  Reader(Connected connected, WireChoice choice, Outbox outbox, LinkEvents events, Timing timing) {
    this.connected = connected;
    this.choice = choice;
    this.outbox = outbox;
    this.events = events;
    this.timing = timing;
  }

  LinkEnd read() {
    ServerAddress server = connected.address();
    try {
      return readToEnd();
    } catch (HangUpException e) {
      return new LinkEnd(LinkEnd.Kind.HUNG_UP, e.getMessage());
    } catch (FrameException e) {
      return new LinkEnd(
          LinkEnd.Kind.HUNG_UP, server + " does not keep to the protocol: " + e.getMessage());
    } catch (SocketTimeoutException e) {
      Duration silence = timing.idle().multipliedBy(2);
      return new LinkEnd(
          LinkEnd.Kind.BROKEN,
          "the connection to %s is lost: nothing came for %d s"
              .formatted(server, silence.toSeconds()));
    } catch (IOException e) {
      return new LinkEnd(
          LinkEnd.Kind.BROKEN, "the connection to %s broke: %s".formatted(server, e.getMessage()));
    }
  }

  private LinkEnd readToEnd() throws IOException, HangUpException {
    var socket = connected.socket();
    InputBuffer input = new InputBuffer(socket.getInputStream());
    var text = new TextReader(socket, input, choice, events, timing.pause());
    if (!text.readUntilFrames()) {
      return closed(choice.wire() == Wire.UNDECIDED ? text.lastLine() : "");
    }
    var frames = new FrameReader(socket, input, outbox, new Incoming(outbox, events));
    Optional<ServerMessage.Bye> bye = frames.read(timing.idle());
    return bye.isPresent() ? ended(bye.get()) : closed(frames.lastLine());
  }

  private LinkEnd closed(String lastLine) {
    return new LinkEnd(
        LinkEnd.Kind.CLOSED,
        connected.address()
            + " closed the connection"
            + (lastLine.isEmpty() ? "" : ": " + lastLine));
  }

  private LinkEnd ended(ServerMessage.Bye bye) {
    String reason = bye.reason().isEmpty() ? bye.code() : bye.reason().toString();
    return new LinkEnd(
        LinkEnd.Kind.BYE,
        "the server at %s ended the connection: %s"
            .formatted(connected.address(), reason.replace('\n', ' ')));
  }
}
