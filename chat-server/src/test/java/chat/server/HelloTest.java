package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.pruning.Retention;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** HELLO and NICK: login, and which nicks a user may have. */
class HelloTest {
  private static final String ID = " some-client-id-0123";

  private static final String LIMITS = "⏎rooms 100⏎replay 20⏎count 1000⏎names 200";

  private static final String CHANGES = "⏎edit 900⏎features changes";

  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void welcomeHasSoftwareLogLastIdAndTextLimit() {
    try (TestServer small = new ServerSetup().maxText(200).start()) {
      FramedUser alice = small.connect();
      alice.sends("HELLO 1 Alice" + ID);
      alice.seesNext(
          "WELCOME Alice chat-server/test " + small.logId() + " 0 200" + LIMITS + CHANGES);
    }
  }

  @Test
  void welcomeAnnouncesTheServersLimits() {
    Retention retention = new Retention(Duration.ofDays(30), 100_000);
    try (TestServer limited = new ServerSetup().rate(20).announcing(retention).start()) {
      FramedUser alice = limited.connect();
      alice.sends("HELLO 1 alice" + ID + "⏎features of a later version⏎other lines");
      alice.seesNext(
          "WELCOME alice chat-server/test "
              + limited.logId()
              + " 0 65536⏎rate 20 100"
              + LIMITS
              + "⏎keep age 2592000⏎keep count 100000"
              + CHANGES);
    }
  }

  @Test
  void nickInUseInAnyCaseIsRefusedAndHelloMayBeRepeated() {
    server.framed("alice");
    FramedUser other = server.connect();
    other.sends("HELLO 1 ALICE" + ID);
    other.seesNext("ERROR nick-in-use HELLO 1⏎the nick ALICE is in use");
    other.sends("HELLO 1 alice2" + ID);
    other.seesOneLike("WELCOME alice2 .*");
  }

  @Test
  void secondHelloIsRefused() {
    FramedUser alice = server.framed("alice");
    alice.greetsAs("alice");
    alice.seesNext("ERROR hello-twice HELLO 1⏎already logged in");
  }

  @Test
  void guestNicksAreReserved() {
    FramedUser user = server.connect();
    user.sends("HELLO 1 Guest-7" + ID);
    user.seesOneLike("ERROR bad-nick HELLO 1⏎.*");
    user.sends("HELLO 1 guest-x" + ID);
    user.seesOneLike("WELCOME guest-x .*");
    user.sends("NICK guest-1");
    user.seesOneLike("ERROR bad-nick NICK guest-1⏎.*");
  }

  @Test
  void nicksThatLookOfficialAreRefused() {
    FramedUser user = server.connect();
    user.sends("HELLO 1 Server" + ID);
    user.seesNext("ERROR bad-nick HELLO 1⏎the nick Server is reserved: it looks official");
    user.sends("HELLO 1 rooter" + ID);
    user.seesOneLike("WELCOME rooter .*");
    user.sends("NICK _r00t_");
    user.seesNext("ERROR bad-nick NICK _r00t_⏎the nick _r00t_ is reserved: it looks official");
    TextUser guest = server.guest();
    guest.sends("/nick a.d.m.1.n");
    guest.seesNext("* the nick a.d.m.1.n is reserved: it looks official");
    guest.sends("/nick badminton");
    guest.seesOneLike(".* is now badminton");
  }

  @Test
  void otherVersionsAreRefused() {
    FramedUser user = server.connect();
    user.sends("HELLO 2 alice" + ID);
    user.seesNext("ERROR unsupported-version HELLO 2⏎this server speaks version 1");
    user.sends("HELLO 1 alice" + ID);
    user.seesOneLike("WELCOME alice .*");
  }

  @Test
  void onlyPingIsAnsweredBeforeHello() {
    FramedUser user = server.connect();
    user.sendsAtOnce("JOIN #tea", "SAY 1 #tea⏎hi", "WHO", "ROOMS", "NICK bob", "LEAVE #tea");
    user.seesNext(
        "ERROR hello-first JOIN #tea⏎send HELLO first",
        "ERROR hello-first SAY 1⏎send HELLO first",
        "ERROR hello-first WHO -⏎send HELLO first",
        "ERROR hello-first ROOMS -⏎send HELLO first",
        "ERROR hello-first NICK bob⏎send HELLO first",
        "ERROR hello-first LEAVE #tea⏎send HELLO first");
    user.sends("PING x");
    user.seesNext("PONG x");
    user.sends("BYE");
    user.seesNext("BYE bye⏎goodbye");
    user.seesEnd();
  }

  @Test
  void nickChangeIsSentOnceToEachUserInSharedRooms() {
    FramedUser alice = server.framedIn("#tea", "alice");
    alice.joins("#cake");
    FramedUser bob = server.framedIn("#tea", "bob");
    bob.joins("#cake");
    FramedUser stranger = server.framedIn("#coffee", "stranger");
    bob.seesNothingMore();
    alice.sends("NICK carol");
    alice.seesNext("JOINED #tea bob", "JOINED #cake bob", "RENAMED alice carol");
    bob.seesNext("RENAMED alice carol");
    bob.seesNothingMore();
    stranger.seesNothingMore();
    bob.sends("NICK Alice");
    bob.seesNext("RENAMED bob Alice");
  }

  @Test
  void nickMayChangeItsCase() {
    FramedUser alice = server.framed("alice");
    alice.sends("NICK ALICE");
    alice.seesNext("RENAMED alice ALICE");
    alice.sends("NICK alice");
    alice.seesNext("RENAMED ALICE alice");
  }

  @Test
  void nickInUseStaysItsOwners() {
    server.framed("bob");
    FramedUser alice = server.framed("alice");
    alice.sends("NICK Bob");
    alice.seesNext("ERROR nick-in-use NICK Bob⏎the nick Bob is in use");
    alice.sends("WHO");
    alice.seesNext("MEMBERS - 2⏎bob⏎alice");
  }

  @Test
  void byeFreesTheNickAtOnce() {
    FramedUser alice = server.framed("alice");
    alice.sends("BYE");
    alice.seesNext("BYE bye⏎goodbye");
    FramedUser other = server.connect();
    other.sends("HELLO 1 alice" + ID);
    other.seesOneLike("WELCOME alice .*");
  }
}
