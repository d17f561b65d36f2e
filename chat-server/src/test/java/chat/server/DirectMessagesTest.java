package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
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
    bob.joinsInbox();
    carol.joinsInbox();
    alice.sends("TELL 1 Bob⏎psst⏎really");
    alice.sees("ACK 1 @ 0 1000");
    bob.seesNext("TOLD 1 1000 alice⏎psst⏎really");
    carol.seesNothingMore();
  }

  @Test
  void userMayWriteToItself() {
    FramedUser alice = server.framed("alice");
    alice.joinsInbox();
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
    bob.joinsInbox();
    alice.sends("TELL 1 bob⏎psst");
    alice.seesNext("ACK 1 @ 0 1000");
    bob.seesNext("TOLD 1 1000 alice⏎psst");
  }

  @Test
  void joinReplaysTheInboxFromItsCursor() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    bob.joinsInbox();
    alice.sends("TELL 1 bob⏎one");
    bob.seesNext("TOLD 1 1000 alice⏎one");
    bob.resets();
    alice.sends("TELL 2 bob⏎two");
    alice.sees("ACK 2 @ 0 1000");
    FramedUser again = server.framed("bob");
    again.sends("JOIN @ 1");
    again.seesNext("TOLD 2 1000 alice⏎two", "LIVE @ 2");
    alice.sends("TELL 3 bob⏎three");
    again.seesNext("TOLD 3 1000 alice⏎three");
    again.sends("JOIN @ 0");
    again.seesNext(
        "TOLD 1 1000 alice⏎one", "TOLD 2 1000 alice⏎two", "TOLD 3 1000 alice⏎three", "LIVE @ 3");
  }

  @Test
  void inboxThatIsNotJoinedIsNotSent() {
    FramedUser alice = server.framed("alice");
    FramedUser bob = server.framed("bob");
    alice.sends("TELL 1 bob⏎one");
    alice.seesNext("ACK 1 @ 0 1000");
    bob.seesNothingMore();
    bob.sends("LEAVE @");
    bob.seesNext("ERROR not-in-room LEAVE @⏎you have not joined your inbox");
  }

  @Test
  void joinWithoutACursorReplaysTheLast20() {
    FramedUser alice = server.framed("alice");
    FramedUser bob = server.framed("bob");
    for (int id = 1; id <= 21; id++) {
      alice.sends("TELL " + id + " bob⏎" + id);
      alice.seesNext("ACK " + id + " @ 0 1000");
    }
    bob.sends("JOIN @");
    for (int seq = 2; seq <= 21; seq++) {
      bob.seesNext("TOLD " + seq + " 1000 alice⏎" + seq);
    }
    bob.seesNext("LIVE @ 21");
  }

  @Test
  void inboxThatIsLeftIsNotSent() {
    FramedUser alice = server.framed("alice");
    FramedUser bob = server.framed("bob");
    bob.joinsInbox();
    bob.sends("LEAVE @");
    bob.seesNext("LEFT @ bob");
    alice.sends("TELL 1 bob⏎one");
    alice.seesNext("ACK 1 @ 0 1000");
    bob.seesNothingMore();
    bob.sends("JOIN @ 0");
    bob.seesNext("TOLD 1 1000 alice⏎one", "LIVE @ 1");
  }

  @Test
  void inboxIsJoinedAfterTheLogin() {
    FramedUser bob = server.connect();
    bob.sends("JOIN @");
    bob.seesNext("ERROR hello-first JOIN @⏎send HELLO first");
  }

  @Test
  void cursorBeyondTheInboxCountsAsNone() {
    FramedUser alice = server.framed("alice");
    FramedUser bob = server.framed("bob");
    alice.sends("TELL 1 bob⏎one");
    alice.seesNext("ACK 1 @ 0 1000");
    bob.sends("JOIN @ 700");
    bob.seesNext("TOLD 1 1000 alice⏎one", "LIVE @ 1");
  }

  @Test
  void textClientsFollowTheirInboxAtOnce() {
    FramedUser alice = server.framed("alice");
    TextUser bob = server.guest("bob");
    alice.sends("TELL 1 bob⏎psst");
    bob.seesNext("[alice] psst");
  }

  @Test
  void nextOwnerOfANickReadsNothingOfThePrevious() {
    FramedUser alice = server.framed("alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    FramedUser witness = server.framedIn("#tea", "witness");
    bob.joinsInbox();
    alice.sends("TELL 1 bob⏎for you alone");
    alice.seesNext("ACK 1 @ 0 1000");
    bob.sees("TOLD 1 1000 alice⏎for you alone");
    bob.sends("BYE");
    witness.sees("LEFT #tea bob");
    FramedUser other = server.connect();
    other.sends("HELLO 1 bob another-client-id-0");
    other.seesOneLike("WELCOME bob .*");
    other.sends("JOIN @ 0");
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
    again.sends("HELLO 1 rob " + TestServer.idOf("bob"));
    again.seesOneLike("WELCOME rob .*");
    again.sends("JOIN @ 0");
    again.seesNext("TOLD 1 1000 alice⏎one", "LIVE @ 1");
  }
}
