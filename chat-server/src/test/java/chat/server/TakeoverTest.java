package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The same client on a new connection, while the old one is open or after it was lost. */
class TakeoverTest {
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void connectionThatIsReadSlowlyIsTakenOverAtOnce() {
    try (TestServer slow = new ServerSetup().rate(1).start()) {
      FramedUser old = slow.framed("alice");
      old.sends("PONG x");
      for (int i = 0; i < 200; i++) {
        old.sends("PONG x");
      }
      FramedUser young = slow.framed("alice");
      old.sees("BYE taken-over⏎you are connected elsewhere");
      old.isCutOff();
      young.seesNothingMore();
    }
  }

  @Test
  void onlyTheOldConnectionIsNotified() {
    FramedUser bob = server.framedIn("#tea", "bob");
    FramedUser old = server.framedIn("#tea", "alice");
    bob.seesNext("JOINED #tea alice");
    FramedUser alice = server.framed("alice");
    old.seesNext("BYE taken-over⏎you are connected elsewhere");
    old.seesEnd();
    alice.sends("JOIN #tea 0");
    alice.seesNext("TOPIC #tea⏎", "MEMBERS #tea 2⏎bob⏎alice", "LIVE #tea 0");
    alice.sends("SAY 1 #tea⏎here again");
    bob.seesNext("SAID #tea 1 1000 alice⏎here again");
  }

  @Test
  void laterRequestsOfTheOldConnectionAreIgnored() {
    FramedUser bob = server.framedIn("#tea", "bob");
    FramedUser old = server.framedIn("#tea", "alice");
    FramedUser alice = server.framedIn("#tea", "alice");
    old.sendsAtOnce("SAY 1 #tea⏎from the past", "NICK mallory", "LEAVE #tea", "BYE");
    old.seesNext("BYE taken-over⏎you are connected elsewhere");
    old.seesEnd();
    alice.sends("SAY 1 #tea⏎from here");
    alice.seesNext("ACK 1 #tea 1 1000");
    bob.seesNext("JOINED #tea alice", "SAID #tea 1 1000 alice⏎from here");
    bob.seesNothingMore();
  }

  @Test
  void takeoverWithANewNickIsAnnounced() {
    FramedUser bob = server.framedIn("#tea", "bob");
    server.framedIn("#tea", "alice");
    FramedUser alice = server.connect();
    alice.sends("HELLO 1 carol " + TestServer.idOf("alice"));
    alice.seesOneLike("WELCOME carol .*");
    bob.seesNext("JOINED #tea alice", "RENAMED alice carol");
  }

  @Test
  void refusedTakeoverChangesNothing() {
    server.framed("bob");
    FramedUser old = server.framedIn("#tea", "alice");
    FramedUser alice = server.connect();
    alice.sends("HELLO 1 bob " + TestServer.idOf("alice"));
    alice.seesNext("ERROR nick-in-use HELLO 1⏎the nick bob is in use");
    old.sends("SAY 1 #tea⏎still here");
    old.seesNext("ACK 1 #tea 1 1000");
  }

  @Test
  void takenOverClientMustRejoinBeforeItSends() {
    server.framedIn("#tea", "alice");
    FramedUser alice = server.framed("alice");
    alice.sends("SAY 1 #tea⏎hello");
    alice.seesOneLike("ERROR not-in-room SAY 1⏎.*");
    alice.joins("#tea");
    alice.sends("SAY 1 #tea⏎hello");
    alice.seesNext("ACK 1 #tea 1 1000");
  }

  @Test
  void reconnectWithinTheGracePeriodIsNotAnnounced() {
    FramedUser bob = server.framedIn("#tea", "bob");
    losesConnection(server.framedIn("#tea", "alice"));
    bob.sends("SAY 1 #tea⏎where are you?");
    bob.sees("ACK 1 #tea 1 1000");
    server.passes(Duration.ofMillis(9_900));
    bob.sends("WHO #tea");
    bob.seesNext("MEMBERS #tea 2⏎bob⏎alice", "DONE WHO #tea");
    FramedUser alice = server.framed("alice");
    alice.sends("JOIN #tea 0");
    alice.seesNext("SAID #tea 1 1000 bob⏎where are you?");
    server.passes(Duration.ofSeconds(20));
    bob.seesNothingMore();
    alice.sends("SAY 1 #tea⏎back");
    bob.seesNext("SAID #tea 2 30900 alice⏎back");
  }

  @Test
  void lostNickStaysReservedForTenSeconds() {
    FramedUser bob = server.framedIn("#tea", "bob");
    losesConnection(server.framedIn("#tea", "alice"));
    server.passes(Duration.ofMillis(9_999));
    FramedUser other = server.connect();
    other.sends("HELLO 1 alice another-client-id-0");
    other.seesOneLike("ERROR nick-in-use HELLO 1⏎.*");
    bob.seesNext("JOINED #tea alice");
    bob.seesNothingMore();
    server.passes(Duration.ofMillis(1));
    bob.seesNext("LEFT #tea alice");
    other.sends("HELLO 1 alice another-client-id-0");
    other.seesOneLike("WELCOME alice .*");
  }

  @Test
  void resetCountsAsALostConnection() {
    FramedUser bob = server.framedIn("#tea", "bob");
    FramedUser alice = server.framedIn("#tea", "alice");
    alice.sends("SAY 1 #tea⏎one");
    bob.sees("SAID #tea 1 1000 alice⏎one");
    alice.resets();
    server.passesUntil(bob, "LEFT #tea alice");
    bob.sends("WHO");
    bob.seesNext("MEMBERS - 1⏎bob", "DONE WHO -");
  }

  @Test
  void roomsThatAreNotRejoinedAreLeft() {
    FramedUser bob = server.framedIn("#tea", "bob");
    bob.joins("#cake");
    FramedUser old = server.framedIn("#tea", "alice");
    old.joins("#cake");
    bob.seesNext("JOINED #tea alice", "JOINED #cake alice");
    losesConnection(old);
    FramedUser alice = server.framedIn("#cake", "alice");
    bob.seesNothingMore();
    server.passes(Duration.ofSeconds(10));
    bob.seesNext("LEFT #tea alice");
    bob.seesNothingMore();
    alice.sends("SAY 1 #cake⏎still here");
    bob.seesNext("SAID #cake 1 11000 alice⏎still here");
  }

  @Test
  void secondLossGivesTenMoreSeconds() {
    FramedUser bob = server.framedIn("#tea", "bob");
    losesConnection(server.framedIn("#tea", "alice"));
    server.passes(Duration.ofSeconds(6));
    losesConnection(server.framedIn("#tea", "alice"));
    server.passes(Duration.ofSeconds(6));
    bob.seesNext("JOINED #tea alice");
    bob.seesNothingMore();
    server.passes(Duration.ofSeconds(4));
    bob.seesNext("LEFT #tea alice");
  }

  @Test
  void textClientHasNoGracePeriod() {
    FramedUser bob = server.framedIn("#lobby", "bob");
    server.guest("alice").close();
    bob.seesNext("JOINED #lobby alice", "LEFT #lobby alice");
  }

  /** Ends the input without BYE, and awaits the server's end of the connection. */
  private static void losesConnection(FramedUser user) {
    user.endsOutput();
    user.seesEnd();
  }
}
