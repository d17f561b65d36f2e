package chat.client;

import static chat.client.ComputerWithoutServer.closedPort;
import static chat.client.ComputerWithoutServer.failure;
import static chat.client.ComputerWithoutServer.finding;
import static chat.client.ComputerWithoutServer.found;
import static chat.client.ComputerWithoutServer.isConnected;
import static chat.client.ComputerWithoutServer.office;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.LoadedSettings;
import chat.client.config.TestHome;
import chat.client.discovery.FoundServer;
import chat.client.discovery.ServerFinder;
import chat.client.view.Stdio;
import chat.fixture.Captured;
import chat.protocol.account.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user who named no server, on a computer without one, is shown and can choose. */
final class ServerChoiceTest {
  private static final TestCertificate OWN = TestCertificate.selfSigned("localhost");
  private static final Fingerprint OTHER = Fingerprint.of(new byte[] {1});

  /** For a client that must not look for servers. */
  private static final ServerFinder NOT_ASKED =
      () -> {
        throw new AssertionError("the client looked for servers");
      };

  @TempDir private Path folder;

  private FakeServer server;
  private ComputerWithoutServer computer;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer().shows(OWN);
    computer = new ComputerWithoutServer(folder);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void personChoosesFromAListAndIsAskedLikeForATypedAddress() throws Exception {
    FoundServer lab = found("lab", "192.0.2.7:8028", Optional.empty());
    var opened = computer.types("2\nn\n", lab, office(server, OWN.fingerprint()));
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
        computer.out().toString());
    assertEquals(List.of(), computer.home().known());
  }

  @Test
  void programGetsTheListAndWhatToType() throws Exception {
    FoundServer attic = office(server, OWN.fingerprint());
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
      var opened = computer.starts(isTerminal, "1\n", finding(attic, lab), options);
      assertEquals(expected, failure(opened));
    }
    assertEquals("", computer.out().toString());
  }

  @Test
  void failureSaysWhatWasLookedFor() throws Exception {
    String why = failure(computer.types("1\n"));
    assertTrue(why.startsWith("cannot connect to localhost:"), why);
    assertTrue(
        why.endsWith(
            "(--bind 0.0.0.0 opens it to others)? On the local network, no server announced itself"
                + " within 2 s."),
        why);
    FoundServer tls = office(server, OWN.fingerprint());
    FoundServer plain = found("lab", "192.0.2.7:8028", Optional.empty());
    why = failure(computer.starts(true, "1\n", finding(plain), "--tls"));
    assertTrue(why.endsWith("no server with TLS announced itself within 2 s."), why);
    why = failure(computer.starts(true, "1\n", finding(tls), "--plain"));
    assertTrue(why.endsWith("no server without TLS announced itself within 2 s."), why);
  }

  @Test
  void networksThatCanNotBeAskedAreReported() throws Exception {
    ServerFinder broken =
        () -> {
          throw new IOException("no such device");
        };
    String why = failure(computer.starts(true, "", broken));
    assertTrue(why.startsWith("cannot connect to localhost:"), why);
    assertTrue(
        why.endsWith(" The local network can't be searched for servers: no such device"), why);
  }

  @Test
  void emptyAnswerAndEndOfInputChooseNone() throws Exception {
    for (String input : List.of("\n", "", "9\n\n", "one\n")) {
      assertEquals(
          "not connected: you chose no server",
          failure(computer.types(input, office(server, OWN.fingerprint()))));
    }
  }

  @Test
  void answerThatIsNoNumberIsAskedForAgain() throws Exception {
    var opened = computer.types("0\n-1\n2\n99999999999\nyes\n1\nn\n", office(server, OTHER));
    server.accepts().seesNoByteAfterTheHandshake();
    failure(opened);
    assertEquals(
        5, computer.out().toString().split("Type a number \\(1\\), or nothing:", -1).length - 1);
  }

  @Test
  void everyOneOf64ServersCanBeChosen() throws Exception {
    FoundServer[] servers =
        IntStream.rangeClosed(1, 64)
            .mapToObj(
                i ->
                    i == 64
                        ? office(server, OTHER)
                        : found("s" + i, "192.0.2.1:" + i, Optional.empty()))
            .toArray(FoundServer[]::new);
    var opened = computer.types("64\nn\n", servers);
    server.accepts().seesNoByteAfterTheHandshake();
    failure(opened);
    computer
        .out()
        .sees("\n 63  192.0.2.1:63  unencrypted  s63\n 64  " + server.address() + "  TLS  ");
  }

  @Test
  void firstAddressThatAcceptsIsTaken() throws Exception {
    server.showsNothing();
    int port = Integer.parseInt(server.address().replaceFirst(".*:", ""));
    List<String> addresses = List.of("127.0.0.2", "127.0.0.1");
    FoundServer both = new FoundServer("lab", addresses, port, false, Optional.empty());
    var opened = computer.types("1\n", both);
    assertEquals(
        server.address(),
        opened.get(Captured.PATIENCE.toSeconds(), TimeUnit.SECONDS).address().toString());
    computer
        .out()
        .sees("  1  127.0.0.2:" + port + "  unencrypted  lab\n     or 127.0.0.1:" + port + "\n");
    isConnected(opened);
  }

  @Test
  void nobodyIsLookedForIfTheUserNamedAServer() throws Exception {
    String here = "127.0.0.1:" + closedPort();
    for (LoadedSettings named :
        List.of(
            new TestHome(folder).starts(here),
            new TestHome(folder).config("server = " + here).starts())) {
      Stdio stdio =
          new Stdio(
              new ByteArrayInputStream(new byte[0]), computer.out(), computer.out(), true, UTF_8);
      FirstConnection first =
          new FirstConnection(
              named, stdio, computer.home().environment(), TestClient.QUICK, NOT_ASKED);
      String why = assertThrows(IOException.class, first::open).getMessage();
      assertTrue(why.startsWith("cannot connect to " + here + ": refused."), why);
      assertFalse(why.contains("network, no server"), why);
    }
    assertEquals("", computer.out().toString());
  }
}
