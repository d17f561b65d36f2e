package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.LoadedSettings;
import chat.client.config.TestHome;
import chat.client.discovery.DomainServers;
import chat.client.discovery.FakeNameServer;
import chat.client.discovery.FoundServer;
import chat.client.discovery.ServerFinder;
import chat.client.discovery.SrvRecord;
import chat.client.net.Connected;
import chat.client.net.ServerAddress;
import chat.client.view.Stdio;
import chat.fixture.Captured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user types a domain, whose name servers announce the servers of its chat. */
final class DomainTest {
  private static final String DOMAIN = "chat.invalid";
  private static final TestCertificate AUTHORITY = TestCertificate.authority();

  @TempDir private Path folder;
  private TlsHome home;
  private FakeServer server;
  private FirstConnection first;

  @BeforeEach
  void start() throws IOException {
    home = new TlsHome(folder);
    server = new FakeServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private SrvRecord here() {
    return new SrvRecord(2, 0, port(server.address()), "localhost");
  }

  private static SrvRecord closed(int priority) {
    return new SrvRecord(priority, 0, ComputerWithoutServer.closedPort(), "localhost");
  }

  /** Connects as a program with these options does. */
  private Connected opens(List<SrvRecord> records, String... options) throws Exception {
    LoadedSettings loaded = new TestHome(folder).starts(options);
    Stdio stdio =
        new Stdio(
            new ByteArrayInputStream(new byte[0]),
            new Captured(),
            new Captured(),
            false,
            StandardCharsets.UTF_8);
    try (FakeNameServer names = new FakeNameServer(Map.of("_chat._tcp." + DOMAIN, records))) {
      first =
          new FirstConnection(
              loaded, stdio, home.trusting(AUTHORITY), TestClient.QUICK, finding(names.client()));
      return first.open();
    }
  }

  private static ServerFinder finding(DomainServers domains) {
    return new ServerFinder() {
      @Override
      public List<FoundServer> find() {
        throw new AssertionError("nobody asks the local network");
      }

      @Override
      public List<SrvRecord> ofDomain(String domain) throws InterruptedException {
        return domains.find(domain);
      }
    };
  }

  @Test
  void firstServerThatAcceptsIsUsedAndAllAreKnown() throws Exception {
    Connected connected = opens(List.of(here(), closed(1)), "alice@" + DOMAIN);
    connected.close();
    assertEquals(port(server.address()), connected.address().port());
    List<ServerAddress> known = first.loaded().settings().destination().addresses();
    assertEquals(
        "[localhost:%d, localhost:%d, chat.invalid:8028]"
            .formatted(ComputerWithoutServer.closedPort(), port(server.address())),
        known.toString());
  }

  @Test
  void domainItselfIsTriedLast() {
    IOException e =
        assertThrows(IOException.class, () -> opens(List.of(closed(1)), "alice@" + DOMAIN));
    assertTrue(e.getMessage().contains(DOMAIN + ":8028: no such host"), e.getMessage());
  }

  @Test
  void typedPortAndPortsOfTheOtherKindAreNotAsked() {
    IOException withPort =
        assertThrows(IOException.class, () -> opens(List.of(here()), "alice@" + DOMAIN + ":8028"));
    IOException other =
        assertThrows(
            IOException.class,
            () -> opens(List.of(new SrvRecord(1, 0, 8029, "localhost")), "alice@" + DOMAIN));
    assertEquals(withPort.getMessage(), other.getMessage());
  }

  private CompletableFuture<Connected> opensByTls(TestCertificate shown) {
    server.shows(shown);
    CompletableFuture<Connected> opened = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                opened.complete(opens(List.of(here()), "--tls", "alice@" + DOMAIN));
              } catch (Exception e) {
                opened.completeExceptionally(e);
              }
            },
            "client")
        .start();
    return opened;
  }

  /** Whoever forges the record can have a certificate for the host that it names. */
  @Test
  void certificateMustBeForTheDomain() throws Exception {
    CompletableFuture<Connected> forged = opensByTls(AUTHORITY.signs("localhost"));
    server.accepts().seesNoByteAfterTheHandshake();
    server.accepts().seesNoByteAfterTheHandshake();
    assertTrue(
        ComputerWithoutServer.failure(forged).contains("the certificate of localhost:"),
        ComputerWithoutServer.failure(forged));
    CompletableFuture<Connected> right = opensByTls(AUTHORITY.signs(DOMAIN));
    server.accepts().greets();
    right.get().close();
  }
}
