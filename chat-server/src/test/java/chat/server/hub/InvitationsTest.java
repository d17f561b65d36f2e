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
