package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.TestServer;
import chat.server.hub.limit.HubLimits;
import chat.server.log.account.ReadMark;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several devices of one account are one person to others, and share an inbox and read marks. */
class DevicesTest {
  private final TestAccounts accounts = new TestAccounts().with("alice");
  private final TestChat chat = new TestChat(accounts);

  private HubUser device(String name) {
    HubUser device = chat.connects();
    device.sends("AUTH password alice⏎alice", "HELLO 1 alice " + TestServer.idOf(name));
    device.skips();
    return device;
  }

  @Test
  void presenceIsTheAccounts() {
    HubUser carol = chat.framedIn("#a", "carol");
    HubUser laptop = device("laptop");
    HubUser phone = device("phone");
    laptop.sends("JOIN #a");
    carol.sees("JOINED #a alice 1");
    phone.sends("JOIN #a");
    carol.seesNothing();
    carol.sends("WHO #a");
    carol.sees("MEMBERS #a 2⏎carol⏎alice", "DONE WHO #a");
    carol.sends("WHO");
    carol.sees("MEMBERS - 2⏎carol⏎alice", "DONE WHO -");
    laptop.sends("LEAVE #a");
    carol.seesNothing();
    phone.sends("LEAVE #a");
    carol.sees("LEFT #a alice");
  }

  @Test
  void accountLeavesWithItsLastDevice() {
    HubUser carol = chat.framedIn("#a", "carol");
    HubUser laptop = device("laptop");
    HubUser phone = device("phone");
    laptop.sends("JOIN #a");
    phone.sends("JOIN #a");
    carol.skips();
    laptop.losesConnection();
    chat.passes(Duration.ofSeconds(11));
    carol.seesNothing();
    phone.losesConnection();
    carol.seesNothing();
    chat.passes(Duration.ofSeconds(11));
    carol.sees("LEFT #a alice");
  }

  @Test
  void devicesFollowEachOtherIntoRooms() {
    HubUser laptop = device("laptop");
    HubUser phone = device("phone");
    laptop.sends("JOIN #a");
    phone.sees("JOINED #a alice 1");
    phone.sends("JOIN #a");
    laptop.sees("TOPIC #a⏎", "MEMBERS #a 1⏎alice", "LIVE #a 0");
    phone.skips();
    phone.sends("LEAVE #a");
    phone.sees("LEFT #a alice");
    laptop.sees("LEFT #a alice");
    laptop.sends("LEAVE #a");
    laptop.sees("LEFT #a alice");
    phone.seesNothing();
  }

  @Test
  void newDeviceReceivesTheRoomsOfItsAccount() {
    HubUser laptop = device("laptop");
    laptop.sends("JOIN #a", "JOIN #b", "JOIN #temp-x", "LEAVE #b");
    HubUser phone = chat.connects();
    phone.sends("AUTH password alice⏎alice");
    chat.passes(Duration.ofSeconds(2));
    phone.skips();
    HubUser tablet = chat.connects();
    tablet.sends("AUTH password alice⏎alice");
    tablet.sees("ACCOUNT alice 1", "READ #a 0 in", "READ #b 0", "DONE AUTH password");
  }

  @Test
  void accountIsInNoMoreRoomsThanOneDeviceMayEnter() {
    HubUser laptop = device("laptop");
    for (int i = 0; i < 100; i++) {
      laptop.sends("JOIN #r" + i);
    }
    laptop.sends("BYE");
    HubUser phone = device("phone");
    HubUser tablet = device("tablet");
    phone.sends("JOIN #r7", "JOIN #other");
    tablet.seesNothing();
    phone.sends("LEAVE #r7", "JOIN #one-more");
    tablet.sees("LEFT #r7 alice", "JOINED #one-more alice 1");
  }

  @Test
  void ownMessageReachesTheOtherDevices() {
    HubUser laptop = device("laptop");
    HubUser phone = device("phone");
    laptop.sends("JOIN #a");
    phone.sends("JOIN #a");
    laptop.skips();
    phone.skips();
    laptop.sendsBatch("SAY 1 #a⏎hi");
    laptop.sees("ACK 1 #a 1 1000");
    phone.sees("SAID #a 1 1000 alice - 1⏎hi");
  }

  @Test
  void directMessageReachesAllDevices() {
    HubUser laptop = device("laptop");
    HubUser phone = device("phone");
    laptop.sends("JOIN @ 0");
    phone.sends("JOIN @ 0");
    laptop.sees("LIVE @ 0");
    phone.sees("LIVE @ 0");
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
    HubUser laptop = device("laptop");
    laptop.sends("JOIN @ 0");
    laptop.skips();
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

  @Test
  void readOnOneDeviceIsReadOnAll() {
    HubUser laptop = device("laptop");
    HubUser phone = device("phone");
    HubUser bob = chat.framedIn("#a", "bob");
    laptop.sends("JOIN #a");
    phone.sends("JOIN #a");
    bob.sendsBatch("SAY 1 #a⏎one", "SAY 2 #a⏎two", "SAY 3 #a⏎three");
    laptop.skips();
    phone.skips();
    laptop.sends("READ #A 2");
    phone.sees("READ #a 2 in");
    phone.sends("READ #a 1", "READ #a 2", "READ #b 3");
    phone.sends("READ #a 99");
    laptop.sees("READ #a 3 in");
    laptop.awaitsAnswers(0);
    phone.seesNothing();
    phone.awaitsAnswers(0);
    accounts.takeStored();
    bob.sendsBatch("SAY 4 #a⏎four");
    laptop.sends("READ #a 4");
    chat.passes(Duration.ofMillis(999));
    assertEquals(List.of(), accounts.takeStored());
    chat.passes(Duration.ofMillis(1));
    assertEquals(List.of(new ReadMark("#a", 4, true)), accounts.takeStored());
    bob.skips();
    bob.sends("READ #a 1");
    bob.sees("ERROR auth-required READ #a⏎only accounts have read marks");
  }

  @Test
  void marksAreStoredWhenTheServerStopsAndWhenTheLastDeviceLeaves() {
    HubUser laptop = device("laptop");
    laptop.sends("JOIN #a");
    laptop.sends("BYE");
    assertEquals(List.of(new ReadMark("#a", 0, true)), accounts.takeStored());
    HubUser phone = device("phone");
    phone.sends("JOIN #b");
    chat.shutsDown();
    assertEquals(List.of(new ReadMark("#b", 0, true)), accounts.takeStored());
  }

  @Test
  void loginWhileAnotherDeviceIsThereMovesTheGuest() {
    HubUser laptop = device("laptop");
    laptop.sends("JOIN #a");
    HubUser carol = chat.framedIn("#a", "carol");
    HubUser dave = chat.framedIn("#b", "dave");
    HubUser bob = chat.framedIn("#a", "bob");
    bob.sends("JOIN #b");
    bob.skips();
    carol.skips();
    dave.skips();
    laptop.skips();
    bob.sends("AUTH password alice⏎alice");
    bob.sees(
        "RENAMED bob alice",
        "ACCOUNT alice 1",
        "READ #a 0 in",
        "READ #b 0 in",
        "DONE AUTH password");
    carol.sees("LEFT #a bob");
    dave.sees("LEFT #b bob", "JOINED #b alice 1");
    laptop.sees("JOINED #b alice 1", "LEFT #a bob");
    bob.sends("AUTH logout");
    bob.sees("RENAMED alice alice-2", "JOINED #a alice 1", "ACCOUNT - 0", "DONE AUTH logout");
    carol.sees("JOINED #a alice-2");
    dave.sees("LEFT #b alice", "JOINED #b alice-2");
    laptop.sees("JOINED #a alice-2");
  }

  @Test
  void devicesAreListedAndRevoked() {
    long token = accounts.addDevice("secret");
    HubUser phone = chat.connects();
    phone.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("phone"), "JOIN #a");
    HubUser lost = chat.connects();
    lost.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("lost"), "JOIN #a");
    HubUser unnamed = chat.connects();
    unnamed.sends("AUTH token⏎secret");
    HubUser laptop = device("laptop");
    HubUser carol = chat.framedIn("#a", "carol");
    laptop.sends("AUTH remember⏎my laptop");
    laptop.sees("TOKEN 2⏎token of my laptop", "DONE AUTH remember");
    laptop.sends("AUTH devices");
    laptop.sees(
        "DEVICE 1 0 0⏎device of secret", "DEVICE 2 0 0 this⏎my laptop", "DONE AUTH devices");
    lost.losesConnection();
    carol.skips();
    laptop.sends("AUTH revoke 7", "AUTH revoke " + token);
    laptop.sees("ERROR bad-token AUTH revoke⏎no such device", "DONE AUTH revoke");
    for (HubUser revoked : List.of(phone, unnamed)) {
      revoked.seesEnd("BYE logged-out⏎this device was logged out from another one");
    }
    carol.sees("LEFT #a alice");
    HubUser again = chat.connects();
    again.sends("HELLO 1 alice " + TestServer.idOf("lost"));
    again.sees(
        "ERROR auth-required HELLO 1⏎the nick alice belongs to an account; if it is yours, /login alice");
    laptop.sends("AUTH revoke 2");
    laptop.seesEnd("BYE logged-out⏎this device was logged out from another one");
  }

  @Test
  void logoutDeletesTheTokenOfItsDevice() {
    accounts.addDevice("secret");
    HubUser phone = chat.connects();
    phone.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("phone"));
    HubUser window = chat.connects();
    window.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("window"));
    HubUser laptop = device("laptop");
    laptop.sends("AUTH remember⏎my laptop");
    phone.skips();
    window.skips();
    laptop.skips();
    phone.sends("AUTH logout");
    phone.sees("RENAMED alice alice-2", "ACCOUNT - 0", "DONE AUTH logout");
    chat.endsBatch();
    phone.seesNothing();
    window.seesEnd("BYE logged-out⏎this device was logged out from another one");
    phone.sends("AUTH token⏎secret");
    phone.sees("ERROR auth-failed AUTH token⏎wrong nick or password");
    laptop.sends("AUTH devices");
    laptop.sees("DEVICE 2 0 0 this⏎my laptop", "DONE AUTH devices");
    laptop.sends("AUTH logout");
    laptop.sees("RENAMED alice alice-3", "ACCOUNT - 0", "DONE AUTH logout");
    chat.endsBatch();
    laptop.seesNothing();
    laptop.sends("AUTH password alice⏎alice");
    laptop.skips();
    laptop.sends("AUTH devices");
    laptop.sees("DONE AUTH devices");
  }

  @Test
  void logoutDeletesTheTokenEvenIfTheClientIsGone() {
    accounts.addDevice("secret");
    HubUser phone = chat.connects();
    phone.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("phone"));
    accounts.holdAnswers();
    phone.sends("AUTH logout");
    phone.losesConnection();
    accounts.giveAnswers();
    chat.endsBatch();
    HubUser again = chat.connects();
    again.sends("HELLO 1 alice " + TestServer.idOf("phone"));
    again.sees(
        "ERROR auth-required HELLO 1⏎the nick alice belongs to an account; if it is yours, /login alice");
    again.sends("AUTH token⏎secret");
    again.sees("ERROR auth-failed AUTH token⏎wrong nick or password");
  }

  @Test
  void revocationHappensEvenIfItsRequesterIsGone() {
    accounts.addDevice("secret");
    HubUser phone = chat.connects();
    phone.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("phone"));
    HubUser laptop = device("laptop");
    accounts.holdAnswers();
    laptop.sends("AUTH revoke 1");
    laptop.losesConnection();
    accounts.giveAnswers();
    chat.endsBatch();
    phone.seesEnd("BYE logged-out⏎this device was logged out from another one");
  }

  @Test
  void loginInTheMiddleOfAReplayKeepsTheRoomAndEndsTheGuestsInbox() throws Exception {
    HubUser carol = chat.framedIn("#a", "carol");
    carol.sendsBatch("SAY 1 #a⏎one", "SAY 2 #a⏎two");
    TestChat restarted = chat.restarts();
    HubUser bob = restarted.framed("bob");
    bob.sends("JOIN #a 0", "JOIN @ 0", "AUTH password alice⏎alice");
    bob.sees(
        "LIVE @ 0", "RENAMED bob alice", "ACCOUNT alice 1", "READ #a 2 in", "DONE AUTH password");
    bob.sends("AUTH logout");
    bob.skips();
    bob.seesReplay("SAID #a 1 1000 carol⏎one", "SAID #a 2 1000 carol⏎two");
    bob.sees("TOPIC #a⏎", "MEMBERS #a 1⏎alice-2", "LIVE #a 2");
  }

  @Test
  void revocationWhileMessagesAreCommittedStoresThem() {
    accounts.addDevice("secret");
    HubUser phone = chat.connects();
    phone.sends("AUTH token⏎secret", "HELLO 1 x " + TestServer.idOf("phone"), "JOIN #a");
    HubUser laptop = device("laptop");
    HubUser carol = chat.framedIn("#a", "carol");
    carol.skips();
    phone.skips();
    phone.sendsIntoBatch("SAY 1 #a⏎last words");
    laptop.sendsIntoBatch("AUTH revoke 1");
    phone.sendsIntoBatch("SAY 2 #a⏎too late or not");
    while (chat.isWorkLeft()) {
      chat.endsBatch();
    }
    chat.endsBatch();
    phone.sees("ACK 1 #a 1 1000", "ACK 2 #a 2 1000");
    phone.seesEnd("BYE logged-out⏎this device was logged out from another one");
    carol.sees(
        "SAID #a 1 1000 alice - 1⏎last words",
        "SAID #a 2 1000 alice - 1⏎too late or not",
        "LEFT #a alice");
  }

  @Test
  void devicesOfAnAccountShareOneQuota() {
    TestChat limited = new TestChat(new HubLimits(0, 250), accounts);
    HubUser laptop = limited.connects();
    laptop.sends("AUTH password alice⏎alice", "HELLO 1 x " + TestServer.idOf("l"), "JOIN #a");
    HubUser phone = limited.connects();
    phone.sends("AUTH password alice⏎alice", "HELLO 1 x " + TestServer.idOf("p"), "JOIN #a");
    laptop.sendsBatch("SAY 1 #a⏎" + "x".repeat(60));
    phone.skips();
    phone.sendsBatch("SAY 1 #a⏎" + "x".repeat(60));
    phone.sees(
        "ERROR quota SAY 1⏎you may store at most 250 in a day, counted by full hours; try again in 25 hours");
  }
}
