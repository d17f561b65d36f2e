package chat.client.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.client.command.CommandParser;
import chat.client.config.Bell;
import chat.client.config.Preferences;
import chat.client.config.Show;
import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.Page;
import chat.client.view.TerminalText;
import chat.fixture.LinearTime;
import chat.json.JsonObject;
import chat.json.JsonReader;
import chat.json.MalformedJsonException;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.command.UsageException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times what the client does with texts of servers and programs, on those that take longest. */
final class LinearClientTimeTest {
  private static final RoomName ROOM = RoomName.of("#tea");
  private static final Nick ALICE = Nick.of("alice");

  private final ScreenFormat format = Desk.format(256);
  private final Highlights highlights =
      new Highlights(new Preferences(Bell.OFF, Show.ALL, List.of("a a", "aaaa", "Σ"), List.of()));

  private static ChatLine line(String text) {
    return new ChatLine(
        Optional.of(ROOM),
        1,
        Instant.EPOCH,
        true,
        ALICE,
        MessageKind.SAID,
        Text.of(text),
        When.NOW,
        Author.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0301\u0316", "Σ", "ß", "a ", "aaaaa", "\n", "\u200b", "漢", "\t", "e\u0301"})
  void messageIsShown(String repeated) {
    FoundWords words = new FoundWords("a b Σσ");
    LinearTime.of(repeated, text -> highlights.concern(line(text), Optional.of(ALICE)));
    LinearTime.of(repeated, text -> format.message(line(text), Optional.of(ROOM), true));
    LinearTime.of(repeated, text -> format.found(line(text), Optional.of(ROOM), words));
    LinearTime.of(
        repeated,
        text -> words.append(new AttributedStringBuilder(), text, AttributedStyle.DEFAULT));
    LinearTime.of(repeated, text -> Wrapping.indented(new AttributedString(text), 80));
    LinearTime.of(repeated, text -> Wrapping.rowsAboveEnd(text, 80, 80));
    LinearTime.of(repeated, text -> Segments.cut(new AttributedString(text), 80));
    LinearTime.of(repeated, FoundWords::new);
  }

  @ParameterizedTest
  @CsvSource({
    "{, '\"a\":1,', ''",
    "'{\"text\":\"', '\\u0061', '\"}'",
    "'{\"text\":', 9, '}'",
    "'{\"text\":', ' ', x",
    "'', '{\"a\":', ''",
  })
  void jsonIsRead(String start, String repeated, String end) {
    LinearTime.of(
        start,
        repeated,
        end,
        json -> {
          try {
            JsonReader.read(json);
          } catch (MalformedJsonException e) {
            // Refused; how soon is what counts.
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\"", "\u2028", "a"})
  void jsonIsWritten(String repeated) {
    LinearTime.of(
        repeated, text -> assertNotNull(new JsonObject().string("text", text).toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "'/me x', ' ', x",
    "/, Σ, ''",
    "'/set ', Σ, ''",
    "'/set bell x', ' ', x",
    "'/go ', 9, ''",
    "'/help ', Σ, ''",
    "'/who', ' ', x",
    "'', 'a\n', ''",
  })
  void lineIsParsed(String start, String repeated, String end) {
    for (Page front : List.of(Page.of(ROOM), Page.with(ALICE))) {
      CommandParser parser = new CommandParser(true);
      LinearTime.of(
          start,
          repeated,
          end,
          typed -> {
            try {
              var unused = parser.parse(typed, Optional.of(front));
            } catch (UsageException e) {
              // Refused; how soon is what counts.
            }
          });
    }
  }

  @Test
  void plainTextIsSplit() {
    for (String repeated : List.of("\n", "\r", "a", "\u0301")) {
      LinearTime.of(
          repeated, text -> new TerminalText().add(ByteBuffer.wrap(text.getBytes(UTF_8))));
    }
  }
}
