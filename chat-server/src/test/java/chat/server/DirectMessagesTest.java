package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** TELL and TOLD: each client id has an inbox, which is a log like a room's. */
class DirectMessagesTest {
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void onlyTheRecipientGetsADirectMessage() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    FramedUser carol = server.framedIn("#tea", "carol");
    alice.sends("TELL 1 Bob⏎psst⏎really");
    alice.sees("ACK 1 @ 0 1000");
    bob.seesNext("JOINED #tea carol", "TOLD 1 1000 alice⏎psst⏎really");
    carol.seesNothingMore();
  }

  @Test
  void userMayWriteToItself() {
    FramedUser alice = server.framed("alice");
    alice.sends("TELL 1 alice⏎note");
    alice.sees("TOLD 1 1000 alice⏎note");
    alice.seesNext("ACK 1 @ 0 1000");
  }

  @Test
  void unknownNickLeavesTheIdFree() {
    FramedUser alice = server.framed("alice");
    alice.sends("TELL 1 bob⏎psst");
    alice.seesNext("ERROR no-such-nick TELL 1⏎no user has that nick");
    FramedUser bob = server.framed("bob");
    alice.sends("TELL 1 bob⏎psst");
    alice.seesNext("ACK 1 @ 0 1000");
    bob.seesNext("TOLD 1 1000 alice⏎psst");
  }

  @Test
  void helloReplaysTheInboxFromItsCursor() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    alice.sends("TELL 1 bob⏎one");
    bob.seesNext("TOLD 1 1000 alice⏎one");
    bob.resets();
    alice.sends("TELL 2 bob⏎two");
    alice.sees("ACK 2 @ 0 1000");
    FramedUser again = server.connect();
    again.sends("HELLO 1 bob " + TestServer.idOf("bob") + " 1");
    again.seesOneLike("WELCOME bob .*");
    again.sees("TOLD 2 1000 alice⏎two");
    again.sees("LIVE @ 2");
    alice.sends("TELL 3 bob⏎three");
    again.seesNext("TOLD 3 1000 alice⏎three");
  }

  @Test
  void helloWithoutACursorReplaysNothing() {
    FramedUser alice = server.framed("alice");
    FramedUser bob = server.framed("bob");
    alice.sends("TELL 1 bob⏎one");
    bob.seesNext("TOLD 1 1000 alice⏎one");
    FramedUser again = server.framed("bob");
    again.seesNothingMore();
  }

  @Test
  void cursorBeyondTheInboxCountsAsItsEnd() {
    FramedUser bob = server.connect();
    bob.sends("HELLO 1 bob " + TestServer.idOf("bob") + " 700");
    bob.seesOneLike("WELCOME bob .*");
    FramedUser alice = server.framed("alice");
    alice.sends("TELL 1 bob⏎one");
    bob.sees("TOLD 1 1000 alice⏎one");
  }

  @Test
  void nextOwnerOfANickReadsNothingOfThePrevious() {
    FramedUser alice = server.framed("alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    FramedUser witness = server.framedIn("#tea", "witness");
    alice.sends("TELL 1 bob⏎for you alone");
    alice.seesNext("ACK 1 @ 0 1000");
    bob.sees("TOLD 1 1000 alice⏎for you alone");
    bob.sends("BYE");
    witness.sees("LEFT #tea bob");
    FramedUser other = server.connect();
    other.sends("HELLO 1 bob another-client-id-0 0");
    other.seesOneLike("WELCOME bob .*");
    other.seesNext("LIVE @ 0");
    other.seesNothingMore();
  }

  @Test
  void inboxOutlivesItsOwnersAbsence() {
    FramedUser alice = server.framed("alice");
    FramedUser witness = server.framedIn("#tea", "witness");
    FramedUser bob = server.framedIn("#tea", "bob");
    alice.sends("TELL 1 bob⏎one");
    alice.seesNext("ACK 1 @ 0 1000");
    bob.resets();
    server.passesUntil(witness, "LEFT #tea bob");
    FramedUser again = server.connect();
    again.sends("HELLO 1 rob " + TestServer.idOf("bob") + " 0");
    again.seesOneLike("WELCOME rob .*");
    again.seesNext("TOLD 1 1000 alice⏎one", "LIVE @ 1");
  }
}
