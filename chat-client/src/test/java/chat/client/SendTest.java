package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client with {@code --send}, which sends one message and ends once it is stored. */
final class SendTest {
  @TempDir private Path data;

  private FakeServer server;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void sends(String text, String... options) throws IOException {
    String[] args = new String[options.length + 3];
    System.arraycopy(options, 0, args, 3, options.length);
    args[0] = "alice@" + server.address();
    args[1] = "--send";
    args[2] = text;
    client = TestClient.inPipe(args);
  }

  private FakeServer joins(String room) throws IOException {
    return server.accepts().welcomes("alice").sees("JOIN " + room + " - 0");
  }

  private void sendsByeAndSucceeds() throws IOException, InterruptedException {
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(0, "");
  }

  @Test
  void settingsOfAScreenChangeNeitherTheRoomNorTheTranscript(@TempDir Path folder)
      throws Exception {
    Path log = folder.resolve("chat.log");
    TestHome home = new TestHome(folder).config("room = dev", "log = " + log);
    client =
        TestClient.inPipe(
            home.environment(), "alice@" + server.address(), "--send", "the build is done");
    joins("#lobby").sees("SAY 1 #lobby\nthe build is done").sends("ACK 1 #lobby 2 0");
    sendsByeAndSucceeds();
    assertFalse(Files.exists(log));
  }

  @Test
  void clientLeavesAfterTheAckAndPrintsNothing() throws Exception {
    sends("the build is done");
    joins("#lobby").sees("SAY 1 #lobby\nthe build is done");
    server.sends("SAID #lobby 1 0 bob\nbefore", "LIVE #lobby 1", "TOPIC #lobby\ntea");
    server.sends("TOLD 1 0 bob\npsst", "GAP @ 2 3", "PING x").sees("PONG x");
    assertTrue(server.hasSeenNothing());
    server.sends("ACK 1 #lobby 2 0");
    sendsByeAndSucceeds();
    assertEquals("", client.out().toString());
  }

  @Test
  void textGoesUnchangedToTheLastRoom() throws Exception {
    sends("/quit\r\n//two\nthree  ", "--room", "a", "--room", "b");
    joins("#b").sees("SAY 1 #b\n/quit\n//two\nthree  ").sends("ACK 1 #b 1 0");
    sendsByeAndSucceeds();
  }

  @Test
  void terminalIsNotRead() throws Exception {
    client = TestClient.onTerminal("--send", "hi", server.address());
    client.types("typed");
    server.accepts().greets().sees("HELLO 1 *").sends("WELCOME me fake/1 log 0 65536");
    server.sees("JOIN #lobby - 0").sees("SAY 1 #lobby\nhi").sends("ACK 1 #lobby 1 0");
    sendsByeAndSucceeds();
    assertEquals("", client.out().toString());
  }

  @Test
  void jsonPrintsTheAcknowledgement() throws Exception {
    sends("hi", "--json");
    joins("#lobby").sees("SAY 1 #lobby\nhi").sends("SAID #lobby 6 0 bob\nhi");
    server.sends("ACK 1 #lobby 7 1795183559123");
    sendsByeAndSucceeds();
    assertEquals(
        "{'event':'acknowledged','room':'#lobby','to':null,'seq':7,"
            + "'time':'2026-11-20T14:05:59.123Z','kind':'said','text':'hi','ref':null}\n",
        client.out().toString().replace('"', '\''));
  }

  @Test
  void refusedMessageExitsWithOne() throws Exception {
    sends("hi");
    joins("#lobby").sees("SAY 1 #lobby\nhi").sends("ERROR not-in-room SAY 1\nnot there");
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(1, "* not sent (not there): hi\n");
  }

  @Test
  void oversizedTextIsNotSent() throws Exception {
    sends("x".repeat(65_537));
    joins("#lobby").sees("BYE").sends("BYE bye").closes();
    client.exits(1, "* not sent: 65,537 bytes, but the server takes at most 65,536\n");
  }

  @Test
  void refusedNickIsReportedAndNothingIsSent() throws Exception {
    sends("hi");
    server.accepts().greets().sees("HELLO 1 alice *");
    server.sends("ERROR bad-nick HELLO 1\nno alice here").seesEndOfInput();
    client.exits(1, "chat-client: no alice here; choose another nick with chat-client NICK@HOST\n");
  }

  @Test
  void fiveScriptsWithOneNickAllDeliver() throws Exception {
    try (RealServer real = new RealServer(data)) {
      HeldNick held = HeldNick.of("ci", real.port());
      List<TestClient> scripts = new ArrayList<>();
      for (int i = 1; i <= 5; i++) {
        scripts.add(TestClient.inPipe("ci@" + real.address(), "--send", "build " + i));
      }
      for (TestClient script : scripts) {
        script.exits(0);
        script.err().sees("* the nick ci is in use; trying ci-2\n");
      }
      held.dies();
      TestClient reader = TestClient.inPipe("bob@" + real.address(), "--listen");
      for (int i = 1; i <= 5; i++) {
        reader.out().sees(": build " + i + "\n");
      }
    }
  }

  @Test
  void nickOfAKilledClientDoesNotEndAScript() throws Exception {
    try (RealServer real = new RealServer(data)) {
      HeldNick.of("ci", real.port()).dies();
      TestClient script = TestClient.inPipe("ci@" + real.address(), "--send", "hi");
      script.exits(0, "* the nick ci is in use; trying ci-2\n");
    }
  }

  @Test
  void lostAckIsReplacedByWelcomeAfterAReconnect() throws Exception {
    sends("hi");
    joins("#lobby").sees("SAY 1 #lobby\nhi").closes();
    server.accepts().greets().sees("HELLO 1 alice *").sends("WELCOME alice fake/1 log 1 65536");
    server.sees("JOIN #lobby").sends("LIVE #lobby 1");
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(
        0,
        "* connection lost (%s closed the connection); trying again \u2026\n* connected again\n"
            .formatted(server.address()));
  }

  @Test
  void jsonPrintsTheAcknowledgementAfterALostAck() throws Exception {
    sends("hi", "--json");
    joins("#lobby").sees("SAY 1 #lobby\nhi").closes();
    server.accepts().greets().sees("HELLO 1 alice *").sends("WELCOME alice fake/1 log 1 65536");
    server.sees("JOIN #lobby").sends("SAID #lobby 7 1795183559123 alice 1\nhi", "LIVE #lobby 7");
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(0);
    assertEquals(
        "{'event':'acknowledged','room':'#lobby','to':null,'seq':7,"
            + "'time':'2026-11-20T14:05:59.123Z','kind':'said','text':'hi','ref':null}\n",
        client.out().toString().replace('"', '\''));
  }

  @Test
  void storedMessageIsASuccessIfTheServerResetsThen() throws Exception {
    sends("hi", "--give-up", "1s");
    joins("#lobby").sees("SAY 1 #lobby\nhi").sends("ACK 1 #lobby 1 0").resets();
    server.close();
    client.exits(0);
  }

  @Test
  void clientGivesUpOnALostServer() throws Exception {
    sends("hi", "--give-up", "1s");
    joins("#lobby").sees("SAY 1 #lobby\nhi");
    server.close();
    client.exits(1);
    String told = client.err().toString();
    assertTrue(told.endsWith("; 1 of your messages was not acknowledged\n"), told);
  }

  @Test
  void otherServerIsSentNothing() throws Exception {
    sends("hi");
    server.accepts().sendsText("220 mail.example ESMTP\r\n").seesEndOfInput();
    client.exits(
        1,
        "chat-client: "
            + server.address()
            + " is no chat server, and nothing was sent to it; pipe the text in to send it as it"
            + " is\n");
    assertEquals("", client.out().toString());
  }

  @Test
  void silentServerIsSentNothing() throws Exception {
    client =
        TestClient.inPipe(TestClient.QUICK_TO_TEXT, "alice@" + server.address(), "--send", "hi");
    server.accepts().seesEndOfInput();
    client.exits(1);
    assertTrue(client.err().toString().contains(" is no chat server, and nothing was sent"));
  }

  @Test
  void realServerHasStoredTheMessageAtTheEnd() throws Exception {
    try (RealServer real = new RealServer(data)) {
      TestClient.inPipe("ci@" + real.address(), "--room", "b", "--send", "/me\nis \u00fc")
          .exits(0, "");
      TestClient bob = TestClient.inPipe("bob@" + real.address(), "--room", "b", "--listen");
      bob.out().sees("ci: /me \u2424 is \u00fc\n");
      bob.isInterrupted();
      bob.exits(0);
    }
  }
}
