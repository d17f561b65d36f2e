package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** PING, PONG and BYE over frames. */
class PingAndByeTest {
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void pingIsAnsweredWithItsToken() {
    FramedUser alice = server.framed("alice");
    alice.sends("PING x-1/ü");
    alice.seesNext("PONG x-1/ü");
    alice.sends("PING " + "x".repeat(64));
    alice.seesNext("PONG " + "x".repeat(64));
    alice.sends("PING " + "x".repeat(65));
    alice.seesOneLike("ERROR bad-token PING x+⏎.*");
    alice.sends("PING a\u001b[2Jb");
    alice.seesNext("ERROR bad-token PING a\uFFFD[2Jb⏎a token has no control characters");
    alice.sends("PONG a\tb");
    alice.seesOneLike("ERROR bad-token PONG a.b⏎a token has no control characters");
    alice.seesNothingMore();
  }

  @Test
  void pongGetsNoAnswer() {
    FramedUser alice = server.framed("alice");
    for (int i = 0; i < 200; i++) {
      alice.sends("PONG x");
    }
    alice.seesNothingMore();
  }

  @RepeatedTest(10)
  void queuedMessagesAreSentBeforeTheFarewell() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    bob.sendsAtOnce("SAY 1 #tea⏎one", "HISTORY #tea - 1", "BYE", "SAY 2 #tea⏎two");
    bob.seesNext("ACK 1 #tea 1 1000");
    bob.sees("PAST #tea 1 1000 bob⏎one");
    bob.sees("DONE HISTORY #tea");
    bob.seesNext("BYE bye⏎goodbye");
    bob.seesEnd();
    alice.seesNext("JOINED #tea bob", "SAID #tea 1 1000 bob⏎one", "LEFT #tea bob");
    alice.seesNothingMore();
  }

  @Test
  void byeNeedsNoHello() {
    FramedUser user = server.connect();
    user.sends("BYE");
    user.seesNext("BYE bye⏎goodbye");
    user.seesEnd();
  }
}
