package chat.client;

import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.client.command.CommandParser;
import chat.protocol.command.CommandHelp;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands of the client alone, as a person types them at a terminal. */
final class ClientCommandsTest {
  private FakeServer server;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    client = TestClient.onTerminal("alice@" + server.address(), "--room", "a", "--room", "b");
    server.accepts().welcomes("alice").sees("JOIN #a").sees("JOIN #b");
    server.sends("LIVE #a 0", "LIVE #b 0");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void helpListsClientCommandsWithTheOthers() throws Exception {
    client.types("/help");
    client.out().sees("* //TEXT");
    for (CommandHelp command : CommandParser.suggestions()) {
      client.out().sees("* " + command.usage() + " ");
    }
  }

  @Test
  void helpShowsOneCommand() throws Exception {
    client.types("/help bell").out().sees("* /bell [off|highlights|all] ");
    client.out().sees("* for example        /bell all\n");
    client.types("/help nick").out().sees("* /nick NICK ");
    client.types("/help bel").out().sees("* /bel is not known here; did you mean /bell?\n");
  }

  @Test
  void mistypedCommandIsNotSentAndTheNearestIsSuggested() throws Exception {
    client.types("/replay thanks").out().sees("* /replay is not known here; did you mean /reply?");
    client.types("said").out();
    server.sees("SAY 1 #b\nsaid");
  }

  @Test
  void incompleteCommandIsAnsweredWithItsUsage() throws Exception {
    client.types("/go").out().sees("* type /go N|next|ROOM|NICK\n");
    client.types("/unignore").out().sees("* type /unignore NICK\n");
  }

  @Test
  void replyGoesToTheLastSenderOfADirectMessage() throws Exception {
    client.types("/reply too early").out().sees("* nobody has sent you a direct message yet");
    server.sends("TOLD 1 0 bob\npsst", "TOLD 2 0 eve\nhey", "RENAMED eve adam");
    client.out().sees("adam");
    client.types("/reply what is it?");
    server.sees("TELL 1 adam\nwhat is it?");
  }

  @Test
  void goSwitchesToARoom() throws Exception {
    client.types("/go 1").types("one");
    server.sees("SAY 1 #a\none");
    client.types("/go next").types("two");
    server.sees("SAY 2 #b\ntwo");
    client.types("/go #A").types("three");
    server.sees("SAY 3 #a\nthree");
  }

  @Test
  void goRefusesARoomThatWeAreNotIn() throws Exception {
    client.types("/go 3").out().sees("* you have no page 3; yours are 1 #a, 2 #b\n");
    client.types("/go c").out().sees("* you are not in #c; /join #c enters it\n");
    client.types("/go 0").out().sees("* you have no page 0; ");
    client.types("here still");
    server.sees("SAY 1 #b\nhere still");
  }

  @Test
  void settingsAreShown() throws Exception {
    client.types("/set bell").out().sees("* bell = highlights  (default)\n");
    client.types("/bell").out().sees("* bell = highlights  (default)\n");
    client.types("/show").out().sees("* show = count  (default)\n");
    client.types("/highlight").out().sees("* highlight = -  (default)\n");
    client.types("/ignore").out().sees("* ignore = -  (default)\n");
    client
        .types("/unignore eve")
        .out()
        .sees("* ignore does not contain eve; ignore = -  (default)\n");
    client.types("/bell loud").out().sees("* bell: 'loud' is not one of");
    client.types("/set bel").out().sees("bell");
  }

  @Test
  void programIsRefusedCommandsForATerminal() throws Exception {
    TestClient program = TestClient.inPipe("bot@" + server.address());
    server.accepts().welcomes("bot").sees("JOIN #lobby");
    program.types("/bell all").err().sees("* /bell works only on a terminal\n");
    program.types("/help").err().sees("* /quit");
    program.types("/help go").err().sees("* /go works only on a terminal\n");
    assertFalse(program.err().toString().contains("/bell ["));
  }
}
