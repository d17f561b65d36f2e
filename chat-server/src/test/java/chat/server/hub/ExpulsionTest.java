package chat.server.hub;

import static chat.server.hub.PrivateWorld.ROOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.TestServer;
import chat.server.hub.PrivateWorld.Outsider;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody is sent anything of a private room after its membership has ended. */
class ExpulsionTest {
  @Test
  void replayEndsAtTheExpulsion() throws Exception {
    PrivateWorld world = new PrivateWorld();
    // More than the newest messages, which are in memory.
    for (int i = 2; i < 2_000; i++) {
      world.owner().sendsBatch("SAY " + i + " " + ROOM + "⏎" + "x".repeat(60));
      world.owner().skips();
    }
    HubUser member = world.connects(Outsider.ACCOUNT);
    world.owner().sends("MOD invite " + ROOM + " eve");
    // The first JOIN after an invitation ignores its number.
    member.sends("JOIN " + ROOM);
    member.takesAll();
    member.sends("HISTORY " + ROOM + " - 200", "JOIN " + ROOM + " 0");
    var history = member.peer().takeReplay().orElseThrow();
    var joining = member.peer().takeReplay().orElseThrow();
    assertTrue(history.next(1_000).isPresent());
    assertTrue(joining.next(1_000).isPresent());
    member.skips();
    world.owner().sends("MOD uninvite " + ROOM + " eve");
    assertTrue(history.next(1_000).isEmpty(), "a page after the expulsion");
    assertTrue(joining.next(1_000).isEmpty(), "a page after the expulsion");
    history.finish();
    joining.finish();
    member.sees("KICKED #tea eve owner⏎no longer invited", "LEFT #tea eve", "DONE HISTORY #tea");
    member.sends("JOIN " + ROOM + " 7");
    member.sees("TOPIC #tea⏎", "MEMBERS #tea 1⏎eve", "LIVE #tea 0");
  }

  @Test
  void invitationAndExpulsionSurviveARestart() {
    PrivateWorld world = new PrivateWorld();
    TestChat again = world.chat().restarts();
    HubUser exile = again.connects();
    exile.sends("AUTH password exile⏎exile", "HELLO 1 exile " + TestServer.idOf("exile"));
    exile.takesAll();
    exile.sends("HISTORY " + ROOM + " - 9");
    exile.sees("DONE HISTORY #tea");
    HubUser member = again.connects();
    member.sends("AUTH password member⏎member", "HELLO 1 member " + TestServer.idOf("member"));
    member.takesAll();
    member.sends("JOIN " + ROOM);
    assertTrue(String.join("\n", member.takesAll()).contains("a secret of owner"));
  }

  /** Lets an account enter the room that reads nothing from its connection afterwards. */
  private static HubUser enters(PrivateWorld world) {
    world.owner().sends("MOD invite " + ROOM + " eve");
    HubUser eve = world.connects(Outsider.ACCOUNT);
    eve.sends("JOIN " + ROOM, "JOIN #cake");
    eve.takesAll();
    world.owner().takesAll();
    return eve;
  }

  private static void assertWithdrawn(String expulsion, String notice) {
    PrivateWorld world = new PrivateWorld();
    HubUser eve = enters(world);
    HubUser cook = world.chat().framedIn("#cake", "cook");
    eve.skips();
    world.owner().sendsBatch("SAY 2 " + ROOM + "⏎another secret of owner");
    cook.sendsBatch("SAY 1 #cake⏎scones");
    eve.sendsBatch("SAY 1 " + ROOM + "⏎mine");
    world.owner().sends(expulsion);
    List<String> seen = eve.takesAll();
    String all = String.join("\n", seen);
    assertFalse(all.contains("secret") || all.contains("mine"), all);
    assertTrue(seen.contains("ACK 1 - 0 0"), all);
    assertTrue(seen.contains(notice) && seen.contains("LEFT " + ROOM + " eve"), all);
    // What waited of other rooms is sent from the log.
    assertTrue(seen.contains("SAID #cake 1 1000 cook⏎scones"), all);
    assertEquals("LIVE #cake 1", seen.get(seen.size() - 1));
    eve.sends("HISTORY " + ROOM + " - 9");
    eve.sees("DONE HISTORY " + ROOM);
  }

  @Test
  void whatWaitsForASlowReaderIsTakenBack() {
    assertWithdrawn("MOD uninvite #tea eve", "KICKED #tea eve owner⏎no longer invited");
    assertWithdrawn("MOD ban #tea eve⏎spam", "KICKED #tea eve owner ban⏎spam");
  }

  @Test
  void whatWaitsForAKickedMemberIsTakenBackToo() {
    PrivateWorld world = new PrivateWorld();
    HubUser eve = enters(world);
    world.owner().sendsBatch("SAY 2 " + ROOM + "⏎another secret of owner");
    world.owner().sends("MOD kick #tea eve");
    assertEquals(
        List.of("KICKED #tea eve owner⏎", "LEFT #tea eve"),
        eve.takesAll().stream().filter(line -> !line.contains("#cake")).toList());
  }

  @Test
  void guestsOfARoomThatBecomesPrivateGetNothingMore() throws Exception {
    TestChat chat = new TestChat(new TestAccounts().with("owner").with("eve"));
    HubUser owner = chat.connects();
    owner.sends("AUTH password owner⏎owner", "HELLO 1 owner " + TestServer.idOf("owner"));
    owner.sends("JOIN " + ROOM);
    for (int i = 1; i <= 200; i++) {
      owner.sendsBatch("SAY " + i + " " + ROOM + "⏎" + "x".repeat(60));
      owner.takesAll();
    }
    HubUser guest = chat.framedIn(ROOM, "guest");
    guest.sends("HISTORY " + ROOM + " - 200", "SEARCH " + ROOM + " 9⏎" + "x".repeat(60));
    var history = guest.peer().takeReplay().orElseThrow();
    var search = guest.peer().takeReplay().orElseThrow();
    assertTrue(history.next(1_000).isPresent());
    guest.skips();
    owner.sendsBatch("SAY 201 " + ROOM + "⏎a secret");
    owner.sends("MOD set " + ROOM + " private");
    guest.sees("KICKED #tea guest owner⏎the room is private now", "LEFT #tea guest");
    assertTrue(history.next(1_000).isEmpty(), "a page after the room became private");
    assertTrue(search.next(1_000).isEmpty(), "a page after the room became private");
  }

  @Test
  void bannedAccountWithARoleIsNoMemberOfTheRoomThatBecomesPrivate() {
    ModeratedChat tea = new ModeratedChat();
    HubUser owner = tea.joins("owner");
    owner.sends("MOD ban #tea voiced", "MOD ban #tea op 60", "MOD set #tea private");
    owner.takesAll();
    owner.sendsBatch("SAY 1 #tea⏎a secret");
    owner.skips();
    owner.sends("MOD room #tea");
    owner.sees(
        "SETTINGS #tea owner⏎owner owner⏎private⏎speak all⏎slow 0",
        "ROLE #tea op2 op 3",
        "ROLE #tea member member 5",
        "DONE MOD room");
    assertReadsNothing(tea.connects("voiced"));
    assertReadsNothing(ModeratedChat.connects(tea.chat().restarts(), "op", "op"));
  }

  private static void assertReadsNothing(HubUser user) {
    user.sends("HISTORY #tea - 9", "TOPIC #tea", "WHO #tea");
    user.sees("DONE HISTORY #tea", "TOPIC #tea⏎", "MEMBERS #tea 0", "DONE WHO #tea");
  }

  @Test
  void deviceThatLogsInAfterTheExpulsionIsNotLetToFollow() {
    assertDoesNotFollow("MOD uninvite #tea eve");
    assertDoesNotFollow("MOD ban #tea eve");
  }

  private static void assertDoesNotFollow(String expulsion) {
    PrivateWorld world = new PrivateWorld();
    HubUser eve = enters(world);
    eve.sends("BYE");
    world.chat().endsBatch();
    world.owner().sends(expulsion);
    HubUser again = world.chat().connects();
    again.sends("AUTH password eve⏎eve");
    List<String> seen = again.takeSeen();
    assertTrue(seen.contains("READ #cake 0 in"), seen::toString);
    assertTrue(seen.contains("READ #tea 0"), seen::toString);
  }

  @Test
  void banFromAPrivateRoomAndTheEndOfTheMembershipAreOneCommit() {
    PrivateWorld world = new PrivateWorld();
    int before = world.chat().moderation().commits();
    world.owner().sends("MOD ban #tea member");
    assertEquals(before + 1, world.chat().moderation().commits());
    world.owner().takesAll();
    world.owner().sends("MOD invite #tea member");
    world
        .owner()
        .sees(
            "ERROR banned MOD invite⏎member is banned from #tea; /bans lists the bans, and /unban N takes one back");
    HubUser member = world.chat().restarts().connects();
    member.sends("AUTH password member⏎member", "HELLO 1 member " + TestServer.idOf("member"));
    member.takesAll();
    member.sends("HISTORY " + ROOM + " - 9");
    member.sees("DONE HISTORY " + ROOM);
  }
}
