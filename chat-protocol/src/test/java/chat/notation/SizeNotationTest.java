package chat.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SizeNotationTest {
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
  void roundedSizeHasAtLeastTwoDigitsUnlessItIsExact(long bytes, String written) {
    assertEquals(written, SizeNotation.rounded(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1023,1023",
    "1024,1k",
    "1025,1025",
    "1536,1536",
    "1048576,1m",
    "1099511627776,1024g"
  })
  void exactSizeIsWrittenInTheLargestUnitThatDividesIt(long bytes, String written) {
    assertEquals(written, SizeNotation.exact(bytes));
  }
}
