package chat.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses as people write them. */
class AddressTextTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "0.0.0.0, 0.0.0.0",
    "0:0:0:0:0:0:0:0, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "2001:db8:0:0:0:0:0:7, 2001:db8::7",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "fe80:0:0:0:1:2:3:0, fe80::1:2:3:0",
    "2001:db8:1:1:1:1:0:0, 2001:db8:1:1:1:1::",
    "::ffff:192.0.2.7, 192.0.2.7",
  })
  void ipv6IsShort(String address, String expected) throws Exception {
    assertEquals(expected, AddressText.of(InetAddress.getByName(address)));
  }

  @Test
  void onlyIpv6IsInBracketsBeforeAPort() throws Exception {
    assertEquals("[::1]:80", AddressText.of(at("::1")));
    assertEquals("192.0.2.7:80", AddressText.of(at("192.0.2.7")));
    assertEquals("[::1]", AddressText.bracketed("[::1]"));
    assertEquals("example.org", AddressText.bracketed("example.org"));
  }

  private static InetSocketAddress at(String address) throws Exception {
    return new InetSocketAddress(InetAddress.getByName(address), 80);
  }
}
