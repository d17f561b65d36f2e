package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.AuthRequest;
import chat.protocol.ClientVerb;
import chat.protocol.ModRequest;
import chat.protocol.RoomName;
import chat.server.fixture.TestServer;
import chat.server.log.account.TokenScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token that is limited to reading, or to some rooms, allows nothing else. */
class TokenLimitsTest {
  private static final String KEY = "SHA256:LLWrdBFhT1ms6lEmeR5SRvCj/6oUeIgjmYFVUKYXmHc";

  /** The room that a token is for. */
  private static final String TEA = "#tea";

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

  /** A request: whether it only reads, and whether it concerns the room of the token alone. */
  private record Probe(String request, boolean reads, boolean isInTea) {}

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

  private static List<Probe> inRooms(boolean reads, String request, String other) {
    return List.of(
        new Probe(request.replace("ROOM", TEA), reads, true),
        new Probe(request.replace("ROOM", other), reads, false));
  }

  private static List<Probe> both(List<Probe> first, Probe... more) {
    List<Probe> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }

  private static Map<ClientVerb, List<Probe>> probes(String other) {
    Map<ClientVerb, List<Probe>> probes = new EnumMap<>(ClientVerb.class);
    for (ClientVerb verb : ClientVerb.values()) {
      probes.put(
          verb,
          switch (verb) {
            case HELLO -> List.of(new Probe("HELLO 1 x " + TestServer.idOf("x"), true, true));
            case JOIN -> both(inRooms(true, "JOIN ROOM", other), new Probe("JOIN @", true, true));
            case LEAVE ->
                both(inRooms(true, "LEAVE ROOM", other), new Probe("LEAVE @", true, true));
            case NICK -> List.of(new Probe("NICK other", false, false));
            case WHO -> both(inRooms(true, "WHO ROOM", other), new Probe("WHO", true, false));
            case ROOMS -> List.of(new Probe("ROOMS", true, false));
            case PING, PONG -> List.of(new Probe(verb + " x", true, true));
            case BYE -> List.of(new Probe("BYE", true, true));
            case SAY, EMOTE -> inRooms(false, verb + " 9 ROOM⏎hi", other);
            case TELL -> List.of(new Probe("TELL 9 bob⏎hi", false, false));
            case TOPIC ->
                both(
                    inRooms(true, "TOPIC ROOM", other),
                    inRooms(false, "TOPIC ROOM⏎new", other).toArray(Probe[]::new));
            case HISTORY -> inRooms(true, "HISTORY ROOM - 9", other);
            case SEARCH ->
                both(
                    inRooms(true, "SEARCH ROOM 9⏎word", other),
                    new Probe("SEARCH * 9⏎word", true, false));
            case AUTH -> Stream.of(AuthRequest.Action.values()).map(TokenLimitsTest::auth).toList();
            // It has no effect.
            case READ ->
                List.of(
                    new Probe("READ " + TEA + " 1", true, true),
                    new Probe("READ " + other + " 1", true, true));
            case MOD ->
                Stream.of(ModRequest.Action.values())
                    .flatMap(action -> moderation(action, other).stream())
                    .toList();
            case DELETE -> inRooms(false, "DELETE 9 ROOM 1", other);
            case EDIT -> inRooms(false, "EDIT 9 ROOM 1⏎new", other);
          });
    }
    return probes;
  }

  /** Only what proves another account, and the end of the token itself, is allowed. */
  private static Probe auth(AuthRequest.Action action) {
    String start = "AUTH " + action.word();
    return switch (action) {
      case REGISTER, TOKEN, SIGNATURE -> new Probe(start + "⏎secret secret", true, true);
      case PASSWORD -> new Probe(start + " bob⏎bob", true, true);
      case KEY -> new Probe(start + " alice " + KEY, true, true);
      case LOGOUT -> new Probe(start, true, true);
      case CHANGE -> new Probe(start + "⏎alice⏎another password", false, false);
      case REMEMBER -> new Probe(start + "⏎another device", false, false);
      case DEVICES, KEYS -> new Probe(start, false, false);
      case REVOKE -> new Probe(start + " 1", false, false);
      case ADDKEY -> new Probe(start + "⏎ssh-ed25519 AAAA", false, false);
      case DROPKEY -> new Probe(start + " " + KEY, false, false);
    };
  }

  private static List<Probe> moderation(ModRequest.Action action, String other) {
    String start = "MOD " + action.word() + " ";
    return switch (action) {
      case ROOM, CLAIM, BANS, REPORTS -> inRooms(false, start + "ROOM", other);
      case SET -> inRooms(false, start + "ROOM public", other);
      case INVITE, UNINVITE, OP, DEOP, VOICE, DEVOICE, GIVE, KICK ->
          inRooms(false, start + "ROOM bob", other);
      case BAN, MUTE -> inRooms(false, start + "ROOM bob -", other);
      case UNBAN -> inRooms(false, start + "ROOM 1", other);
      case REPORT -> inRooms(false, start + "bob ROOM⏎why", other);
      case RESOLVE -> List.of(new Probe(start + "1", false, false));
      case RULES -> List.of(new Probe(start.strip(), true, true));
    };
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
    Map<ClientVerb, List<Probe>> probes = probes(OPS);
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
      Map<ClientVerb, List<Probe>> others = probes(NOBODYS);
      probes(OPS)
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
