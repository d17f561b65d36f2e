package chat.server.hub.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressPrefixTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "192.0.2.7/32, 192.0.2.7",
    "10.1.2.3/8, 10.0.0.0/8",
    "255.255.255.255, 255.255.255.255",
    "0.0.0.0/0, 0.0.0.0/0",
    "::ffff:192.0.2.7, 192.0.2.7",
    "2001:db8::/64, 2001:db8::/64",
    "2001:DB8:0:0:1:2:3:4, 2001:db8::/64",
    "2001:db8::1, 2001:db8::/64",
    "2001:db8:1:ff00::/56, 2001:db8:1:ff00::/56",
    "2001:db8:1:ffff::/56, 2001:db8:1:ff00::/56",
    "2001:db8::/120, 2001:db8::/64",
    "fe80::1, fe80::/64",
    "::1, ::/64",
    "::/0, ::/0",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff::/64",
  })
  void prefixHasOneSpelling(String text, String canonical) {
    assertEquals(canonical, parse(text).toString());
    assertEquals(parse(text), parse(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "192.0.2",
        "192.0.2.7.1",
        "192.0.2.256",
        "192.0.2.-1",
        "192.0.2.7/33",
        "192.0.2.7/",
        "192.0.2.7/8/8",
        "1.2.3.0004",
        "2001:db8",
        "2001:db8::1::2",
        "2001:db8::/129",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8",
        "g::",
        "12345::",
        "bob",
        "::ffff:bob",
        "\u0661.2.3.4",
        ":",
        ":::"
      })
  void otherTextIsNoAddress(String text) {
    assertEquals(Optional.empty(), AddressPrefix.parse(text), text);
  }

  @Test
  void networkOfAnIpv6AddressIsSingle() {
    assertTrue(parse("2001:db8::/64").isSingle());
    assertTrue(parse("192.0.2.7").isSingle());
    assertEquals(false, parse("2001:db8::/63").isSingle());
    assertEquals(false, parse("192.0.2.6/31").isSingle());
  }

  private static AddressPrefix parse(String text) {
    return AddressPrefix.parse(text).orElseThrow();
  }
}
