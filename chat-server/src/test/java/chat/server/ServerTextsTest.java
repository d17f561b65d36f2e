package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Text;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.hub.moderation.ServerTexts;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the operator has to say to everyone: the server's name, a text at login, the rules. */
class ServerTextsTest {
  private static final ServerTexts TEXTS =
      new ServerTexts(Text.of("Tea is at four.\nRead /rules."), Text.of("1. Be kind."));

  @AutoClose
  private final TestServer server = new ServerSetup().named("The Tea Room", TEXTS).start();

  @Test
  void framedClientGetsThemOnceAtLogin() {
    FramedUser alice = server.connect();
    alice.sends("HELLO 1 alice " + TestServer.idOf("alice"));
    String welcome = alice.seesOneLike("WELCOME .*");
    assertTrue(welcome.endsWith("⏎name The Tea Room"), welcome);
    alice.sees("NOTICE motd⏎Tea is at four.⏎Read /rules.");
    alice.sends("MOD rules");
    alice.sees("NOTICE rules⏎1. Be kind.");
    alice.sees("DONE MOD rules");
    alice.sends("MOD motd");
    alice.sees("NOTICE motd⏎Tea is at four.⏎Read /rules.");
    alice.sees("DONE MOD motd");
  }

  @Test
  void resumedClientIsNotShownTheMotdAgain() {
    FramedUser alice = server.framed("alice");
    alice.sees("NOTICE motd⏎Tea is at four.⏎Read /rules.");
    FramedUser again = server.framed("alice");
    again.sends("PING x");
    again.sees("PONG x");
  }

  @Test
  void textClientGetsThemBetweenItsNickAndTheLobby() {
    TextUser guest = server.text();
    guest.seesNext("Hey What's up? Type to chat, /help for commands. [chat/1]");
    guest.sends("/rules");
    guest.seesNext(
        "* you are guest-1 on The Tea Room; /nick NICK changes your nick, /help lists all commands",
        "* Tea is at four.",
        "* Read /rules.");
    guest.seesOneLike("\\* 1\\. Be kind\\.");
    guest.sends("/motd");
    guest.seesNext("* Tea is at four.", "* Read /rules.");
    guest.seesNothingMore();
  }

  @Test
  void serverWithoutThemSaysSo() {
    try (TestServer silent = TestServer.start()) {
      FramedUser alice = silent.connect();
      alice.sends("HELLO 1 alice " + TestServer.idOf("alice"));
      String welcome = alice.seesOneLike("WELCOME .*");
      assertEquals(-1, welcome.indexOf("⏎name "), welcome);
      alice.sends("MOD rules");
      alice.sees("DONE MOD rules");
      TextUser bob = silent.guest("bob");
      bob.sends("/rules");
      bob.seesNext("* this server has no rules");
      bob.sends("/motd");
      bob.seesNext("* this server has no message of the day");
      bob.seesNothingMore();
    }
  }
}
