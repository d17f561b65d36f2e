package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.network.AddressText;
import chat.protocol.account.Fingerprint;
import chat.server.announce.Announcement;
import chat.server.net.accept.Endpoint;
import chat.server.tls.ServerTls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Which port of a server is announced. */
class AnnounceOptionsTest {
  private final ServerTls tls = ServerTls.inMemory(Clock.systemUTC());
  private final Optional<Fingerprint> fingerprint = Optional.of(tls.certificate().fingerprint());

  @Test
  void onlyWhatOthersCanReachIsAnnounced() throws Exception {
    Endpoint here = endpoint("127.0.0.1", 8028, false);
    assertEquals(Optional.empty(), announced(here));
    assertEquals(
        Optional.empty(), announced(here, endpoint("::1", 8028, false), endpoint("::1", 9, true)));
    assertEquals(
        Optional.of("0.0.0.0:8029 " + fingerprint),
        announced(here, endpoint("0.0.0.0", 8029, true)));
    assertEquals(
        Optional.empty(), announced(List.of("--no-announce"), endpoint("0.0.0.0", 8029, true)));
  }

  @Test
  void portForTlsIsAnnouncedBeforeAPlainOne() throws Exception {
    Endpoint plain = endpoint("0.0.0.0", 8028, false);
    assertEquals(
        Optional.of("0.0.0.0:8029 " + fingerprint),
        announced(plain, endpoint("0.0.0.0", 8029, true)));
    assertEquals(Optional.of("0.0.0.0:8028 Optional.empty"), announced(plain));
    // A port for TLS that others can't reach is none for them.
    assertEquals(
        Optional.of("0.0.0.0:8028 Optional.empty"),
        announced(plain, endpoint("127.0.0.1", 8029, true)));
  }

  private Optional<String> announced(Endpoint... endpoints) {
    return announced(List.of(), endpoints);
  }

  private Optional<String> announced(List<String> typed, Endpoint... endpoints) {
    AnnounceOptions options = new AnnounceOptions();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("a", mixin(options)))
        .parseArgs(typed.toArray(String[]::new));
    return options
        .announcement(List.of(endpoints), Optional.of(tls))
        .map(Supplier::get)
        .map(AnnounceOptionsTest::text);
  }

  private static CommandLine.Model.CommandSpec mixin(AnnounceOptions options) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
  }

  private static String text(Announcement announcement) {
    return AddressText.of(announcement.endpoint()) + " " + announcement.fingerprint();
  }

  private static Endpoint endpoint(String host, int port, boolean isTls) throws Exception {
    return new Endpoint(new InetSocketAddress(InetAddress.getByName(host), port), isTls);
  }
}
