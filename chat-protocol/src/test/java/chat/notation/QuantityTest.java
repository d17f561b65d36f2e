package chat.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuantityTest {
  @Test
  void oneThingIsSingular() {
    assertEquals("0 rooms", Quantity.of(0, "room"));
    assertEquals("1 room", Quantity.of(1, "room"));
    assertEquals("2,000 rooms", Quantity.of(2_000, "room"));
    assertEquals("1 person", Quantity.of(1, "person", "people"));
    assertEquals("2 people", Quantity.of(2, "person", "people"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 bytes",
        "1|1 byte",
        "1023|1,023 bytes",
        "1024|1k",
        "8192|8k",
        "10239|10,239 bytes",
        "10240|10k",
        "10485759|10239k",
        "201326591|191m",
        "1073741824|1g",
        "9223372036854775807|8589934591g"
      })
  void sizeIsWrittenLikeOptionsTakeIt(long bytes, String written) {
    assertEquals(written, Quantity.ofBytes(bytes));
  }
}
