package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SizeParserTest {
  @Test
  void numberAndUnitMakeASize() throws UsageException {
    assertEquals(0, SizeParser.parse("0").bytes());
    assertEquals(65_536, SizeParser.parse("65536").bytes());
    assertEquals(64 * 1024, SizeParser.parse("64k").bytes());
    assertEquals(10L << 20, SizeParser.parse("10m").bytes());
    assertEquals(10L << 20, SizeParser.parse("10M").bytes());
    assertEquals(20L << 30, SizeParser.parse("20GB").bytes());
    assertEquals(999_999_999L << 30, SizeParser.parse("999999999g").bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k", "-1", "1.5m", "10 m", "10b", "10mbb", "1t", "9999999999"})
  void anythingElseIsRefusedWithExamples(String typed) {
    var refusal = assertThrows(UsageException.class, () -> SizeParser.parse(typed));
    assertEquals(
        "'" + typed + "' is not a size; write bytes, or a number like 64k, 10m or 2g",
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "1000", "64k", "1536", "10m", "2g", "2048g"})
  void sizeIsWrittenInTheLargestUnitThatDividesIt(String typed) throws UsageException {
    assertEquals(typed, SizeParser.parse(typed).toString());
  }
}
