package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.TestServer;
import chat.server.log.LogException;
import chat.server.log.moderation.AuditQuery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rooms that belong to whom made them, with settings and roles. */
class RoomSettingsTest {
  private final TestChat chat =
      new TestChat(new TestAccounts().with("alice").with("bob").with("carol").withOperator("opal"));
  private HubUser alice;

  @BeforeEach
  void alicesRoom() {
    alice = logsIn(chat, "alice");
    alice.sends("JOIN #tea");
    alice.takesAll();
  }

  private static HubUser logsIn(TestChat chat, String nick) {
    HubUser user = chat.connects();
    user.sends("AUTH password " + nick + "⏎" + nick);
    user.sends("HELLO 1 " + nick + " " + TestServer.idOf(nick));
    user.takesAll();
    return user;
  }

  private static HubUser joins(TestChat chat, String nick) {
    HubUser user = logsIn(chat, nick);
    user.sends("JOIN #tea");
    user.takesAll();
    return user;
  }

  private HubUser joins(String nick) {
    HubUser user = joins(chat, nick);
    alice.takesAll();
    return user;
  }

  private List<String> audit() throws LogException {
    return chat.moderation().audit(AuditQuery.first(100)).stream()
        .map(entry -> entry.actor().name() + " " + entry.action() + " " + entry.target())
        .toList();
  }

  @Test
  void accountOwnsTheRoomThatItMakes() {
    alice.sends("MOD room #tea");
    alice.sees("SETTINGS #tea owner⏎owner alice⏎public⏎speak all⏎slow 0", "DONE MOD room");
    HubUser bob = joins("bob");
    bob.sends("MOD room #tea", "MOD set #tea slow⏎9");
    bob.sees(
        "SETTINGS #tea account⏎owner alice⏎public⏎speak all⏎slow 0",
        "DONE MOD room",
        "ERROR no-right MOD set⏎in #tea, only its owner may do that");
  }

  @Test
  void roomOfAGuestAndATemporaryOneBelongToNobody() {
    HubUser guest = chat.framed("guest");
    guest.sends("JOIN #jam", "MOD room #jam");
    assertTrue(String.join("\n", guest.takesAll()).contains("SETTINGS #jam guest⏎owner -"));
    alice.sends("JOIN #temp-x", "MOD room #temp-x", "MOD room #lobby");
    String seen = String.join("\n", alice.takesAll());
    assertTrue(seen.contains("SETTINGS #temp-x account⏎owner -"), seen);
    assertTrue(seen.contains("ERROR not-in-room MOD room"), seen);
  }

  @Test
  void ownerOutlivesTheProcessAndAnEmptyRoomItsMembersUnlessItWasChanged() {
    TestChat again = chat.restarts();
    HubUser bob = joins(again, "bob");
    bob.sends("MOD room #tea");
    assertTrue(bob.takesAll().get(0).startsWith("SETTINGS #tea account⏎owner alice"));
    // Nothing but its owner is stored, so the name is free once nobody is in it.
    bob.sends("LEAVE #tea", "JOIN #tea", "MOD room #tea");
    assertTrue(String.join("\n", bob.takesAll()).contains("SETTINGS #tea owner⏎owner bob"));
    bob.sends("MOD set #tea slow⏎5", "LEAVE #tea");
    bob.takesAll();
    HubUser carol = logsIn(again, "carol");
    carol.sends("JOIN #TEA", "MOD room #TEA");
    assertTrue(
        String.join("\n", carol.takesAll()).contains("account⏎owner bob⏎public⏎speak all⏎slow 5"));
  }

  @Test
  void settingsBindAndAreSentToMembers() {
    HubUser bob = joins("bob");
    alice.sends("MOD set #tea speak⏎voiced");
    bob.sees("SETTINGS #tea account⏎owner alice⏎public⏎speak voiced⏎slow 0");
    bob.sendsBatch("SAY 1 #tea⏎hi");
    assertTrue(bob.takeSeen().get(0).startsWith("ERROR no-right SAY 1"));
    alice.sends("MOD voice #tea bob");
    bob.sees("ROLE #tea bob voiced 2");
    bob.sendsBatch("SAY 2 #tea⏎hi");
    bob.sees("ACK 2 #tea 1 1000");
    alice.sends("MOD set #tea slow⏎60", "MOD devoice #tea bob", "MOD set #tea speak⏎all");
    bob.takesAll();
    bob.sendsBatch("SAY 3 #tea⏎one");
    bob.skips();
    bob.sendsBatch("SAY 4 #tea⏎two");
    assertTrue(bob.takeSeen().get(0).startsWith("ERROR slow SAY 4"));
    chat.passes(Duration.ofMinutes(1));
    bob.sendsBatch("SAY 5 #tea⏎two");
    assertTrue(bob.takeSeen().get(0).startsWith("ACK 5 #tea 3"));
  }

  @Test
  void limitsBindAnOperatorOnceTheRoomIsPrivate() {
    HubUser opal = joins("opal");
    alice.sends("MOD set #tea slow⏎60");
    opal.sendsBatch("SAY 1 #tea⏎one", "SAY 2 #tea⏎two");
    alice.sends("MOD set #tea private");
    opal.sendsBatch("SAY 3 #tea⏎three");
    opal.takesAll();
    opal.sendsBatch("SAY 4 #tea⏎four");
    assertTrue(opal.takeSeen().get(0).startsWith("ERROR slow SAY 4"));
  }

  @Test
  void limitsFollowWhoIsAnOperator() throws Exception {
    HubUser bob = joins("bob");
    alice.sends("MOD set #tea speak⏎voiced");
    bob.takesAll();
    chat.operator().setOperator(2, true);
    bob.sendsBatch("SAY 1 #tea⏎hi");
    bob.sees("ACK 1 #tea 1 1000");
    chat.operator().setOperator(2, false);
    bob.sendsBatch("SAY 2 #tea⏎hi");
    assertTrue(bob.takeSeen().get(0).startsWith("ERROR no-right SAY 2"));
  }

  @Test
  void thoseWhoEnterAreGreeted() {
    alice.sends("MOD set #tea greeting⏎Mind the Cups");
    HubUser bob = logsIn(chat, "bob");
    bob.sends("JOIN #tea");
    assertEquals("NOTICE greeting⏎Mind the Cups", bob.takeSeen().get(0));
    bob.sends("JOIN #tea 0");
    bob.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎alice⏎bob", "LIVE #tea 0");
    bob.losesConnection();
    HubUser again = logsIn(chat, "bob");
    again.sends("JOIN #tea 0");
    again.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎alice⏎bob", "LIVE #tea 0");
    HubUser guest = chat.guest();
    guest.takesAll();
    guest.sends("JOIN #tea");
    assertTrue(guest.takesAll().contains("* Mind the Cups"), "a text client is greeted");
    alice.takesAll();
    alice.sends("MOD set #tea greeting");
    alice.sees("ERROR bad-setting MOD set⏎greeting is a line for those who enter, or - for none");
    alice.sends("MOD room #tea", "MOD set #tea greeting⏎-");
    alice.sees(
        "SETTINGS #tea owner⏎owner alice⏎public⏎speak all⏎slow 0⏎greeting Mind the Cups",
        "DONE MOD room",
        "SETTINGS #tea owner⏎owner alice⏎public⏎speak all⏎slow 0",
        "DONE MOD set");
  }

  @Test
  void rolesAreGivenAndTakenByThoseAbove() throws Exception {
    HubUser bob = joins("bob");
    HubUser carol = joins("carol");
    bob.takesAll();
    bob.sends("MOD op #tea carol");
    bob.sees("ERROR no-right MOD op⏎in #tea, only its owner may do that");
    alice.sends("MOD op #tea bob");
    alice.sees("ROLE #tea bob op 2", "DONE MOD op");
    bob.sees("ROLE #tea bob op 2");
    carol.sees("ROLE #tea bob op 2");
    bob.sends("MOD voice #tea carol", "MOD deop #tea bob");
    bob.sees(
        "ROLE #tea carol voiced 3", "DONE MOD voice", "ROLE #tea bob account 2", "DONE MOD deop");
    alice.takesAll();
    alice.sends("MOD give #tea carol");
    alice.sees("ROLE #tea carol owner 3", "ROLE #tea alice op 1", "DONE MOD give");
    alice.sends("MOD claim #tea");
    alice.sees("ERROR no-right MOD claim⏎#tea belongs to carol, who was here less than a year ago");
    chat.passes(Duration.ofDays(366));
    alice.sends("MOD claim #tea");
    alice.sees("ROLE #tea alice owner 1", "ROLE #tea carol op 3", "DONE MOD claim");
    assertEquals(
        List.of(
            "alice op bob",
            "bob voice carol",
            "bob deop bob",
            "alice give carol",
            "alice claim alice"),
        audit());
  }

  @Test
  void unlistedRoomIsEnteredByItsNameAlone() {
    alice.sends("MOD set #tea unlisted", "SAY 1 #tea⏎hi");
    chat.endsBatch();
    alice.takesAll();
    HubUser bob = joins("bob");
    bob.sends("ROOMS");
    bob.seesList("ROOM #lobby 0⏎", "DONE ROOMS -");
    bob.sends("MOD room #tea");
    assertEquals(
        "SETTINGS #tea account⏎owner alice⏎unlisted⏎speak all⏎slow 0", bob.takeSeen().get(0));
  }

  @Test
  void invitationIsToldAndEntersThePrivateRoomOfThatName() {
    HubUser guest = chat.framed("guest");
    guest.sends("JOIN #tea");
    guest.takesAll();
    alice.sends("MOD set #tea private");
    guest.sees("KICKED #tea guest alice⏎the room is private now", "LEFT #tea guest");
    alice.takesAll();
    HubUser bob = joins("bob");
    alice.seesNothing();
    bob.sendsBatch("SAY 1 #tea⏎in public");
    bob.takesAll();
    alice.sends("MOD invite #tea bob");
    alice.sees("DONE MOD invite");
    bob.sees("INVITED #tea alice");
    bob.sends("JOIN #tea");
    bob.sees(
        "LEFT #tea bob",
        "SETTINGS #tea member⏎owner alice⏎private⏎speak all⏎slow 0",
        "TOPIC #tea⏎",
        "MEMBERS #tea 2⏎alice⏎bob",
        "LIVE #tea 0");
    alice.sees("JOINED #tea bob 2");
    alice.sends("MOD set #tea public");
    alice.sees(
        "ERROR room-exists MOD set⏎a public room has the name #tea, so this one stays private");
  }

  @Test
  void failedCommitChangesNothing() {
    chat.moderation().setBroken(true);
    alice.sends("MOD set #tea private");
    assertTrue(alice.takeSeen().get(0).startsWith("ERROR not-stored MOD set"));
    chat.moderation().setBroken(false);
    HubUser bob = joins("bob");
    alice.sends("MOD room #tea");
    assertTrue(alice.takeSeen().get(0).contains("⏎public⏎"));
    bob.hasNoReplay();
  }

  @Test
  void roomThatNobodyCouldEnterIsNotInMemory() {
    HubUser bob = logsIn(chat, "bob");
    alice.sends("MOD set #tea private", "MOD invite #tea bob", "LEAVE #tea");
    bob.takesAll();
    chat.moderation().setBroken(true);
    bob.sends("JOIN #tea");
    assertTrue(bob.takeSeen().get(0).startsWith("ERROR not-stored JOIN"));
    assertEquals(1, chat.roomsInMemory());
  }

  @Test
  void guestIsNotInvitedButToldWhy() {
    chat.framed("guest");
    alice.sends("MOD set #tea private", "MOD invite #tea guest", "MOD invite #tea nobody");
    List<String> seen = alice.takeSeen();
    assertTrue(String.join("\n", seen).contains("ERROR auth-required MOD invite"));
    assertTrue(String.join("\n", seen).contains("ERROR no-such-nick MOD invite"));
  }

  @Test
  void logoutLeavesPrivateRooms() {
    alice.sends("MOD set #tea private", "MOD invite #tea bob");
    HubUser bob = joins("bob");
    bob.sends("AUTH logout");
    assertEquals("LEFT #tea bob", bob.takeSeen().get(0));
    bob.sends("HISTORY #tea - 5");
    bob.sees("DONE HISTORY #tea");
    alice.sees("LEFT #tea bob");
  }
}
