package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.Draft;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import java.util.Collections;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The first byte selects a connection's wire; until it arrives, the client is a text client. */
class WireDetectionTest {
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void serverGreetsFirst() {
    TextUser user = server.text();
    user.seesNext(TextUser.GREETING);
  }

  @Test
  void zeroByteSelectsFramesAfterTheGreeting() {
    FramedUser alice = server.connect();
    alice.greetsAs("alice");
    alice.seesOneLike("WELCOME alice chat-server/test " + server.logId() + " 0 65536⏎.*");
    assertEquals(TextUser.GREETING + "\n", alice.textBefore());
  }

  @Test
  void frameMayArriveAByteAtATime() {
    FramedUser alice = server.connect();
    for (byte b : FramedUser.frame("HELLO 1 alice " + TestServer.idOf("alice"))) {
      alice.sendsBytes(b);
    }
    alice.seesOneLike("WELCOME alice .*");
  }

  @Test
  void anyOtherByteSelectsTextAndMakesAGuest() {
    TextUser guest = server.text();
    guest.sends("hello");
    guest.seesNext(
        TextUser.GREETING,
        "* you are guest-1; /nick NICK changes your nick, /help lists all commands",
        "* nobody is in #lobby yet");
    guest.seesNothingMore();
  }

  @Test
  void guestsAreNumberedAndAnnouncedWithTheirFirstMessage() {
    FramedUser alice = server.framedIn("#lobby", "alice");
    TextUser first = server.guest();
    TextUser second = server.guest();
    alice.seesNothingMore();
    second.sends("hello");
    alice.seesNext("JOINED #lobby guest-2", "SAID #lobby 1 1000 guest-2⏎hello");
    second.sends("again");
    alice.seesNext("SAID #lobby 2 1000 guest-2⏎again");
    first.close();
    second.close();
    alice.seesNext("LEFT #lobby guest-2");
    alice.seesNothingMore();
  }

  @Test
  void silentClientIsAGuestAfterASecond() {
    FramedUser alice = server.framedIn("#lobby", "alice");
    TextUser silent = server.text();
    silent.seesNext(
        TextUser.GREETING,
        "* you are guest-1; /nick NICK changes your nick, /help lists all commands");
    silent.sees("* 1 in #lobby: alice");
    alice.sends("SAY 1 #lobby⏎is anybody there?");
    silent.seesNext("alice: is anybody there?");
    alice.seesNext("ACK 1 #lobby 1 1000");
    alice.seesNothingMore();
  }

  @Test
  void silentGuestMayBecomeFramedWithoutATrace() {
    FramedUser alice = server.framedIn("#lobby", "alice");
    FramedUser late = server.connect();
    String guest = late.seesLineWith("you are guest-").split("[ ;]", -1)[3];
    late.greetsAs("late");
    late.seesOneLike("WELCOME late chat-server/test " + server.logId() + " 0 65536⏎.*");
    late.sends("WHO");
    late.seesNext("MEMBERS - 2⏎alice⏎late", "DONE WHO -");
    late.joins("#lobby");
    alice.seesNext("JOINED #lobby late");
    alice.seesNothingMore();
    late.sends("TELL 1 " + guest + "⏎are you there?");
    late.seesNext("ERROR no-such-nick TELL 1⏎no user has that nick");
  }

  @Test
  void noTextFollowsTheFirstFrame() {
    MemoryLog log = new MemoryLog();
    Text text = Text.of("x".repeat(1_000_000));
    LogName lobby = LogName.of(RoomName.LOBBY);
    log.append(
        Collections.nCopies(
            20, new Draft(lobby, "a", 0, 1_000, Nick.of("alice"), MessageKind.SAID, text)));
    try (TestServer busy = new ServerSetup().withLog(log).start()) {
      FramedUser late = busy.slow(4_096);
      late.seesLineWith("you are guest-");
      late.greetsAs("late");
      late.seesOneLike("WELCOME late .*");
      late.seesNothingMore();
    }
  }
}
