package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.Destination;
import chat.client.config.LoadedSettings;
import chat.client.config.Settings;
import chat.client.config.TestHome;
import chat.client.discovery.FoundServer;
import chat.client.discovery.ServerFinder;
import chat.client.net.Connected;
import chat.client.net.ServerAddress;
import chat.client.view.Stdio;
import chat.fixture.Captured;
import chat.protocol.account.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client whose user named no server, on a computer without one. What announces itself on the
 * network is given by the test.
 */
final class ServerChoiceTest {
  private static final TestCertificate OWN = TestCertificate.selfSigned("localhost");
  private static final Fingerprint OTHER = Fingerprint.of(new byte[] {1});

  /** For a client that must not look for servers. */
  private static final ServerFinder NOT_ASKED =
      () -> {
        throw new AssertionError("the client looked for servers");
      };

  @TempDir private Path folder;

  private final Captured out = new Captured();
  private FakeServer server;
  private TlsHome home;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer().shows(OWN);
    home = new TlsHome(folder);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static FoundServer found(String name, String destination, Optional<Fingerprint> print) {
    int colon = destination.lastIndexOf(':');
    return new FoundServer(
        name,
        List.of(destination.substring(0, colon)),
        Integer.parseInt(destination.substring(colon + 1)),
        print.isPresent(),
        print);
  }

  private FoundServer office(Fingerprint announced) {
    return found("the office", server.address(), Optional.of(announced));
  }

  private static ServerFinder finding(FoundServer... servers) {
    return () -> List.of(servers);
  }

  /** Returns the settings of a user who typed this, on a computer where nothing listens. */
  private LoadedSettings typed(String... options) throws IOException {
    LoadedSettings loaded = new TestHome(folder).starts(options);
    Settings settings = loaded.settings();
    ServerAddress here =
        new ServerAddress("localhost", closedPort(), settings.destination().address().tls());
    return new LoadedSettings(
        new Settings(
            new Destination(Optional.empty(), here),
            settings.rooms(),
            settings.link(),
            settings.pipe(),
            settings.display()),
        List.of(),
        loaded.store());
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private CompletableFuture<Connected> starts(
      boolean isTerminal, String input, ServerFinder finder, String... options) throws IOException {
    Stdio stdio =
        new Stdio(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            out,
            new Captured(),
            isTerminal,
            UTF_8);
    FirstConnection first =
        new FirstConnection(typed(options), stdio, home.environment(), TestClient.QUICK, finder);
    CompletableFuture<Connected> opened = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                opened.complete(first.open());
              } catch (IOException | InterruptedException | AssertionError e) {
                opened.completeExceptionally(e);
              }
            },
            "client")
        .start();
    return opened;
  }

  private CompletableFuture<Connected> types(String input, FoundServer... servers)
      throws IOException {
    return starts(true, input, finding(servers));
  }

  private static String failure(CompletableFuture<Connected> opened) {
    ExecutionException e =
        assertThrows(
            ExecutionException.class,
            () -> opened.get(Captured.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    return assertInstanceOf(IOException.class, e.getCause()).getMessage();
  }

  private static void isConnected(CompletableFuture<Connected> opened) throws Exception {
    opened.get(Captured.PATIENCE.toSeconds(), TimeUnit.SECONDS).network().close();
  }

  @Test
  void personChoosesFromAListAndIsAskedLikeForATypedAddress() throws Exception {
    FoundServer lab = found("lab", "192.0.2.7:8028", Optional.empty());
    var opened = types("2\nn\n", lab, office(OWN.fingerprint()));
    server.accepts().seesNoByteAfterTheHandshake();
    assertEquals(
        "not connected to " + server.address() + ": you did not confirm its fingerprint",
        failure(opened));
    assertEquals(
        """
        No server on this computer. Looking on the local network for 2 s ...
        Servers on the local network, as anyone there may announce them:
          1  192.0.2.7:8028  unencrypted  lab
          2  %s  TLS  the office
             announced fingerprint %s
        Which one (1-2, empty: none)?
        The certificate of %s is unknown: no authority that this computer trusts has signed it.
        Its fingerprint is %s
        Compare it with the one that the server prints when it starts.
        Is it the same? Type y or n, or paste the fingerprint:
        """
            .formatted(server.address(), OWN.fingerprint(), server.address(), OWN.fingerprint()),
        out.toString());
    assertEquals(List.of(), home.known());
  }

  @Test
  void announcedFingerprintIsNeitherTrustedNorStored() throws Exception {
    var opened = types("1\n" + OTHER + "\n", office(OTHER));
    server.accepts().seesNoByteAfterTheHandshake();
    failure(opened);
    out.sees(
        """
        Its fingerprint is %s
        The network announced another one for it: %s
        This may not be the server that was announced.
        Compare it with the one that the server prints when it starts.
        """
            .formatted(OWN.fingerprint(), OTHER));
    assertEquals(List.of(), home.known());
    var confirmed = types("1\ny\n", office(OTHER));
    server.accepts().seesNoByteAfterTheHandshake();
    server.accepts().greets();
    isConnected(confirmed);
    assertEquals(List.of(server.address() + " " + OWN.fingerprint()), home.known());
  }

  @Test
  void announcedFingerprintDoesNotExcuseAChangedCertificate() throws Exception {
    home.knows(server.address() + " " + OTHER + " 2026-01-02");
    var opened = types("1\n", office(OWN.fingerprint()));
    server.accepts().seesNoByteAfterTheHandshake();
    assertTrue(failure(opened).contains("HAS CHANGED"));
  }

  @Test
  void serverAnnouncedAsUnencryptedIsNoWayBackToPlainText() throws Exception {
    home.knows("127.0.0.1:8029 " + OWN.fingerprint() + " 2026-01-02");
    FoundServer plain = found("the office", server.address(), Optional.empty());
    String why = failure(types("1\nn\n", plain));
    assertTrue(why.contains("this host was reached by TLS before"), why);
  }

  @Test
  void programGetsTheListAndWhatToType() throws Exception {
    FoundServer attic = office(OWN.fingerprint());
    FoundServer lab = found("lab", "192.0.2.7:8028", Optional.empty());
    String expected =
        """
        no server on this computer. On the local network, these announce themselves:
          1  %s  TLS  the office
             announced fingerprint %s
          2  192.0.2.7:8028  unencrypted  lab
        Name one that you know, like: chat-client --tls %s"""
            .formatted(server.address(), OWN.fingerprint(), server.address());
    String[][] programs = {{}, {"--send", "hi"}, {"--json"}, {"--listen"}};
    for (String[] options : programs) {
      boolean isTerminal = options.length > 0;
      var opened = starts(isTerminal, "1\n", finding(attic, lab), options);
      assertEquals(expected, failure(opened));
    }
    assertEquals("", out.toString());
  }

  @Test
  void failureSaysWhatWasLookedFor() throws Exception {
    String why = failure(types("1\n"));
    assertTrue(why.startsWith("cannot connect to localhost:"), why);
    assertTrue(
        why.endsWith(
            "(--bind 0.0.0.0 opens it to others)? On the local network, no server announced itself"
                + " within 2 s."),
        why);
    FoundServer tls = office(OWN.fingerprint());
    FoundServer plain = found("lab", "192.0.2.7:8028", Optional.empty());
    why = failure(starts(true, "1\n", finding(plain), "--tls"));
    assertTrue(why.endsWith("no server with TLS announced itself within 2 s."), why);
    why = failure(starts(true, "1\n", finding(tls), "--plain"));
    assertTrue(why.endsWith("no server without TLS announced itself within 2 s."), why);
  }

  @Test
  void networksThatCanNotBeAskedAreReported() throws Exception {
    ServerFinder broken =
        () -> {
          throw new IOException("no such device");
        };
    String why = failure(starts(true, "", broken));
    assertTrue(why.startsWith("cannot connect to localhost:"), why);
    assertTrue(
        why.endsWith(" The local network can't be searched for servers: no such device"), why);
  }

  @Test
  void emptyAnswerAndEndOfInputChooseNone() throws Exception {
    for (String input : List.of("\n", "", "9\n\n", "one\n")) {
      assertEquals(
          "not connected: you chose no server", failure(types(input, office(OWN.fingerprint()))));
    }
  }

  @Test
  void answerThatIsNoNumberIsAskedForAgain() throws Exception {
    var opened = types("0\n-1\n2\n99999999999\nyes\n1\nn\n", office(OTHER));
    server.accepts().seesNoByteAfterTheHandshake();
    failure(opened);
    assertEquals(5, out.toString().split("Type a number \\(1\\), or nothing:", -1).length - 1);
  }

  @Test
  void everyOneOf64ServersCanBeChosen() throws Exception {
    FoundServer[] servers =
        IntStream.rangeClosed(1, 64)
            .mapToObj(
                i -> i == 64 ? office(OTHER) : found("s" + i, "192.0.2.1:" + i, Optional.empty()))
            .toArray(FoundServer[]::new);
    var opened = types("64\nn\n", servers);
    server.accepts().seesNoByteAfterTheHandshake();
    failure(opened);
    out.sees("\n 63  192.0.2.1:63  unencrypted  s63\n 64  " + server.address() + "  TLS  ");
  }

  @Test
  void firstAddressThatAcceptsIsTaken() throws Exception {
    server.showsNothing();
    int port = Integer.parseInt(server.address().replaceFirst(".*:", ""));
    List<String> addresses = List.of("127.0.0.2", "127.0.0.1");
    FoundServer both = new FoundServer("lab", addresses, port, false, Optional.empty());
    var opened = types("1\n", both);
    assertEquals(
        server.address(),
        opened.get(Captured.PATIENCE.toSeconds(), TimeUnit.SECONDS).address().toString());
    out.sees("  1  127.0.0.2:" + port + "  unencrypted  lab\n     or 127.0.0.1:" + port + "\n");
    isConnected(opened);
  }

  @Test
  void nobodyIsLookedForIfTheUserNamedAServer() throws Exception {
    String here = "127.0.0.1:" + closedPort();
    for (LoadedSettings named :
        List.of(
            new TestHome(folder).starts(here),
            new TestHome(folder).config("server = " + here).starts())) {
      Stdio stdio = new Stdio(new ByteArrayInputStream(new byte[0]), out, out, true, UTF_8);
      FirstConnection first =
          new FirstConnection(named, stdio, home.environment(), TestClient.QUICK, NOT_ASKED);
      String why = assertThrows(IOException.class, first::open).getMessage();
      assertTrue(why.startsWith("cannot connect to " + here + ": refused."), why);
      assertFalse(why.contains("network, no server"), why);
    }
    assertEquals("", out.toString());
  }
}
