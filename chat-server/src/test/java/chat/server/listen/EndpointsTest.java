package chat.server.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.network.AddressText;
import chat.protocol.command.UsageException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What listens where, by --bind, --port 8028, --tls-port and --plain-anywhere. */
final class EndpointsTest {
  @ParameterizedTest
  @CsvSource({
    // This computer alone: no TLS, unless a port is typed for it.
    "127.0.0.1, , false, 127.0.0.1:8028, none",
    "127.0.0.1, none, false, 127.0.0.1:8028, none",
    "127.0.0.1, 9, false, 127.0.0.1:8028, 127.0.0.1:9",
    "127.0.0.1, 0, false, 127.0.0.1:8028, 127.0.0.1:0",
    "127.0.0.1, , true, 127.0.0.1:8028, none",
    "127.0.0.2, , false, 127.0.0.2:8028, none",
    "::1, , false, [::1]:8028, none",
    "::1, 9, true, [::1]:8028, [::1]:9",
    // Other computers get TLS, and this one keeps its plain port.
    "0.0.0.0, , false, 127.0.0.1:8028 [::1]:8028, 0.0.0.0:8029",
    "0.0.0.0, 0, false, 127.0.0.1:8028 [::1]:8028, 0.0.0.0:0",
    "::, , false, 127.0.0.1:8028 [::1]:8028, [::]:8029",
    "192.0.2.7, , false, 127.0.0.1:8028, 192.0.2.7:8029",
    "192.0.2.7, 9, false, 127.0.0.1:8028, 192.0.2.7:9",
    "2001:db8::7, , false, 127.0.0.1:8028 [::1]:8028, [2001:db8::7]:8029",
    // Plain anywhere.
    "0.0.0.0, , true, 0.0.0.0:8028, 0.0.0.0:8029",
    "0.0.0.0, none, true, 0.0.0.0:8028, none",
    "::, 9, true, [::]:8028, [::]:9",
    "192.0.2.7, , true, 192.0.2.7:8028, 192.0.2.7:8029",
    "192.0.2.7, none, true, 192.0.2.7:8028, none",
  })
  void otherComputersGetTlsAndNothingElseUnlessItIsTyped(
      String bind, String tlsPort, boolean plainAnywhere, String plain, String tls)
      throws Exception {
    assertPlan(plain, tls, plan(bind, tlsPort, plainAnywhere, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    // A socket of this computer replaces the plain one.
    "127.0.0.1, , false, 127.0.0.1:7, 127.0.0.1:7, none",
    "0.0.0.0, , false, 127.0.0.1:7, 127.0.0.1:7, 0.0.0.0:8029",
    "0.0.0.0, 9, false, [::1]:7, [::1]:7, 0.0.0.0:9",
    // One with the port for TLS replaces that one.
    "127.0.0.1, 7, false, [::]:7, 127.0.0.1:8028, [::]:7",
    "0.0.0.0, 7, false, [::]:7, 127.0.0.1:8028 [::1]:8028, [::]:7",
    "0.0.0.0, , false, [::]:8029, 127.0.0.1:8028 [::1]:8028, [::]:8029",
    // Plain anywhere.
    "127.0.0.1, , true, [::]:7, [::]:7, none",
    "127.0.0.1, 9, true, [::]:7, [::]:7, 127.0.0.1:9",
  })
  void inheritedSocketReplacesTheOneOfItsKind(
      String bind,
      String tlsPort,
      boolean plainAnywhere,
      String inherited,
      String plain,
      String tls)
      throws Exception {
    assertPlan(plain, tls, plan(bind, tlsPort, plainAnywhere, Optional.of(address(inherited))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.0.0.0 | none | | --bind 0.0.0.0 with --tls-port none leaves other computers no port: leave out --tls-port, so that they get TLS, or add --plain-anywhere to serve them without encryption",
        "192.0.2.7 | none | 127.0.0.1:7 | --bind 192.0.2.7 with --tls-port none leaves other computers no port: leave out --tls-port, so that they get TLS, or add --plain-anywhere to serve them without encryption",
        "127.0.0.1 | 8028 | | --port and --tls-port are both 8028: one port serves either plain text or TLS",
        "127.0.0.1 | | [::]:7 | the inherited socket [::]:7 is open to other computers, and what they send there would not be encrypted: serve TLS on it with --tls-port 7, bind it to 127.0.0.1, or allow it with --plain-anywhere",
        "127.0.0.1 | 9 | 192.0.2.7:7 | the inherited socket 192.0.2.7:7 is open to other computers, and what they send there would not be encrypted: serve TLS on it with --tls-port 7, bind it to 127.0.0.1, or allow it with --plain-anywhere",
      })
  void contradictionIsRefusedInWords(String bind, String tlsPort, String inherited, String why)
      throws Exception {
    Optional<InetSocketAddress> socket =
        inherited == null ? Optional.empty() : Optional.of(address(inherited));
    assertEquals(
        why,
        assertThrows(UsageException.class, () -> plan(bind, tlsPort, false, socket)).getMessage());
  }

  private static ListeningPlan plan(
      String bind, String tlsPort, boolean plainAnywhere, Optional<InetSocketAddress> inherited)
      throws Exception {
    Optional<TlsPort> typed =
        tlsPort == null ? Optional.empty() : Optional.of(TlsPort.parse(tlsPort));
    return new Endpoints(new BindAddress(bind, Duration.ZERO), 8028, typed, plainAnywhere)
        .plan(InetAddress.getByName(bind), inherited);
  }

  private static InetSocketAddress address(String typed) throws Exception {
    URI uri = new URI("chat://" + typed);
    return new InetSocketAddress(InetAddress.getByName(uri.getHost()), uri.getPort());
  }

  private static void assertPlan(String plain, String tls, ListeningPlan plan) {
    assertEquals(
        plain, plan.plain().stream().map(AddressText::of).collect(Collectors.joining(" ")));
    assertEquals(tls, plan.tls().map(AddressText::of).orElse("none"));
  }
}
