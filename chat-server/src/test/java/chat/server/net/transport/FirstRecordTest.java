package chat.server.net.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first bytes of a client show. */
class FirstRecordTest {
  @ParameterizedTest
  @CsvSource({
    "'', UNDECIDED",
    "16, UNDECIDED",
    "1603, UNDECIDED",
    "16030102, UNDECIDED",
    "1603010200, TLS",
    "1603030200, TLS",
    "1603040200, TLS",
    "1603050200, OTHER",
    "1602, OTHER",
    "80, UNDECIDED",
    "802e0103, UNDECIDED",
    "802e010301, SSL2",
    "801c010002, SSL2",
    "802e02, OTHER",
    "802e0104, OTHER",
    "00, OTHER",
    "15, OTHER",
    "0d0a, OTHER",
    "474554202f, OTHER",
    "c3a4, OTHER",
  })
  void bytesShowTheProtocol(String hex, FirstRecord expected) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertEquals(expected, FirstRecord.of(bytes, bytes.length));
  }
}
