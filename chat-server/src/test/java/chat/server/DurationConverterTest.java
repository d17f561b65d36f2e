package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
  private final DurationConverter converter = new DurationConverter();

  @Test
  void aNumberAndAUnitAreADuration() {
    assertEquals(Duration.ofSeconds(30), converter.convert("30s"));
    assertEquals(Duration.ofMinutes(10), converter.convert("10m"));
    assertEquals(Duration.ofHours(12), converter.convert("12h"));
    assertEquals(Duration.ofDays(30), converter.convert("30d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "m", "0s", "-1s", "1.5h", "10 m", "10M", "1w", "9999999999s"})
  void anythingElseIsNot(String value) {
    assertThrows(TypeConversionException.class, () -> converter.convert(value));
  }

  /** Connections reckon in nanoseconds, of which a long holds 292 years. */
  @Test
  void aVeryLongDurationIsRefusedBecauseNobodyCanReckonWithIt() {
    assertThrows(TypeConversionException.class, () -> converter.convert("999999999d"));
    assertTrue(converter.convert("36500d").toNanos() > 0);
  }
}
