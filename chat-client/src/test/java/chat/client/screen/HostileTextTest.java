package chat.client.screen;

import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.Show;
import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.RequestEvent;
import chat.fixture.RawFrame;
import chat.protocol.ClientMessage;
import chat.protocol.ConnectionMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.ServerVerb;
import chat.protocol.Text;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.InputBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** A server that sends all that might steer a terminal, or pass for what it is not. */
final class HostileTextTest {
  private static final int FRAMES = 30_000;

  private static final List<String> PIECES =
      List.of(
          "\u001b]52;c;eA==\u0007",
          "\u001b[2J",
          "\u009b2J",
          "\u009d",
          "\u0000",
          "\u0007",
          "\b",
          "\r",
          "\u000b",
          "\u000c",
          "\u007f",
          "\u0085",
          "\u2028",
          "\u2029",
          "\u202a",
          "\u202e",
          "\u2066",
          "\u2069",
          "\u200b",
          "\u200d",
          "\ufeff",
          "\u00ad",
          "\u3164",
          "\u00a0",
          "\u3000",
          "\t",
          "\n",
          "\n* root joined",
          "\n12:05 bob: hi",
          "bob:",
          "[bob]",
          "*",
          "~",
          "e\u0301\u0316",
          "\ud83d\ude00",
          "\ufffd",
          "bob",
          "alice",
          "x");

  private static final String NAME = "[\\p{L}\\p{N}\\p{M}_.\ufffd-]+";

  /** Each line of a message begins with the time, the room if it is not in front, the author. */
  private static final Pattern OF_A_MESSAGE =
      Pattern.compile(
          "(earlier )?\\d\\d:\\d\\d (#%1$s )?(#[0-9]+ )?(%1$s: |%1$s\\| |~ %1$s |\\[(to )?%1$s\\] ).*"
              .formatted(NAME));

  private static final Pattern OF_A_DAY = Pattern.compile("\\* [A-Z][a-z]+, \\d+ [A-Z][a-z]+ \\d+");

  private final Random random = new Random(8028);
  private final Desk desk = new Desk(LOBBY, DEV);
  private final FakeSession session = desk.session;
  private final StatusLine statusLine = new StatusLine(Desk.CLOCK, false);
  private int shown;

  @Test
  void nothingItSendsSteersTheTerminal() throws IOException {
    for (int i = 0; i < FRAMES; i++) {
      desk.shows(any(List.of(Show.values())));
      Optional<ServerMessage> message = decoded(frame());
      if (message.isPresent()) {
        boolean said = show(message.get());
        session.isIn(random.nextInt(50) == 0 ? DEV : LOBBY);
        check(desk.paper.take(), said);
      }
      if (i % 10 == 0) {
        checkLine(statusLine.line(desk.status(), 80).toString(), false);
        checkLine(desk.paper.frame().title(), false);
      }
    }
    assertTrue(shown > FRAMES / 2, "shown: " + shown);
  }

  @Test
  void noOtherTextDoes() {
    for (int i = 0; i < 2_000; i++) {
      session.notice(pieces("\ud800"));
      session.isAsked(pieces("x"));
      desk.paper.frame().prompt().lines().forEach(line -> checkLine(line, true));
      session.hearsPlain(pieces("x"));
      session.shows(
          new LinkEvent.PlainPaused(),
          new LinkEvent.PlainSent(pieces("\udfff").replace('\n', 'x')),
          new LinkEvent.LinkLost(pieces("x")));
      for (AttributedString line : desk.paper.take()) {
        checkLine(line.toString(), true);
      }
    }
  }

  @Test
  void aLineLikeANoticeStillNamesItsAuthor() throws IOException {
    show(decoded("SAID #lobby 1 0 bob\nhi\n* root joined\r* x\u2028* y").orElseThrow());
    desk.paper.sees(
        "* Thursday, 1 January 1970",
        "00:00 bob: hi",
        "00:00 bob| * root joined\uFFFD* x\uFFFD* y");
  }

  @Test
  void aNameThatEndsEarlyDoesNot() throws IOException {
    show(decoded("SAID #lobby 1 0 bob:\u00a0hi\nx").orElseThrow());
    show(decoded("JOINED #lobby bob\u3000is\u00a0root").orElseThrow());
    show(decoded("RENAMED alice \u200balice\u200d").orElseThrow());
    desk.paper.sees(
        "* Thursday, 1 January 1970",
        "00:00 bob\uFFFD\uFFFDhi: x",
        "* alice is now \uFFFDalice\uFFFD");
  }

  private void check(List<AttributedString> lines, boolean said) {
    boolean isPage = false;
    for (AttributedString line : lines) {
      shown++;
      String text = line.toString();
      checkLine(text, true);
      boolean isMessage = OF_A_MESSAGE.matcher(text).matches();
      boolean isRule = text.startsWith("-- ");
      isPage |= isRule; // which has news, too
      assertTrue(isMessage || isRule || text.startsWith("* "), text);
      if (said && !isMessage && !isPage) {
        assertTrue(OF_A_DAY.matcher(text).matches(), text);
      }
    }
  }

  private static void checkLine(String line, boolean mayHaveTabs) {
    line.codePoints()
        .forEach(
            c -> {
              boolean steers = Character.isISOControl(c) && !(c == '\t' && mayHaveTabs);
              boolean parts = c == 0x2028 || c == 0x2029;
              boolean reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
              boolean half = Character.getType(c) == Character.SURROGATE;
              assertFalse(steers || parts || reorders || half, () -> Integer.toHexString(c));
            });
  }

  private String frame() {
    ServerVerb verb = any(List.of(ServerVerb.values()));
    String head =
        switch (verb) {
          case SAID, EMOTED, PAST ->
              "#lobby 1 %d %s".formatted(random.nextLong(1L << 50), pieces(""));
          case TOLD -> "1 0 " + pieces("");
          case TOPIC -> "#dev";
          case MEMBERS, LISTENING, ROOM -> "#lobby" + pieces("") + " 2";
          case JOINED, LEFT -> "#lobby " + pieces("");
          case RENAMED -> (random.nextBoolean() ? "alice " : "bob ") + pieces("");
          case ERROR -> "x" + pieces("") + " SAY 1";
          case GAP -> pieces("x") + " 1 2";
          case WELCOME -> pieces("") + " s/1 log 1 1000";
          default -> pieces("x") + " 1";
        };
    String room = random.nextInt(3) == 0 ? head.replaceFirst("#lobby", "#dev") : head;
    return verb.name() + " " + room.replace('\n', 'x') + "\n" + pieces("");
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String pieces(String first) {
    return Stream.generate(() -> any(PIECES))
        .limit(1 + random.nextInt(5))
        .collect(Collectors.joining("", first, ""));
  }

  private static Optional<ServerMessage> decoded(String payload) throws IOException {
    InputBuffer input = new InputBuffer(new ByteArrayInputStream(RawFrame.of(payload)));
    FrameDecoder frames = new FrameDecoder(input, 100_000);
    assertTrue(input.fill());
    try {
      return ServerVerb.decode(frames.next().orElseThrow());
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  /** Shows the message as a session does. Returns whether it is somebody's message. */
  private boolean show(ServerMessage message) {
    Optional<ChatLine> line = line(message);
    if (line.isPresent()) {
      session.message(line.get());
    } else if (message instanceof ServerMessage.Topic topic) {
      session.seesTopic(topic.room(), topic.topic().toString(), random.nextBoolean());
    } else if (message instanceof ServerMessage.Renamed renamed) {
      session.seesRename(renamed);
    } else if (message instanceof ConnectionMessage.Welcome welcome) {
      session.isWelcomedAgain(welcome.nick());
    } else {
      events(message).forEach(session::shows);
    }
    return line.filter(shown -> shown.when() == When.NOW).isPresent();
  }

  private Optional<ChatLine> line(ServerMessage message) {
    if (message instanceof ServerMessage.Said m) {
      return Optional.of(
          line(Optional.of(m.room()), m.epochMillis(), m.nick(), m.kind(), m.text(), When.NOW));
    } else if (message instanceof ServerMessage.Told m) {
      return Optional.of(
          line(Optional.empty(), m.epochMillis(), m.nick(), MessageKind.SAID, m.text(), When.NOW));
    } else if (message instanceof QueryAnswer.Past m) {
      return Optional.of(
          line(Optional.of(m.room()), m.epochMillis(), m.nick(), m.kind(), m.text(), When.FOUND));
    }
    return Optional.empty();
  }

  private static ChatLine line(
      Optional<RoomName> room,
      long epochMillis,
      Nick nick,
      MessageKind kind,
      Text text,
      When when) {
    Instant time = Instant.ofEpochMilli(epochMillis);
    return new ChatLine(room, 1, time, true, nick, kind, text, when, Author.OTHER);
  }

  private List<ClientEvent> events(ServerMessage message) {
    if (message instanceof ServerMessage.Joined joined) {
      return List.of(new ClientEvent.Joined(joined));
    } else if (message instanceof ServerMessage.Left left) {
      return List.of(new ClientEvent.Left(left, random.nextBoolean()));
    } else if (message instanceof ServerMessage.Members members) {
      return List.of(new ClientEvent.MembersTold(members, random.nextBoolean()));
    } else if (message instanceof QueryAnswer.Listening guests) {
      return List.of(
          new ClientEvent.MembersTold(
              new ServerMessage.Members(guests.room(), 0, List.of()), guests.nicks(), false));
    } else if (message instanceof ServerMessage.Refused refused) {
      var say = new ClientMessage.Say(1, LOBBY, Text.of("x"));
      return List.of(
          new RequestEvent.RequestRefused(refused),
          new RequestEvent.MessageRefused(say, refused, Optional.empty()));
    } else if (message instanceof QueryAnswer.Room room) {
      return List.of(new ClientEvent.RoomListed(room));
    } else if (message instanceof ServerMessage.Gap gap) {
      return List.of(new ClientEvent.GapFound(gap));
    }
    return List.of();
  }
}
