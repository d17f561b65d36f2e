package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ClientVerb;
import chat.protocol.RoomName;
import chat.server.fixture.TestServer;
import chat.server.hub.TokenProbes.Probe;
import chat.server.log.account.TokenScope;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token that is limited to reading, or to some rooms, allows nothing else. */
class TokenLimitsTest {
  private static final String TEA = TokenProbes.TEA;

  /** A private room of the account, and a name that nobody has. */
  private static final String OPS = "#ops";

  private static final String NOBODYS = "#opz";

  /** The limits of a token. */
  private enum Limits {
    READ(new TokenScope(true, Set.of())),
    ROOM(new TokenScope(false, Set.of(RoomName.of(TEA)))),
    BOTH(new TokenScope(true, Set.of(RoomName.of(TEA))));

    private final TokenScope scope;

    Limits(TokenScope scope) {
      this.scope = scope;
    }

    boolean allows(Probe probe) {
      return (!scope.isReadOnly() || probe.reads()) && (!scope.hasRooms() || probe.isInTea());
    }
  }

  /** A chat in which alice has a private room, and another person is there. */
  private static final class World {
    private final TestAccounts accounts = new TestAccounts().with("alice").with("bob");
    private final TestChat chat = new TestChat(accounts);
    private final HubUser alice;

    World(TokenScope scope) {
      accounts.addDevice("secret", scope);
      alice = logsIn("alice", "laptop");
      alice.sends("JOIN " + TEA, "SAY 1 " + TEA + "⏎word of tea");
      alice.sends("JOIN " + OPS, "MOD set " + OPS + " private", "SAY 2 " + OPS + "⏎word of ops");
      alice.sends("MOD set " + OPS + " greeting⏎welcome to ops");
      // What the account has read is stored.
      chat.passes(Duration.ofSeconds(2));
      alice.takesAll();
    }

    HubUser logsIn(String nick, String device) {
      HubUser user = chat.connects();
      user.sends(
          "AUTH password " + nick + "⏎" + nick, "HELLO 1 " + nick + " " + TestServer.idOf(device));
      user.skips();
      return user;
    }

    /** Connects a client with the token, and returns what it saw. */
    HubUser bot() {
      HubUser bot = chat.connects();
      bot.sends("AUTH token⏎secret", "HELLO 1 alice " + TestServer.idOf("bot"));
      return bot;
    }

    HubUser botIn(String room) {
      HubUser bot = bot();
      bot.sends("JOIN " + room);
      bot.takesAll();
      return bot;
    }
  }

  private static List<String> answer(Limits limits, Probe probe) {
    World world = new World(limits.scope);
    HubUser bot = world.botIn(TEA);
    bot.sends(probe.request());
    if (!bot.session().hasEnded()) {
      world.chat.endsBatch();
    }
    return bot.takesAll();
  }

  private static boolean isRefused(List<String> answer) {
    return answer.stream()
        .anyMatch(line -> line.startsWith("ERROR no-right ") && line.contains("⏎this token may "));
  }

  @ParameterizedTest
  @EnumSource(Limits.class)
  void everyVerbIsRefusedUnlessTheTokenAllowsIt(Limits limits) {
    Map<ClientVerb, List<Probe>> probes = TokenProbes.of(OPS);
    assertEquals(EnumSet.allOf(ClientVerb.class), probes.keySet());
    for (List<Probe> ofVerb : probes.values()) {
      for (Probe probe : ofVerb) {
        List<String> answer = answer(limits, probe);
        assertEquals(!limits.allows(probe), isRefused(answer), () -> limits + " " + probe + answer);
      }
    }
  }

  @Test
  void answersTellNothingOfRoomsThatTheTokenIsNotFor() {
    for (Limits limits : List.of(Limits.ROOM, Limits.BOTH)) {
      Map<ClientVerb, List<Probe>> others = TokenProbes.of(NOBODYS);
      TokenProbes.of(OPS)
          .forEach(
              (verb, probes) -> {
                for (int i = 0; i < probes.size(); i++) {
                  List<String> seen = answer(limits, probes.get(i));
                  String nobodys = String.join("\n", answer(limits, others.get(verb).get(i)));
                  assertEquals(nobodys.replace(NOBODYS, OPS), String.join("\n", seen));
                  assertFalse(String.join("\n", seen).contains("word of ops"));
                }
              });
    }
  }

  @Test
  void loginTellsNothingOfOtherRoomsAndNothingFollows() {
    World world = new World(Limits.ROOM.scope);
    HubUser first = world.logsIn("bob", "bobs");
    first.sends("JOIN #nest", "MOD set #nest private", "MOD invite #nest alice");
    first.losesConnection();
    world.alice.takesAll();
    HubUser bot = world.bot();
    List<String> seen = bot.takesAll();
    assertTrue(seen.contains("ACCOUNT alice 1"), seen::toString);
    assertTrue(seen.contains("READ #tea 0 in"), seen::toString);
    assertFalse(seen.toString().contains("ops"), seen::toString);
    assertFalse(seen.toString().contains("nest"), seen::toString);
    world.alice.sends("JOIN #more", "JOIN @", "READ #ops 1");
    world.alice.takesAll();
    HubUser bob = world.logsIn("bob", "bobs");
    bob.sends("JOIN #den", "MOD set #den private", "MOD invite #den alice", "TELL 1 alice⏎psst");
    world.chat.endsBatch();
    assertTrue(world.alice.takesAll().contains("INVITED #den bob"));
    assertEquals(List.of(), bot.takesAll());
    bot.sends("JOIN @");
    assertEquals(List.of("LIVE @ 0"), bot.takesAll());
    bob.sends("TELL 2 alice⏎psst again");
    world.chat.endsBatch();
    assertEquals(List.of(), bot.takesAll());
  }

  @Test
  void whatALimitedTokenEntersAndReadsConcernsItAlone() {
    World world = new World(Limits.READ.scope);
    world.alice.sends("JOIN #other");
    HubUser bob = world.logsIn("bob", "bobs");
    bob.sends("JOIN #bobs", "SAY 1 #bobs⏎hi");
    world.chat.endsBatch();
    world.alice.takesAll();
    HubUser bot = world.botIn("#bobs");
    bot.sends("READ #bobs 1", "READ @ 1");
    assertEquals(List.of(), bot.takesAll());
    assertEquals(List.of(), world.alice.takesAll());
    bob.sends("SAY 2 #bobs⏎to all");
    world.chat.endsBatch();
    assertEquals(List.of("SAID #bobs 2 3000 bob - 2⏎to all"), bot.takesAll());
    bot.sends("JOIN #nobodys");
    assertTrue(isRefused(bot.takesAll()));
  }

  @Test
  void deviceLeavesWhatALaterTokenDoesNotAllowAndResumesWithItsLimits() {
    World world = new World(Limits.ROOM.scope);
    HubUser laptop = world.logsIn("alice", "bot");
    laptop.sends("JOIN @", "JOIN #ops", "JOIN #tea");
    laptop.takesAll();
    laptop.losesConnection();
    HubUser bot = world.bot();
    assertTrue(bot.takesAll().contains("LEFT #ops alice"));
    world.alice.sends("SAY 3 #ops⏎word of ops");
    world.chat.endsBatch();
    assertEquals(List.of(), bot.takesAll());
    bot.losesConnection();
    HubUser again = world.chat.connects();
    again.sends("HELLO 1 alice " + TestServer.idOf("bot"), "HISTORY #ops - 9", "AUTH devices");
    List<String> seen = again.takesAll();
    assertEquals(2, seen.stream().filter(line -> line.startsWith("ERROR no-right ")).count());
    again.sends("JOIN #tea", "SAY 1 #tea⏎I am allowed to");
    world.chat.endsBatch();
    assertTrue(again.takesAll().toString().contains("ACK 1 #tea 2 3000"));
  }

  @Test
  void guestWhoLogsInByALimitedTokenLeavesOtherRooms() {
    World world = new World(Limits.BOTH.scope);
    HubUser guest = world.chat.framedIn("#public", "guest");
    guest.sends("JOIN #tea");
    guest.takesAll();
    guest.sends("AUTH token⏎secret");
    assertTrue(guest.takesAll().contains("LEFT #public alice"));
    guest.sends("SAY 1 #public⏎hi", "WHO");
    assertEquals(2, guest.takesAll().stream().filter(l -> l.startsWith("ERROR no-right")).count());
    guest.sends("AUTH logout");
    guest.takesAll();
    guest.sends("JOIN #public", "WHO");
    assertFalse(isRefused(guest.takesAll()));
  }

  @Test
  void reportsReachTokensThatMayModerate() {
    for (Limits limits : Limits.values()) {
      World world = new World(limits.scope);
      HubUser bob = world.logsIn("bob", "bobs");
      HubUser bot = world.botIn(TEA);
      bob.sends("JOIN " + TEA);
      bob.takesAll();
      bot.takesAll();
      bob.sends("MOD report alice " + TEA + "⏎spam");
      boolean isTold = bot.takesAll().toString().contains("REPORT 1 3000 bob alice #tea");
      assertEquals(limits == Limits.ROOM, isTold, limits::toString);
    }
  }

  @Test
  void listOfDevicesShowsTheLimits() {
    World world = new World(Limits.BOTH.scope);
    world.alice.sends("AUTH devices");
    assertEquals(
        List.of("DEVICE 1 0 0 - read #tea⏎device of secret", "DONE AUTH devices"),
        world.alice.takesAll());
  }
}
