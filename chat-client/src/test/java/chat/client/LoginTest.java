package chat.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.session.login.NickChoice;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the client chooses its nick and logs in. */
final class LoginTest {
  private static final String LOGIN_NAME =
      NickChoice.ofAccount(System.getProperty("user.name", "")).value();

  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void terminalIsAskedForANickOnceAChatServerGreets() throws Exception {
    TestClient client = TestClient.onTerminal(server.address());
    server.accepts();
    assertFalse(client.out().toString().contains("Nick"));
    server.greets();
    client.out().sees("Nick [" + LOGIN_NAME + "]: ");
    client.types("no good");
    client.out().sees("* a nick is made of letters, digits, _ - and .\nNick [");
    client.types("alice");
    server
        .sees("HELLO 1 alice *")
        .sends("ERROR nick-in-use HELLO 1\nsomebody else is called alice");
    client.out().sees("* somebody else is called alice\nNick [alice-2]: ");
    client.types("");
    server.sees("HELLO 1 alice-2 *").sends("WELCOME x fake/1 log 0 65536");
    server.sees("JOIN #lobby");
    client.types("hello");
    server.sees("SAY 1 #lobby\nhello");
  }

  @Test
  void endOfInputAtTheNickPromptIsNoFailure() throws Exception {
    TestClient client = TestClient.onTerminal(server.address());
    server.accepts().greets();
    client.out().sees("Nick [");
    client.endsInput();
    server.seesEndOfInput();
    client.exits(0, "");
  }

  @Test
  void pipeTakesTheNextFreeVariantOfANickInUse() throws Exception {
    for (String nick : List.of(LOGIN_NAME, "ci")) {
      String address = nick.equals("ci") ? "ci@" + server.address() : server.address();
      TestClient client = TestClient.inPipe(address).types("hello").endsInput();
      server.accepts().greets().sees("HELLO 1 " + nick + " *");
      server.sends("ERROR nick-in-use HELLO 1\nit is taken").sees("HELLO 1 " + nick + "-2 *");
      server.sends("ERROR nick-in-use HELLO 1\nit is taken").sees("HELLO 1 " + nick + "-3 *");
      server.sends("WELCOME " + nick + "-3 fake/1 log 0 65536").sees("JOIN #lobby");
      server.sees("SAY 1 #lobby\nhello").sends("ACK 1 #lobby 1 0").sees("BYE").closes();
      client.exits(
          0, "* it is taken; trying %1$s-2\n* it is taken; trying %1$s-3\n".formatted(nick));
    }
  }

  @Test
  void serverOfALaterVersionIsSentOurVersion() throws Exception {
    TestClient client = TestClient.inPipe("alice@" + server.address());
    server.accepts().sendsText("news [chat/7]\n").sees("HELLO 1 alice *");
    server.sends("ERROR unsupported-version HELLO 1\nonly 7");
    client.exits(1, "chat-client: the server refused the login: only 7\n");
  }

  @Test
  void messagesWaitForWelcome() throws Exception {
    TestClient client = TestClient.inPipe("alice@" + server.address()).types("early");
    server.accepts().greets().sees("HELLO 1 alice *");
    assertTrue(server.hasSeenNothing());
    server
        .sends("WELCOME alice fake/1 log 0 65536")
        .sees("JOIN #lobby")
        .sees("SAY 1 #lobby\nearly");
    client.endsInput();
    server.sends("ACK 1 #lobby 1 0").sees("BYE").closes();
    client.exits(0, "");
  }
}
