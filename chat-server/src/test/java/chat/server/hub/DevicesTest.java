package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.TestServer;
import chat.server.hub.limit.HubLimits;
import chat.server.log.account.ReadMark;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several devices of one account are one person to others, and share rooms and read marks. */
class DevicesTest extends DeviceSetup {
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
    HubUser laptop = deviceIn("#a", "laptop");
    HubUser phone = deviceIn("#a", "phone");
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
    HubUser laptop = deviceIn("#a", "laptop");
    HubUser phone = deviceIn("#a", "phone");
    laptop.sendsBatch("SAY 1 #a⏎hi");
    laptop.sees("ACK 1 #a 1 1000");
    phone.sees("SAID #a 1 1000 alice - 1⏎hi");
  }

  @Test
  void readOnOneDeviceIsReadOnAll() {
    HubUser laptop = deviceIn("#a", "laptop");
    HubUser phone = deviceIn("#a", "phone");
    HubUser bob = chat.framedIn("#a", "bob");
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
