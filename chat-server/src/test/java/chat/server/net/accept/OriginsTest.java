package chat.server.net.accept;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.hub.peer.Origin;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses share a limit. */
class OriginsTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7, false",
    "::ffff:192.0.2.7, 192.0.2.7, false",
    "2001:db8:1:2::1, 2001:db8:1:2::/64, false",
    "2001:db8:1:2:ffff:ffff:ffff:ffff, 2001:db8:1:2::/64, false",
    "2001:db8:1:3::1, 2001:db8:1:3::/64, false",
    "2001:db8::1, 2001:db8::/64, false",
    "fe80::7%1, fe80::/64, false",
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.9, 127.0.0.9, true",
    "::1, ::1, true",
    "::ffff:127.0.0.1, 127.0.0.1, true",
  })
  void ipv6NetworkAndIpv4AddressAreOrigins(String address, String key, boolean isLoopback)
      throws Exception {
    assertEquals(new Origin(key, isLoopback), Origins.of(InetAddress.getByName(address)));
  }
}
