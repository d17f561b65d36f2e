package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import chat.client.doctor.DoctorOptions;
import chat.client.doctor.Patience;
import chat.fixture.Captured;
import chat.fixture.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the doctor finds with the real server, and with faulty ones. */
final class DoctorTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Long where a server answers, as most do. */
  private static final Patience PATIENT =
      new Patience(Captured.PATIENCE, Captured.PATIENCE, Captured.PATIENCE, Captured.PATIENCE);

  /** Short where nobody answers. */
  private static final Patience IMPATIENT = new Patience(Captured.PATIENCE, SECOND, SECOND, SECOND);

  private static final TestCertificate OWN = TestCertificate.selfSigned("localhost");
  private static final TestCertificate OTHER = TestCertificate.selfSigned("localhost");

  @TempDir private Path folder;
  private TlsHome home;

  private final List<String> out = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void comesHome() {
    home = new TlsHome(folder.resolve("home"));
  }

  @Test
  void usableServerGetsAGoodVerdictAndNobodyNotices() throws Exception {
    try (RealServer server = new RealServer(folder.resolve("data"))) {
      TestClient witness = TestClient.inPipe("witness@" + server.address(), "--json");
      witness.out().sees("\"event\":\"live\"");
      assertEquals(0, examine(PATIENT, server.address()), out::toString);
      for (String step :
          List.of("name", "route", "connect", "greeting", "version", "login", "message", "clock")) {
        assertFinds("ok       " + step + " ");
      }
      assertFinds("ok       large     65,536 bytes there and back in ");
      assertEquals("verdict: " + server.address() + " can be used from here", verdict());
      witness.types("/rooms").types("/who *").endsInput();
      witness.exits(0);
      String seen = witness.out().toString();
      assertFalse(seen.contains("doctor"), seen);
      assertTrue(seen.contains("#lobby"), seen);
    }
  }

  @Test
  void jsonHasAnObjectForEachFindingAndTheVerdict() throws Exception {
    try (RealServer server = new RealServer(folder.resolve("data"))) {
      assertEquals(0, examine(PATIENT, server.address(), "--json"), out::toString);
      out.forEach(Json::assertObject);
      assertTrue(
          out.get(0).startsWith("{\"step\":\"name\",\"result\":\"ok\",\"what\":"), out::toString);
      assertTrue(verdict().endsWith(",\"usable\":true}"), this::verdict);
    }
  }

  @Test
  void mainRunsItAndExitsByItsVerdict() throws Exception {
    TestClient client = TestClient.inPipe("doctor", "nowhere.invalid");
    client.exits(1, "");
    assertTrue(
        client
            .out()
            .toString()
            .endsWith(
                "verdict: nowhere.invalid:8028 can't be used from here: no host has the name nowhere.invalid\n"),
        client.out()::toString);
    TestClient.inPipe("doctor", "ann@localhost")
        .exits(
            2,
            "chat-client: ann@localhost: the doctor chooses its own nick; give the host alone (chat-client doctor --help lists the options)\n");
  }

  @Test
  void unknownNameIsFound() throws Exception {
    assertEquals(1, examine(PATIENT, "nowhere.invalid"));
    assertFinds("failed   name      no host has the name nowhere.invalid");
    assertFinds("next:  check the spelling");
    assertEquals(2, out.size(), out::toString);
  }

  @Test
  void refusedConnectionIsFound() throws Exception {
    // Nobody else gets a port that is bound, and a socket that does not listen refuses.
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertEquals(1, examine(PATIENT, "127.0.0.1:" + bound.getLocalPort()));
      assertFinds(
          "failed   connect   127.0.0.1, port %d: refused\n".formatted(bound.getLocalPort()));
      assertFinds("next:  start chat-server there");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Other systems accept more connections than the backlog.
  void filteredConnectionIsFound() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fillBacklog(busy);
      assertEquals(1, examine(IMPATIENT, "127.0.0.1:" + busy.getLocalPort()));
      assertFinds(": filtered: no answer within 1 s\n");
      assertFinds("then open TCP port " + busy.getLocalPort() + " in its firewall");
    }
  }

  /** Fills the backlog; the system then drops connection requests, as a firewall does. */
  private static void fillBacklog(ServerSocket server) throws IOException {
    for (int i = 0; i < 10; i++) {
      Socket waiting = new Socket();
      try {
        waiting.connect(server.getLocalSocketAddress(), 500);
      } catch (SocketTimeoutException e) {
        waiting.close();
        return;
      }
    }
    fail("more connections than the backlog holds");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Other systems may report another error for a multicast address.
  void unreachableAddressIsFound() throws Exception {
    assertEquals(1, examine(IMPATIENT, "224.0.0.1:99"));
    assertTrue(verdict().contains("nreachable"), this::verdict);
  }

  @Test
  void silentServerIsFound() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(IMPATIENT, server.address());
      server.accepts();
      assertEquals(1, code(examination));
      assertFinds("failed   greeting  no answer within 1 s\n");
    }
  }

  @Test
  void unknownCertificateIsAWarningAndNothingIsRemembered() throws Exception {
    try (FakeServer server = new FakeServer().shows(OWN)) {
      FutureTask<Integer> examination = start(PATIENT, server.address(), "--tls");
      String room = letsIn(server);
      storesAndReturns(server, room, 1, System.currentTimeMillis());
      storesAndReturns(server, room, 2, System.currentTimeMillis());
      answersBye(server);
      assertEquals(0, code(examination), out::toString);
      assertFinds("warning  tls       TLS 1.3, TLS_");
      assertFinds(": " + OWN.fingerprint() + "\n");
      assertEquals(List.of(), home.known());
    }
  }

  @Test
  void knownCertificateIsFine() throws Exception {
    try (FakeServer server = new FakeServer().shows(OWN)) {
      home.knows(server.address() + " " + OWN.fingerprint() + " 2026-11-22");
      FutureTask<Integer> examination = start(PATIENT, server.address(), "--tls");
      server.accepts().greets().sees("HELLO 1 doctor-*").closes();
      assertEquals(1, code(examination));
      assertFinds("ok       tls       TLS 1.3, TLS_");
    }
  }

  @Test
  void changedCertificateIsFoundAndNothingIsSent() throws Exception {
    try (FakeServer server = new FakeServer().shows(OTHER)) {
      home.knows(server.address() + " " + OWN.fingerprint() + " 2026-11-22");
      FutureTask<Integer> examination = start(PATIENT, server.address(), "--tls");
      server.accepts().seesNoByteAfterTheHandshake();
      assertEquals(1, code(examination));
      assertFinds("failed   tls       TLS 1.3, TLS_");
      assertFinds("chat-client --forget " + server.address());
    }
  }

  @Test
  void otherProgramIsFound() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(PATIENT, server.address());
      server.accepts().sendsText("SSH-2.0-\u001b[31mx\r\n");
      assertEquals(1, code(examination));
      assertFinds("failed   greeting  it said: SSH-2.0-[31mx\n            means: it is no ch");
    }
  }

  @Test
  void fullServerIsFound() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(PATIENT, server.address());
      server.accepts().sendsText("* the server is full; try again later\n").closes();
      assertEquals(1, code(examination));
      assertFinds("failed   greeting  * the server is full; try again later\n");
      assertFinds("accepts no more connections");
    }
  }

  @Test
  void newerServerIsAWarning() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(PATIENT, server.address());
      server.accepts().sendsText("hello [chat/7]\n").sees("HELLO 1 doctor-*").closes();
      assertEquals(1, code(examination));
      assertFinds("warning  version   the server speaks version 7, this client version 1\n");
      assertFinds("failed   login     the server closed the connection\n");
    }
  }

  @Test
  void nickInUseIsReplacedAndOtherRefusalsAreFound() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(PATIENT, server.address());
      server.accepts().greets().sees("HELLO 1 doctor-*");
      server.sends("ERROR nick-in-use HELLO 1\nnick in use").sees("HELLO 1 doctor-*");
      server.sends("BYE full\nno more users today");
      assertEquals(1, code(examination));
      assertFinds("failed   login     refused: no more users today\n");
    }
  }

  @Test
  void serverForAccountsIsUsable() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(PATIENT, server.address());
      server.accepts().greets().sees("HELLO 1 doctor-*");
      server.sends("ERROR auth-required HELLO 1\nthis server is for people with an account");
      assertEquals(0, code(examination), out::toString);
      assertFinds("warning  login     refused: this server is for people with an account\n");
      assertTrue(verdict().contains("can be used from here, with 1 warning: "), this::verdict);
    }
  }

  @Test
  void messagesThatAreNotStoredAreFound() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(PATIENT, server.address());
      letsIn(server);
      server.sees("SAY 1 *").sends("ERROR not-stored SAY 1\nthe disk is full");
      answersBye(server);
      assertEquals(1, code(examination));
      assertFinds("failed   message   refused: the disk is full\n");
    }
  }

  @Test
  void wrongClockIsAWarning() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(PATIENT, server.address());
      String room = letsIn(server);
      long inAnHour = System.currentTimeMillis() + Duration.ofHours(1).toMillis();
      storesAndReturns(server, room, 1, inAnHour);
      storesAndReturns(server, room, 2, inAnHour);
      answersBye(server);
      assertEquals(0, code(examination), out::toString);
      assertFinds("warning  clock     the server's clock is 3");
      assertFinds("next:  set the clock that is wrong");
    }
  }

  @Test
  void largeMessageThatDoesNotArriveIsFound() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(patientUntilLarge(SECOND), server.address());
      String room = letsIn(server);
      storesAndReturns(server, room, 1, System.currentTimeMillis());
      assertEquals(1, code(examination));
      assertFinds("failed   large     65,536 bytes there: no answer within 1 s\n");
      assertFinds("next:  lower the MTU of this computer's network device to 1280");
    }
  }

  @Test
  void largeMessageThatDoesNotComeBackIsFound() throws Exception {
    try (FakeServer server = new FakeServer()) {
      // The server of this test answers once within this time.
      Duration limit = Duration.ofSeconds(5);
      FutureTask<Integer> examination = start(patientUntilLarge(limit), server.address());
      String room = letsIn(server);
      storesAndReturns(server, room, 1, System.currentTimeMillis());
      server.sees("SAY 2 *").sends("ACK 2 " + room + " 2 0");
      assertEquals(1, code(examination));
      assertFinds("failed   large     65,536 bytes back: no answer within 5 s\n");
      assertFinds("next:  lower the MTU of the server's network device to 1280");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0000\u0000\u0000",
        "\u0000\u007f\u007f\u007fxxx",
        "\u0000\u0000\u0000\u0007WELCOME",
        "\u0000\u0000\u0000\u0003WEL",
        "* closed\n"
      })
  void malformedAnswerIsFound(String bytes) throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(PATIENT, server.address());
      server.accepts().greets().sees("HELLO 1 doctor-*").sendsText(bytes).closes();
      assertEquals(1, code(examination));
      assertFinds("failed   login     ");
      assertFalse(String.join("\n", out).contains("Exception"), out::toString);
    }
  }

  @Test
  void resetConnectionIsFound() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(PATIENT, server.address());
      letsIn(server);
      server.sees("SAY 1 *").resets();
      assertEquals(1, code(examination));
      assertFinds("failed   message   connection reset\n");
    }
  }

  private static Patience patientUntilLarge(Duration large) {
    return new Patience(PATIENT.name(), PATIENT.connect(), PATIENT.answer(), large);
  }

  /** Welcomes the doctor; returns the room that it joins. */
  private static String letsIn(FakeServer server) throws IOException {
    server.accepts().greets().sees("HELLO 1 doctor-*");
    String room = server.sends("WELCOME doctor-1 fake/1 log 0 65536").nextFrame().split(" ", -1)[1];
    assertTrue(room.startsWith("#temp-doctor-"), room);
    server.sends("LIVE " + room + " 0");
    return room;
  }

  private static void storesAndReturns(FakeServer server, String room, int id, long time)
      throws IOException {
    server.sees("SAY " + id + " *").sends("ACK %d %s %d %d".formatted(id, room, id, time));
    server.sees("JOIN " + room + " " + (id - 1));
    server.sends(
        "SAID %s %d %d doctor-1 %d\nx".formatted(room, id, time, id), "LIVE " + room + " " + id);
  }

  private static void answersBye(FakeServer server) throws IOException {
    server.sees("LEAVE #temp-doctor-*").sees("BYE").sends("BYE bye\nbye");
  }

  private int examine(Patience patience, String... args) throws InterruptedException {
    CommandLine command = DoctorOptions.commandLine();
    command.parseArgs(args);
    return command.<DoctorOptions>getCommand().run(out::add, patience, home.environment());
  }

  private FutureTask<Integer> start(Patience patience, String... args) {
    FutureTask<Integer> examination = new FutureTask<>(() -> examine(patience, args));
    Thread thread = new Thread(examination, "examination");
    thread.setDaemon(true);
    thread.start();
    return examination;
  }

  private static int code(FutureTask<Integer> examination) throws Exception {
    return examination.get(Captured.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private String verdict() {
    return out.get(out.size() - 1);
  }

  private void assertFinds(String expected) {
    assertTrue(
        out.stream().anyMatch(finding -> (finding + "\n").contains(expected)), out::toString);
  }
}
