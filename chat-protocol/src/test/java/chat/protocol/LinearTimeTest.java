package chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.LinearTime;
import chat.fixture.PieceStream;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.TypingContext;
import chat.protocol.command.UsageException;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.InputBuffer;
import chat.protocol.unicode.NameRules;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times all that works on a text of any length, on the input that takes it longest. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class LinearTimeTest {
  private static void parse(String line) {
    try {
      var context = new TypingContext(Optional.of(RoomName.LOBBY), ZoneOffset.UTC);
      if (SlashCommandParser.parse(line, context) instanceof ParsedInput.Help help) {
        var unused = SlashCommandParser.help(help);
      }
    } catch (UsageException e) {
      // Refused; how soon is what counts.
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'/me x', ' ', x",
    "'/search x', ' ', x",
    "'/search ', 'a ', ''",
    "'/search ', '\"a ', ''",
    "'/search from:', Σ, ''",
    "'/search after:', ß, ''",
    "'/search ', 'Σ', ''",
    "/, Σ, ''",
    "/, ß, ''",
    "/, a, ''",
    "'/help ', Σ, ''",
    "'/help x', ' ', x",
    "'/nick ', '\u0301\u0316', ''",
    "'/join ', '\u0301\u0316', ''",
    "'/topic ', '\n ', x",
    "'/history ', 9, ''",
    "'', '\u2028', ''",
  })
  void typedLine(String start, String repeated, String end) {
    LinearTime.of(start, repeated, end, LinearTimeTest::parse);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0301\u0316",
        "\u0301",
        "\u0F73",
        "\uFF9E\u0301",
        "\u0345\u0301",
        "\uD834\uDD60",
        "Σ",
        "aΣ.",
        "Σ\u0301",
        "ß",
        "İ",
        "ΐ",
        "ﬃ",
        "\uFDFA",
        "\uAC00",
        "a ",
        "𐐀",
      })
  void textKey(String repeated) {
    LinearTime.of(repeated, NameRules::textKey);
    LinearTime.of("a", repeated, "b", NameRules::textKey);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0301\u0316", "a", "\u0F73", "Σ", "\uFDFA", "\n", "-"})
  void names(String repeated) {
    LinearTime.of(repeated, Nick::received);
    LinearTime.of("#", repeated, "", RoomName::received);
  }

  @ParameterizedTest
  @CsvSource({
    "'MEMBERS #a 9\n', 'x\n'",
    "'MEMBERS #a 9\n', '\u0301\u0316'",
    "'WELCOME a b c 1 2\n', 'rate '"
  })
  void frameOfAServer(String start, String repeated) {
    LinearTime.of(
        start, repeated, "", payload -> assertDoesNotThrow(() -> Frames.fromServer(payload)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ' '",
    "'', 'a '",
    "'SAY 1 #a\n', '\u0301\u0316'",
    "'SAY ', 9",
    "'PING ', Σ",
    "'HELLO 1 ', '\u0301\u0316'",
    "'SEARCH #a 1\n', Σ",
  })
  void frameOfAClient(String start, String repeated) {
    LinearTime.of(
        start,
        repeated,
        "",
        payload -> {
          try {
            var unused = Frames.fromClient(payload);
          } catch (RefusedException | IOException e) {
            // Refused; how soon is what counts.
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u2028", "\n", "é"})
  void textIsCleaned(String repeated) {
    LinearTime.of(repeated, text -> Text.of(text).isOneLine());
    LinearTime.of(repeated, text -> Text.repair(text.getBytes(UTF_8), 0, text.length()));
  }

  /** Each byte of a frame of 4 MiB was copied up to four million times. */
  @Test
  void frameThatArrivesAByteAtATime() throws IOException {
    int length = 4 << 20;
    byte[] frame = new byte[4 + length];
    System.arraycopy(new byte[] {0, 0x40, 0, 0}, 0, frame, 0, 4);
    InputBuffer input = new InputBuffer(new PieceStream(frame, 1));
    FrameDecoder decoder = new FrameDecoder(input, Limits.MAX_FRAME_BYTES);
    while (input.fill()) {
      if (input.size() == frame.length) {
        assertEquals(length, decoder.next().orElseThrow().length());
      } else {
        assertEquals(Optional.empty(), decoder.next());
      }
    }
  }
}
