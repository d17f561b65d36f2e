package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.TestServer;
import chat.server.log.account.ReadMark;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The inbox of an account: all devices follow it, and it waits while there is none. */
class AccountInboxTest extends DeviceSetup {
  @Test
  void directMessageReachesAllDevices() {
    HubUser laptop = deviceIn("@", "laptop");
    HubUser phone = deviceIn("@", "phone");
    HubUser bob = chat.framed("bob");
    bob.sendsBatch("TELL 1 alice⏎psst");
    bob.sees("ACK 1 @ 0 1000");
    laptop.sees("TOLD 1 1000 bob⏎psst");
    phone.sees("TOLD 1 1000 bob⏎psst");
  }

  @Test
  void directMessageWaitsForAnAbsentAccountOverARestart() {
    HubUser bob = chat.framedIn("#a", "bob");
    bob.skips();
    bob.sendsBatch("TELL 1 alice⏎one", "SAY 2 #a⏎two", "TELL 3 ALICE⏎three");
    bob.sees("ACK 1 @ 0 1000 waiting", "ACK 2 #a 1 1000", "ACK 3 @ 0 1000 waiting");
    bob.sendsBatch("TELL 4 alice⏎four");
    bob.sees("ACK 4 @ 0 1000 waiting");
    bob.sends("TELL 5 nobody⏎five");
    bob.sees("ERROR no-such-nick TELL 5⏎no user has that nick");
    HubUser guest = chat.guest();
    guest.skips();
    guest.sendsBatch("TELL 6 alice⏎six");
    guest.sees("* alice is not here now; the message waits");

    TestChat restarted = chat.restarts();
    HubUser alice = restarted.connects();
    alice.sends("AUTH password alice⏎alice", "HELLO 1 alice " + TestServer.idOf("laptop"));
    alice.skips();
    alice.sends("JOIN @ 0");
    try {
      alice.seesReplay(
          "TOLD 1 1000 bob⏎one",
          "TOLD 2 1000 bob⏎three",
          "TOLD 3 1000 bob⏎four",
          "TOLD 4 1000 guest-1⏎six");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    alice.sees("LIVE @ 4");
  }

  @Test
  void directMessageWaitsWhileTheOnlyDeviceIsLost() {
    HubUser laptop = deviceIn("@", "laptop");
    laptop.losesConnection();
    HubUser bob = chat.framed("bob");
    bob.sendsBatch("TELL 1 alice⏎psst");
    bob.sees("ACK 1 @ 0 1000 waiting");
    HubUser again = chat.connects();
    again.sends("HELLO 1 alice " + TestServer.idOf("laptop"));
    again.skips();
    again.sends("JOIN @ 0");
    again.sees("TOLD 1 1000 bob⏎psst", "LIVE @ 1");
  }

  @Test
  void guestsInboxIsNotItsAccounts() {
    HubUser bob = chat.framed("bob");
    bob.sends("JOIN @ 0");
    HubUser carol = chat.framed("carol");
    carol.sendsBatch("TELL 1 bob⏎to the guest");
    bob.sees("LIVE @ 0", "TOLD 1 1000 carol⏎to the guest");
    bob.sends("AUTH password alice⏎alice");
    bob.skips();
    carol.sendsBatch("TELL 2 alice⏎before JOIN");
    bob.seesNothing();
    bob.sends("JOIN @ 0");
    bob.sees("TOLD 1 1000 carol⏎before JOIN", "LIVE @ 1");
    bob.sends("AUTH logout");
    bob.skips();
    carol.skips();
    carol.sendsBatch("TELL 3 alice⏎waits");
    carol.sees("ACK 3 @ 0 1000 waiting");
    bob.seesNothing();
  }

  @Test
  void textClientReceivesWhatItsAccountHasNotRead() {
    HubUser bob = chat.framed("bob");
    bob.sendsBatch("TELL 1 alice⏎one");
    HubUser guest = chat.guest();
    guest.skips();
    guest.sends("AUTH password alice⏎alice");
    guest.sees("* guest-1 is now alice", "* you are logged in as alice");
    try {
      guest.seesReplay("[bob] one");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    bob.sendsBatch("TELL 2 alice⏎two");
    guest.sees("[bob] two");
    guest.losesConnection();
    assertEquals(List.of(new ReadMark("@", 2, false)), accounts.takeStored());
    HubUser again = chat.guest();
    again.skips();
    again.sends("AUTH password alice⏎alice");
    again.sees("* guest-2 is now alice", "* you are logged in as alice");
    again.hasNoReplay();
  }
}
