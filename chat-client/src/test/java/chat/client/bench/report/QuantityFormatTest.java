package chat.client.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuantityFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 us",
        "850|850 us",
        "1000|1 ms",
        "1500|1.5 ms",
        "4120|4.12 ms",
        "12340|12.3 ms",
        "999000|999 ms",
        "1000000|1 s",
        "75000000|75 s",
        "3600000000|3,600 s"
      })
  void latencyHasAFittingUnit(long micros, String written) {
    assertEquals(written, QuantityFormat.micros(micros));
  }
}
