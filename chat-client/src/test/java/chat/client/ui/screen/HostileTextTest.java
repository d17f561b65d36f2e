package chat.client.ui.screen;

import static chat.client.ui.screen.Desk.DEV;
import static chat.client.ui.screen.Desk.LOBBY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.Show;
import chat.client.ui.ChatLine;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.protocol.ClientMessage;
import chat.protocol.FrameDecoder;
import chat.protocol.InputBuffer;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.ServerVerb;
import chat.protocol.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** A server that sends whatever might steer a terminal, or pass for what it is not. */
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

  /** What each line of a message starts with: the time, the room if it is another, the sender. */
  private static final String NAME = "[\\p{L}\\p{N}_.\ufffd-]+";

  private static final Pattern OF_A_MESSAGE =
      Pattern.compile(
          "(earlier )?\\d\\d:\\d\\d (#%1$s )?(%1$s: |%1$s\\| |~ %1$s |\\[(to )?%1$s\\] ).*"
              .formatted(NAME));

  private static final Pattern OF_A_DAY = Pattern.compile("\\* [A-Z][a-z]+, \\d+ [A-Z][a-z]+ \\d+");

  private final Random random = new Random(8028);
  private final Desk desk = new Desk(LOBBY, DEV);
  private final StatusLine statusLine = new StatusLine(Desk.CLOCK, false);
  private int shown;

  @Test
  void nothingItSendsSteersTheTerminal() throws IOException {
    for (int i = 0; i < FRAMES; i++) {
      desk.preferences.show(any(List.of(Show.values())));
      Optional<ServerMessage> message = decoded(frame());
      if (message.isPresent()) {
        boolean said = show(message.get());
        desk.rooms.front(random.nextInt(50) == 0 ? DEV : LOBBY);
        check(desk.paper.take(), said);
      }
      if (i % 10 == 0) {
        checkLine(statusLine.line(desk.board.status(1), 80).toString(), false);
        checkLine(WindowTitle.of(desk.board.front(), desk.board.unread()), false);
      }
    }
    assertTrue(shown > FRAMES / 2, "shown: " + shown);
  }

  @Test
  void noSentenceOfAnyOriginDoes() {
    for (int i = 0; i < 2_000; i++) {
      desk.view.notice(pieces("\ud800"));
      desk.view.news(pieces("\udfff"));
      desk.view.ask(pieces("x"));
      byte[] bytes = pieces("x").getBytes(UTF_8);
      desk.view.text(bytes, 0, bytes.length);
      desk.view.pause();
      desk.view.lost(pieces("x"));
      for (AttributedString line : desk.paper.take()) {
        checkLine(line.toString(), true);
      }
    }
  }

  @Test
  void aLineLikeANoticeInAMessageIsStillTheSenders() throws IOException {
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
    for (AttributedString line : lines) {
      shown++;
      String text = line.toString();
      checkLine(text, true);
      boolean isMessage = OF_A_MESSAGE.matcher(text).matches();
      assertTrue(isMessage || text.startsWith("* "), text);
      if (said && !isMessage) {
        boolean isSwitch =
            text.startsWith("* you are in #") || text.contains(" you were elsewhere");
        assertTrue(isSwitch || OF_A_DAY.matcher(text).matches(), text);
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
          case MEMBERS, ROOM -> "#lobby" + pieces("") + " 2";
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
    byte[] bytes = payload.getBytes(UTF_8);
    byte[] frame = ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
    InputBuffer input = new InputBuffer(new ByteArrayInputStream(frame));
    FrameDecoder frames = new FrameDecoder(input, 100_000);
    assertTrue(input.fill());
    try {
      return ServerVerb.decode(frames.next().orElseThrow());
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  /** Tells the view of it as a session does; true if it was a message. */
  private boolean show(ServerMessage message) {
    return message(message) || presence(message) || answer(message);
  }

  private boolean message(ServerMessage message) {
    Optional<ChatLine> line = Optional.empty();
    if (message instanceof ServerMessage.Said m) {
      line =
          Optional.of(
              line(Optional.of(m.room()), m.epochMillis(), m.nick(), Kind.of(m.kind()), m.text()));
    } else if (message instanceof ServerMessage.Told m) {
      line = Optional.of(line(Optional.empty(), m.epochMillis(), m.nick(), Kind.TOLD, m.text()));
    }
    line.ifPresent(desk.view::message);
    return line.isPresent();
  }

  private static ChatLine line(
      Optional<RoomName> room, long epochMillis, Nick nick, Kind kind, Text text) {
    return new ChatLine(room, 1, epochMillis, nick, kind, text, When.NOW, false);
  }

  private boolean presence(ServerMessage message) {
    ScreenView view = desk.view;
    if (message instanceof ServerMessage.Joined joined) {
      view.joined(joined);
    } else if (message instanceof ServerMessage.Left left) {
      view.left(left);
    } else if (message instanceof ServerMessage.Renamed renamed) {
      view.renamed(renamed);
    } else if (message instanceof ServerMessage.Topic topic) {
      view.topic(topic, random.nextBoolean());
    } else if (message instanceof ServerMessage.Members members) {
      view.members(members, random.nextBoolean());
    }
    return false;
  }

  private boolean answer(ServerMessage message) {
    ScreenView view = desk.view;
    if (message instanceof ServerMessage.Refused refused) {
      view.refused(refused);
      view.refused(new ClientMessage.Say(1, LOBBY, Text.of("x")), refused);
    } else if (message instanceof ServerMessage.Past past) {
      view.message(
          new ChatLine(
              Optional.of(past.room()),
              1,
              past.epochMillis(),
              past.nick(),
              Kind.of(past.kind()),
              past.text(),
              When.FOUND,
              false));
    } else if (message instanceof ServerMessage.Room room) {
      view.listed(room);
    } else if (message instanceof ServerMessage.Gap gap) {
      view.gap(gap);
    } else if (message instanceof ServerMessage.Welcome welcome) {
      view.welcomedAgain(Desk.ALICE, welcome.nick());
    }
    return false;
  }
}
