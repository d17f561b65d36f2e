package chat.client.screen;

import static chat.client.screen.Desk.ALICE;
import static chat.client.screen.Desk.BOB;
import static chat.client.screen.Desk.DEV;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.view.Times;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Colors;
import org.junit.jupiter.api.Test;

final class ScreenFormatTest {
  private static final AttributedStyle DIM = AttributedStyle.DEFAULT.faint();

  private static final NickColors COLORS = NickColors.of(256, Colors::roundColor).orElseThrow();

  private final ScreenFormat format = Desk.format(256);
  private final ScreenFormat plain = Desk.format(0);

  private static List<String> texts(List<AttributedString> lines) {
    return lines.stream().map(AttributedString::toString).toList();
  }

  private static ChatLine line(
      Optional<RoomName> room, String nick, MessageKind kind, String text, When when) {
    return new ChatLine(
        room, 1, FakeSession.NOW, true, Nick.of(nick), kind, Text.of(text), when, Author.OTHER);
  }

  private static ChatLine line(RoomName room, String nick, String text, When when) {
    return line(Optional.of(room), nick, MessageKind.SAID, text, when);
  }

  private static ChatLine told(String text, Author author) {
    return new ChatLine(
        Optional.empty(),
        1,
        FakeSession.NOW,
        true,
        Nick.of("to"),
        MessageKind.SAID,
        Text.of(text),
        When.NOW,
        author);
  }

  private List<String> message(ChatLine line) {
    return texts(format.message(line, Optional.empty(), false));
  }

  @Test
  void eachLineOfAMessageBeginsWithTimeAndAuthor() {
    assertEquals(
        List.of("12:05 bob: hi", "12:05 bob| * root joined", "12:05 bob| "),
        message(line(DEV, "bob", "hi\n* root joined\n", When.NOW)));
    assertEquals(
        List.of("12:05 ~ bob waves", "12:05 bob| twice"),
        message(line(Optional.of(DEV), "bob", MessageKind.EMOTED, "waves\ntwice", When.NOW)));
    assertEquals(List.of("12:05 [to] a", "12:05 [to] b"), message(told("a\nb", Author.OTHER)));
    assertEquals(List.of("12:05 [to to] a"), message(told("a", Author.US)));
  }

  @Test
  void theRoomComesBeforeTheAuthor() {
    ChatLine line = line(DEV, "bob", "a\nb", When.BEFORE);
    assertEquals(
        List.of("earlier 12:05 #dev bob: a", "earlier 12:05 #dev bob| b"),
        texts(format.message(line, Optional.of(DEV), false)));
  }

  @Test
  void theTimeIsDimTheNickColouredAndTheTextAsItIs() {
    AttributedString shown =
        format.message(line(DEV, "bob", "hi", When.NOW), Optional.empty(), false).get(0);
    assertEquals(DIM, shown.styleAt(0));
    assertEquals(AttributedStyle.DEFAULT.foreground(COLORS.of(BOB)), shown.styleAt(6));
    assertEquals(AttributedStyle.DEFAULT, shown.styleAt(9));
    assertEquals(AttributedStyle.DEFAULT, shown.styleAt(11));
  }

  @Test
  void inToToTheSecondWordIsTheNick() {
    AttributedString shown = format.message(told("x", Author.US), Optional.empty(), false).get(0);
    assertEquals(AttributedStyle.DEFAULT, shown.styleAt("12:05 [".length()));
    assertEquals(
        AttributedStyle.DEFAULT.foreground(COLORS.of(Nick.of("to"))),
        shown.styleAt("12:05 [to ".length()));
  }

  @Test
  void earlierMessagesAreDim() {
    AttributedString shown =
        format.message(line(DEV, "bob", "hi", When.BEFORE), Optional.empty(), false).get(0);
    assertEquals(DIM, shown.styleAt(0));
    assertEquals(DIM, shown.styleAt(shown.length() - 1));
  }

  @Test
  void aHighlightStandsOutWithAndWithoutColour() {
    ChatLine line = line(DEV, "bob", "alice", When.NOW);
    assertEquals(
        AttributedStyle.DEFAULT.foreground(COLORS.of(BOB)).bold().inverse(),
        format.message(line, Optional.empty(), true).get(0).styleAt(6));
    AttributedString shown = plain.message(line, Optional.empty(), true).get(0);
    assertEquals(AttributedStyle.DEFAULT.bold(), shown.styleAt(6));
    assertEquals(AttributedStyle.DEFAULT, shown.styleAt(0));
  }

  @Test
  void withoutColourNothingElseHasAStyle() {
    for (AttributedString shown :
        List.of(
            plain.message(line(DEV, "bob", "hi", When.BEFORE), Optional.of(DEV), false).get(0),
            plain.news("x").get(0),
            plain
                .pending(new ClientMessage.Say(1, DEV, Text.of("x")), ALICE, Optional.empty())
                .get(0))) {
      assertEquals(shown.toString(), shown.toAnsi());
    }
  }

  @Test
  void pendingMessagesAreDimAndHaveNoTime() {
    List<AttributedString> said =
        format.pending(new ClientMessage.Say(1, DEV, Text.of("a\n\tb")), ALICE, Optional.of(DEV));
    assertEquals(List.of("\u2026 #dev alice: a", "\u2026 #dev alice|  b"), texts(said));
    assertEquals(DIM, said.get(0).styleAt(0));
    assertEquals(
        List.of("\u2026 ~ alice waves"),
        texts(
            format.pending(
                new ClientMessage.Say(1, DEV, MessageKind.EMOTED, Text.of("waves")),
                ALICE,
                Optional.empty())));
    assertEquals(
        List.of("\u2026 [to bob] psst"),
        texts(
            format.pending(
                new ClientMessage.Tell(1, BOB, Text.of("psst")), ALICE, Optional.empty())));
  }

  @Test
  void noticesArePlainAndNewsIsDim() {
    assertEquals(List.of("* a", "* b"), texts(format.notice("a\nb")));
    assertEquals(AttributedStyle.DEFAULT, format.notice("a").get(0).styleAt(0));
    assertEquals(DIM, format.news("a").get(0).styleAt(0));
  }

  @Test
  void longLinesStayWholeToBeCopied() {
    String address = "https://example.org/" + "x".repeat(5_000);
    assertEquals(List.of("12:05 bob: " + address), message(line(DEV, "bob", address, When.NOW)));
  }

  @Test
  void aTimeOutOfRangeIsShown() {
    ChatLine line =
        new ChatLine(
            Optional.of(DEV),
            1,
            Instant.MAX,
            true,
            BOB,
            MessageKind.SAID,
            Text.of("x"),
            When.NOW,
            Author.OTHER);
    assertEquals(List.of("00:00 bob: x"), message(line));
  }

  @Test
  void nickOfAnAccountIsMarkedInWhatTheTerminalCanShow() {
    ChatLine line =
        new ChatLine(
            Optional.of(RoomName.LOBBY),
            1,
            FakeSession.NOW,
            true,
            Nick.of("bob"),
            17,
            MessageKind.SAID,
            Text.of("hi"),
            When.NOW,
            Author.OTHER);
    Times times = new Times(ZoneOffset.UTC);
    for (Map.Entry<Charset, String> mark : Map.of(UTF_8, "\u2713", ISO_8859_1, "+").entrySet()) {
      ScreenFormat marking = new ScreenFormat(times, Optional.empty(), mark.getKey());
      String shown = texts(marking.message(line, Optional.empty(), false)).get(0);
      assertTrue(shown.endsWith(" bob" + mark.getValue() + ": hi"), shown);
    }
  }
}
