package chat.server.hub;

import static chat.server.hub.PrivateWorld.ROOM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.TestServer;
import chat.server.hub.PrivateWorld.Outsider;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invitations that somebody gets who is not connected, or does not enter at once. */
class InvitationsTest {
  private final PrivateWorld world = new PrivateWorld();

  private static List<String> invitations(HubUser user) {
    return user.takesAll().stream().filter(line -> line.startsWith("INVITED")).toList();
  }

  private static HubUser logsIn(TestChat chat, String nick) {
    HubUser user = chat.connects();
    user.sends(
        "AUTH password " + nick + "⏎" + nick, "HELLO 1 " + nick + " " + TestServer.idOf(nick));
    return user;
  }

  @Test
  void invitationIsRepeatedAtEachLoginUntilTheRoomIsEntered() {
    world.owner().sends("MOD invite " + ROOM + " eve");
    TestChat again = world.chat().restarts();
    assertEquals(List.of("INVITED #tea owner"), invitations(logsIn(again, "eve")));
    HubUser guest = again.framed("guest");
    guest.sends("AUTH password eve⏎eve");
    assertEquals(List.of("INVITED #tea owner"), invitations(guest));
    guest.sends("JOIN " + ROOM);
    guest.takesAll();
    assertEquals(List.of(), invitations(logsIn(again, "eve")));
    assertEquals(List.of(), invitations(logsIn(again, "exile")));
  }

  @Test
  void whoIsConnectedIsInvitedOnceAndAGuestNever() {
    HubUser eve = world.connects(Outsider.ACCOUNT);
    world.owner().sends("MOD invite " + ROOM + " eve");
    assertEquals(List.of("INVITED #tea owner"), invitations(eve));
    eve.sends("AUTH logout");
    assertEquals(List.of(), invitations(eve));
  }

  @Test
  void invitationMovesNobodyOutOfThePublicRoomOfThatName() {
    HubUser eve = world.connects(Outsider.ACCOUNT);
    eve.sends("JOIN " + ROOM);
    eve.sendsBatch("SAY 1 " + ROOM + "⏎public");
    eve.takesAll();
    world.owner().sends("MOD invite " + ROOM + " eve");
    eve.sees("INVITED #tea owner");
    eve.sends("HISTORY #tea - 9");
    assertEquals(1, eve.takesAll().stream().filter(line -> line.contains("⏎public")).count());
    eve.sends("JOIN " + ROOM + " 0");
    eve.takesAll();
    eve.sendsBatch("SAY 2 " + ROOM + "⏎still public");
    HubUser guest = world.chat().framed("guest");
    guest.sends("JOIN " + ROOM);
    assertEquals(2, guest.takesAll().stream().filter(line -> line.endsWith("public")).count());
    HubUser resumed = logsIn(world.chat(), "eve");
    assertEquals(List.of("INVITED #tea owner"), invitations(resumed));
    resumed.sends("JOIN " + ROOM + " 2");
    assertEquals(List.of(), secrets(resumed));
    guest.takesAll();
    resumed.sendsBatch("SAY 3 " + ROOM + "⏎public again");
    assertEquals(1, guest.takesAll().stream().filter(line -> line.endsWith("again")).count());
  }

  @Test
  void invitationMovesNobodyAfterARestart() {
    HubUser eve = world.connects(Outsider.ACCOUNT);
    eve.sends("JOIN " + ROOM);
    eve.sendsBatch("SAY 1 " + ROOM + "⏎public");
    world.owner().sends("MOD invite " + ROOM + " eve");
    HubUser again = logsIn(world.chat().restarts(), "eve");
    again.sends("JOIN " + ROOM + " 0");
    List<String> seen = again.takesAll();
    assertEquals(1, seen.stream().filter(line -> line.endsWith("⏎public")).count(), seen::toString);
    again.sends("JOIN " + ROOM);
    assertEquals(3, secrets(again).size());
    again.sends("JOIN " + ROOM + " 0");
    assertEquals(3, secrets(again).size());
  }

  private static List<String> secrets(HubUser user) {
    return user.takesAll().stream().filter(line -> line.contains("secret of")).toList();
  }

  @Test
  void whoEntersAsInvitedLeavesThePublicRoomOnAllDevices() {
    HubUser eve = world.connects(Outsider.ACCOUNT);
    eve.sends("JOIN " + ROOM);
    HubUser other = world.chat().framed("other");
    other.sends("AUTH password eve⏎eve", "JOIN " + ROOM);
    world.owner().sends("MOD invite " + ROOM + " eve");
    eve.takesAll();
    other.takesAll();
    eve.sends("JOIN " + ROOM);
    assertEquals(3, secrets(eve).size());
    other.sees("LEFT #tea eve", "JOINED #tea eve 3");
    other.sends("SAY 1 " + ROOM + "⏎lost");
    other.sees("ERROR not-in-room SAY 1⏎you are not in #tea; join it first");
  }

  @Test
  void deviceThatEntersThePublicRoomIsNotFollowedByOthersWhileInvited() {
    HubUser eve = world.connects(Outsider.ACCOUNT);
    HubUser guest = world.chat().framed("guest");
    guest.sends("JOIN " + ROOM);
    world.owner().sends("MOD invite " + ROOM + " eve");
    eve.takesAll();
    guest.sends("AUTH password eve⏎eve");
    eve.seesNothing();
  }

  @Test
  void invitationIsDeclinedFromAnywhere() {
    HubUser eve = world.connects(Outsider.ACCOUNT);
    eve.sends("JOIN " + ROOM, "MOD invite " + ROOM + " eve");
    world.owner().sends("MOD invite " + ROOM + " eve");
    world.owner().takesAll();
    eve.sends("READ " + ROOM + " 1");
    eve.takesAll();
    eve.sends("MOD uninvite " + ROOM + " eve");
    eve.sees("DONE MOD uninvite");
    world.owner().sees("ROLE #tea eve account 3");
    eve.sends("JOIN " + ROOM);
    assertEquals(List.of(), secrets(eve));
    assertEquals(List.of(), invitations(logsIn(world.chat().restarts(), "eve")));
  }

  @Test
  void invitationIsDeclinedByWhoIsInNoRoomOfThatNameWhileNobodyIsInTheRoom() {
    world.owner().sends("MOD invite " + ROOM + " eve");
    TestChat again = world.chat().restarts();
    HubUser eve = logsIn(again, "eve");
    eve.takesAll();
    eve.sends("MOD uninvite " + ROOM + " owner", "MOD uninvite " + ROOM + " eve");
    eve.sees(
        "ERROR not-in-room MOD uninvite⏎you are not in #tea; join it first", "DONE MOD uninvite");
    eve.sends("MOD uninvite " + ROOM + " eve");
    eve.sees("ERROR not-in-room MOD uninvite⏎you are not in #tea; join it first");
    assertEquals(List.of(), invitations(logsIn(again, "eve")));
  }

  @Test
  void roomIsNotGivenToWhoHasNotEnteredIt() {
    world.owner().sends("MOD invite " + ROOM + " eve");
    world.owner().takesAll();
    world.owner().sends("MOD give " + ROOM + " eve");
    world
        .owner()
        .sees("ERROR no-such-nick MOD give⏎eve was invited to #tea, but has not entered it yet");
  }

  private static List<String> marks(HubUser user) {
    return user.takesAll().stream().filter(line -> line.startsWith("READ #tea")).toList();
  }

  @Test
  void whatWasReadOfTheNamesakeDoesNotCountInThePrivateRoom() {
    HubUser eve = world.connects(Outsider.ACCOUNT);
    eve.sends("JOIN " + ROOM);
    for (int id = 1; id <= 9; id++) {
      eve.sendsBatch("SAY " + id + " " + ROOM + "⏎public");
    }
    eve.sends("READ " + ROOM + " 9");
    world.owner().sends("MOD invite " + ROOM + " eve");
    eve.sends("JOIN " + ROOM);
    eve.takesAll();
    HubUser again = world.chat().framed("other");
    again.sends("AUTH password eve⏎eve");
    assertEquals(List.of("READ #tea 3 in"), marks(again));
    again.sends("BYE");
    eve.sends("BYE");
    world.owner().sends("MOD uninvite " + ROOM + " eve");
    assertEquals(List.of("READ #tea 0"), marks(logsIn(world.chat(), "eve")));
  }

  @Test
  void whoLosesARoleInAPublicRoomIsNamedToItsMembers() {
    HubUser eve = world.connects(Outsider.ACCOUNT);
    eve.sends("JOIN #jam", "MOD voice #jam member");
    eve.takesAll();
    eve.sends("MOD uninvite #jam member");
    eve.sees("ROLE #jam member account 2", "DONE MOD uninvite");
  }
}
