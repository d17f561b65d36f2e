package chat.client;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads when the client moves to another server of the chat. */
final class SeveralOnTerminalTest {
  private static final String LOST = "* connection lost; trying again";

  private FakeServer first;
  private FakeServer second;
  private TestClient client;

  @BeforeEach
  void start() throws Exception {
    first = new FakeServer();
    second = new FakeServer();
    client = TestClient.onTerminal("alice@" + first.address() + "," + second.address());
    first.accepts().welcomes("alice").sees("JOIN #lobby").sends("LIVE #lobby 0");
    client.out().sees("* you are alice, at " + first.address() + ";");
  }

  @AfterEach
  void stop() throws IOException {
    first.close();
    second.close();
  }

  /** What the first server has stored is not sent again; what it has not, is. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void movingTakesOneNotice(boolean isKilled) throws Exception {
    client.types("stored").types("waits");
    first.sees("SAY 1 #lobby\nstored").sees("SAY 2 #lobby\nwaits");
    if (isKilled) {
      first.resets();
    } else {
      first.sends("BYE moved " + second.address() + "\nthis server stops").closes();
    }
    second.accepts().greets().sees("HELLO 1 alice *");
    second.sends("WELCOME alice fake/1 log 1 65536").sees("JOIN #lobby 0");
    second.sends("SAID #lobby 1 0 alice 1\nstored", "LIVE #lobby 1").sees("SAY 2 #lobby\nwaits");
    client.out().sees("* connected again, to " + second.address() + "\n");
    assertFalse(client.out().toString().contains("lost"), client.out()::toString);
    assertFalse(client.out().toString().contains("moving"), client.out()::toString);
  }

  @Test
  void lossIsReportedOnceNoServerAccepts() throws Exception {
    second.close();
    first.resets();
    first.close();
    client.out().sees(LOST);
  }
}
