package chat.client.net;

import chat.protocol.ByeCode;
import chat.protocol.FrameException;
import chat.protocol.InputBuffer;
import chat.protocol.ServerMessage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads a connection to its end, and says how it ended. The reader thread runs it. */
final class Reader {
  /** Why not to come back: it would be the same again, or take the place of another. */
  private static final Set<String> FINAL =
      Set.of(
          ByeCode.BYE.word(),
          ByeCode.TAKEN_OVER.word(),
          ByeCode.KICKED.word(),
          ByeCode.BAD_FRAME.word());

  private final Connected connected;
  private final WireChoice choice;
  private final Continuity continuity;
  private final LinkEvents events;
  private final Timing timing;

  Reader(
      Connected connected,
      WireChoice choice,
      Continuity continuity,
      LinkEvents events,
      Timing timing) {
    this.connected = connected;
    this.choice = choice;
    this.continuity = continuity;
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
    if (choice.wire() == Wire.FRAMES) {
      var version = new ExpectedGreeting(socket, input, timing.connect()).version();
      if (version.isEmpty()) {
        return closed("");
      }
      greeted(version.getAsInt());
      return readFrames(input);
    }
    var text = new TextReader(socket, input, choice, events, timing.pause());
    var version = text.readUntilFrames();
    if (version.isEmpty()) {
      return closed(choice.wire() == Wire.UNDECIDED ? text.lastLine() : "");
    }
    greeted(version.getAsInt());
    return readFrames(input);
  }

  private void greeted(int version) {
    events.greeted(version, continuity.places().inbox());
  }

  private LinkEnd readFrames(InputBuffer input) throws IOException, HangUpException {
    var socket = connected.socket();
    var incoming = new Incoming(continuity, events);
    var frames = new FrameReader(socket, input, continuity.outbox(), incoming);
    Optional<ServerMessage.Bye> bye = frames.read(timing.idle());
    return bye.isPresent() ? ended(bye.get()) : closed(frames.lastNotice());
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
        FINAL.contains(bye.code()) ? LinkEnd.Kind.BYE : LinkEnd.Kind.PAUSED,
        "the server at %s ended the connection: %s"
            .formatted(connected.address(), reason.replace('\n', ' ')));
  }
}
