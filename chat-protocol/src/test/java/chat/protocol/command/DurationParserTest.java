package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationParserTest {
  @Test
  void numberAndUnitMakeADuration() throws UsageException {
    assertEquals(Duration.ofSeconds(30), DurationParser.parse("30s"));
    assertEquals(Duration.ofMinutes(10), DurationParser.parse("10m"));
    assertEquals(Duration.ofHours(12), DurationParser.parse("12h"));
    assertEquals(Duration.ofDays(30), DurationParser.parse("30d"));
  }

  @Test
  void unitsAddUpFromTheLongest() throws UsageException {
    assertEquals(Duration.ofMinutes(90), DurationParser.parse("1h30m"));
    assertEquals(Duration.ofHours(36), DurationParser.parse("1d12h"));
    assertEquals(Duration.ofSeconds(90_061), DurationParser.parse("1d1h1m1s"));
    assertEquals(Duration.ofHours(1), DurationParser.parse("1h0s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10",
        "m",
        "0s",
        "-1s",
        "1.5h",
        "10 m",
        "10M",
        "1w",
        "9999999999s",
        "1h30",
        "30m1h",
        "1h1h",
        "0h0m",
        "1h 30m",
        "10x",
        "1h30x",
        "h30m"
      })
  void anythingElseIsRefusedWithExamples(String typed) {
    var refusal = assertThrows(UsageException.class, () -> DurationParser.parse(typed));
    assertEquals(
        "'" + typed + "' is not a duration; write one like 30s, 10m, 1h30m or 30d",
        refusal.getMessage());
  }

  /** Timers count nanoseconds, of which a long holds 292 years. */
  @Test
  void durationsOverAHundredYearsAreRefused() throws UsageException {
    var refusal = assertThrows(UsageException.class, () -> DurationParser.parse("999999999d"));
    assertThrows(UsageException.class, () -> DurationParser.parse("36500d1s"));
    assertEquals("'999999999d' is too long; 36500d is the longest duration", refusal.getMessage());
    assertTrue(DurationParser.parse("36500d").toNanos() > 0);
  }
}
