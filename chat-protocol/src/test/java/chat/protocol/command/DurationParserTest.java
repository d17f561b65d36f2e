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

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "m", "0s", "-1s", "1.5h", "10 m", "10M", "1w", "9999999999s"})
  void anythingElseIsRefusedWithExamples(String typed) {
    var refusal = assertThrows(UsageException.class, () -> DurationParser.parse(typed));
    assertEquals(
        "'" + typed + "' is not a duration; write one like 30s, 10m, 12h or 30d",
        refusal.getMessage());
  }

  /** Timers count nanoseconds, of which a long holds 292 years. */
  @Test
  void durationsOverAHundredYearsAreRefused() throws UsageException {
    var refusal = assertThrows(UsageException.class, () -> DurationParser.parse("999999999d"));
    assertEquals("'999999999d' is too long; 36500d is the longest duration", refusal.getMessage());
    assertTrue(DurationParser.parse("36500d").toNanos() > 0);
  }
}
