package chat.server.net.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.fixture.LinearTime;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.command.UsageException;
import chat.protocol.input.InputBuffer;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import chat.server.log.Searches;
import chat.server.log.words.SearchTerms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times what the server does with texts of clients, on those that take it longest. */
class LinearServerTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0301\u0316",
        "a\u0301\u0316\u0301\u0316\u0301\u0316\u0301\u0316\u0301",
        "\u0F73",
        "\uFF9E\u0301",
        "Σ",
        "aΣ.",
        "ß",
        "İ",
        "ΐ",
        "\uFDFA",
        "漢",
        "漢\u3099",
        "ー",
        "ー\u3099",
        "ー1",
        "\uFF70\uFF9E",
        "a ",
        "a!",
        "\uD834\uDD60",
      })
  void wordsAreFound(String repeated) {
    LinearTime.of(repeated, text -> SearchTerms.words(Text.of(text)));
    LinearTime.of(repeated, text -> SearchTerms.of(Text.of(text)).terms());
  }

  @ParameterizedTest
  @CsvSource({"ー, ーーーーーーーーーーーーア", "漢, 漢漢漢漢漢漢漢漢漢漢漢漢字", "a, aaaaaaaaaaab", "'a ', a a b"})
  void memoryIsSearched(String repeated, String words) {
    LogName tea = LogName.of(RoomName.of("#tea"));
    LinearTime.of(
        repeated,
        text -> {
          MemoryLog log = new MemoryLog();
          log.append(
              List.of(
                  new Draft(tea, "a", 0, 1, Nick.of("alice"), MessageKind.SAID, Text.of(text))));
          try {
            var unused = Searches.find(log, tea, words, 1);
          } catch (LogException e) {
            throw new AssertionError(e);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\n", "\u00FF", "\u00FA", "\u0301"})
  void linesAreDecoded(String repeated) {
    LinearTime.of(
        repeated,
        text -> {
          try {
            InputBuffer input = new InputBuffer(new ByteArrayInputStream(text.getBytes(UTF_8)));
            LineDecoder lines = new LineDecoder(input, 1 << 16);
            while (input.fill()) {
              while (lines.next().isPresent()) {
                // The next one follows.
              }
            }
            var unused = lines.takeRest();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "'GET /', x, ' HTTP/'",
    "'GET ', ':1', ' HTTP/'",
    "'GET ', 'a://', ' HTTP/'",
    "'', A, ' / HTTP/'",
    "'SSH-2.0-', x, ''",
    "'OPTIONS rtsp://', x, ' RTSP/'",
    "'INVITE sip:', x, ' SIP/'",
    "'PROXY UNKNOWN ', x, ''",
    "'PROXY TCP4 ', 1, ''",
    "'*', 1, ''",
    "'', 'MQTT', ''",
  })
  void foreignFirstLineIsSearched(String start, String repeated, String end) {
    LinearTime.of(start, repeated, end, line -> ForeignProtocol.ofLine(line));
    LinearTime.of(
        start,
        repeated,
        end,
        line -> {
          try {
            InputBuffer input = new InputBuffer(new ByteArrayInputStream(line.getBytes(UTF_8)));
            while (input.fill()) {
              var unused = ForeignProtocol.of(input);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Σ", "a", " "})
  void commandOfTheClientIsRefused(String repeated) {
    LinearTime.of(
        repeated,
        typed -> {
          try {
            ClientOnlyCommands.refuse(typed);
          } catch (UsageException e) {
            // Refused; how soon is what counts.
          }
        });
  }
}
