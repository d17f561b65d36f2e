package chat.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of a destination; {@code CommandLineTest} tests malformed ones. */
final class DestinationTest {
  @ParameterizedTest
  @CsvSource({
    "localhost, , localhost, 8028",
    "alice@example.org:99, alice, example.org, 99",
    "[::1]:8028, , ::1, 8028",
    "bob@[fe80::1], bob, fe80::1, 8028",
    "::1, , ::1, 8028",
  })
  void destinationHasANickAHostAndAPort(String typed, String nick, String host, int port) {
    Destination destination = Destination.parse(typed);
    assertEquals(nick, destination.nick().map(Object::toString).orElse(null));
    assertEquals(host, destination.address().host());
    assertEquals(port, destination.address().port());
  }

  @Test
  void serversOfOneChatAreSeparatedByCommas() {
    Destination destination = Destination.parse("alice@a,b:7,[::1]:8,a", true);
    assertEquals("[a:8029, b:7, [::1]:8]", destination.addresses().toString());
    assertThrows(IllegalArgumentException.class, () -> destination.only("the test takes"));
    assertThrows(IllegalArgumentException.class, () -> Destination.parse("a,,b"));
  }
}
