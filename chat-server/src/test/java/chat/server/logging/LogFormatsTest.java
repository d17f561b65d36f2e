package chat.server.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import chat.server.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log lines of text that users chose. */
class LogFormatsTest {
  private static final String HOSTILE =
      "a\u001b[31mb\r\n12:00:00 ERROR forged\u009b2J\u202e\u2028\ue000\t\"\\ \udb40\udc41 żółw";

  private final LoggerContext context = new LoggerContext();

  private String line(Encoder<ILoggingEvent> encoder, Level level, Throwable thrown) {
    encoder.setContext(context);
    encoder.start();
    LoggingEvent event =
        new LoggingEvent(
            "", context.getLogger("chat"), level, "refused {}", thrown, new Object[] {HOSTILE});
    return new String(encoder.encode(event), UTF_8);
  }

  private static void assertPrintable(String lines) {
    assertTrue(lines.endsWith("\n"), lines);
    lines
        .lines()
        .forEach(
            line -> assertTrue(line.codePoints().allMatch(Printable::isPrintable), "raw: " + line));
  }

  @Test
  void lineOfTextIsOneLineOfPrintableCharacters() {
    String line = line(new LineEncoder(), Level.WARN, null);
    assertPrintable(line);
    assertEquals(1, line.lines().count());
    assertTrue(
        line.matches(
            "\\d\\d:\\d\\d:\\d\\d WARN  refused a\\\\u001b\\[31mb\\\\u000d\\\\u000a12.*żółw\\R"),
        line);
  }

  @Test
  void messageOfAnExceptionCannotBeginALine() {
    String lines = line(new LineEncoder(), Level.ERROR, new IllegalStateException(HOSTILE));
    assertPrintable(lines);
    List<String> all = lines.lines().toList();
    assertTrue(all.size() > 3, lines);
    assertTrue(all.stream().skip(1).allMatch(line -> line.startsWith("  ")), lines);
  }

  /** The journal adds the time, and reads the priority. */
  @ParameterizedTest
  @ValueSource(strings = {"ERROR=<3>ERROR", "WARN=<4>WARN ", "INFO=<6>INFO ", "DEBUG=<7>DEBUG"})
  void linesForTheJournalBeginWithTheirPriority(String example) {
    String[] parts = example.split("=", 2);
    String lines =
        line(new LineEncoder(true), Level.toLevel(parts[0]), new IllegalStateException("x"));
    assertTrue(lines.startsWith(parts[1] + " refused a"), lines);
    String priority = parts[1].substring(0, 3);
    assertTrue(lines.lines().allMatch(line -> line.startsWith(priority)), lines);
  }

  @Test
  void lineOfJsonIsOneObjectThatPreservesTheText() {
    String line = line(new JsonLineEncoder(), Level.ERROR, new IllegalStateException(HOSTILE));
    assertPrintable(line);
    assertEquals(1, line.lines().count());
    assertTrue(Json.isValid(line), line);
    assertEquals("refused " + HOSTILE, Json.value(line, "$.formattedMessage"));
    assertEquals("ERROR", Json.value(line, "$.level"));
    assertEquals(HOSTILE, Json.value(line, "$.throwable.message"));
    assertFalse(Json.value(line, "$.timestamp").isEmpty());
  }
}
