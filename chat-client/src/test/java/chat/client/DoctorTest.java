package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.doctor.Patience;
import chat.fixture.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor finds with the real server, and with faulty ones. */
final class DoctorTest extends DoctorSetup {
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
  void eachOfSeveralServersIsExamined() throws Exception {
    try (RealServer server = new RealServer(folder.resolve("data"));
        FakeServer standby = new FakeServer()) {
      FutureTask<Integer> examination = start(PATIENT, standby.address() + "," + server.address());
      standby.accepts().greets().sees("HELLO 1 doctor-*");
      standby.sends("BYE moved " + server.address() + "\nthis server stands by").closes();
      assertEquals(0, code(examination));
      assertFinds(
          "warning  login     sent to "
              + server.address()
              + ": this server stands by\n            means: the network is fine; another server"
              + " of the same chat lets people in now\n            next:  examine that one, too");
      assertEquals(
          List.of(
              standby.address() + ":",
              "verdict: "
                  + standby.address()
                  + " can be used from here, with 1 warning: login: the network is fine; another"
                  + " server of the same chat lets people in now",
              server.address() + ":",
              "verdict: " + server.address() + " can be used from here"),
          out.stream().filter(line -> line.matches("verdict: .*|[^ ]+:")).toList());
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
  void plainConnectionToAPortForTlsIsFound() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(PATIENT, server.address());
      server
          .accepts()
          .sendsText("* this port speaks TLS; connect with chat-client --tls HOST:1\n")
          .closes();
      assertEquals(1, code(examination));
      assertFinds("failed   greeting  * this port speaks TLS; connect with ");
      assertFinds("next:  chat-client doctor --tls " + server.address() + "\n");
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
      assertTrue(
          verdict()
              .endsWith(
                  " can be used from here, with 1 warning: login: the network is fine; guests are not let in, so the doctor can't look further"),
          this::verdict);
    }
  }

  @Test
  void serverThatLetsGuestsInButAcceptsNoMessagesOfThemIsUsable() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(PATIENT, server.address());
      server.accepts().greets().sees("HELLO 1 doctor-*");
      server.sends("WELCOME doctor-1 fake/1 log 0 65536").sees("JOIN #temp-doctor-*");
      server.sends("ERROR auth-required JOIN\nthis server is for people with an account");
      answersBye(server);
      assertEquals(0, code(examination), out::toString);
      assertFinds("warning  message   refused: this server is for people with an account\n");
      assertTrue(
          verdict()
              .endsWith(
                  ": message: the server is for people with an account; the message steps were left out"),
          this::verdict);
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
}
