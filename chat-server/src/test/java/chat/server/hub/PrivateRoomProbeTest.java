package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ClientVerb;
import chat.protocol.ModRequest;
import chat.protocol.RoomName;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SlashCommand;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.TypingContext;
import chat.protocol.command.UsageException;
import chat.server.fixture.TestServer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A private room does not exist for an outsider: what it is answered is, byte for byte, what it is
 * answered about a room that nobody has.
 */
class PrivateRoomProbeTest {
  /** The private room of each world. */
  private static final String ROOM = "#tea";

  /** A name that nobody has, of the same length and in the same place of a list. */
  private static final String NOBODYS = "#tee";

  /** Who probes. */
  private enum Outsider {
    GUEST,
    ACCOUNT,
    OPERATOR,
    EXPELLED
  }

  /** A chat with a private room that has messages, a topic, and two members. */
  private static final class World {
    private final TestAccounts accounts =
        new TestAccounts().with("owner").with("member").with("eve").with("exile");
    private final TestChat chat;
    private final HubUser owner;

    World() {
      accounts.withOperator("opal");
      chat = new TestChat(accounts);
      owner = logsIn("owner");
      owner.sends("JOIN " + ROOM, "MOD set " + ROOM + " private");
      owner.sends("MOD invite " + ROOM + " member", "MOD invite " + ROOM + " exile");
      HubUser exile = logsIn("exile");
      exile.sends("JOIN " + ROOM);
      exile.sends("SAY 1 " + ROOM + "⏎a secret of exile");
      exile.takesAll();
      HubUser member = logsIn("member");
      member.sends("JOIN " + ROOM);
      member.sends("SAY 1 " + ROOM + "⏎a secret of member");
      owner.sends("SAY 1 " + ROOM + "⏎a secret of owner", "TOPIC " + ROOM + "⏎secrets");
      owner.sends("MOD uninvite " + ROOM + " exile");
      exile.takesAll();
      exile.sends("BYE");
      chat.endsBatch();
      owner.takesAll();
    }

    private HubUser logsIn(String nick) {
      HubUser user = chat.connects();
      user.sends("AUTH password " + nick + "⏎" + nick);
      user.sends("HELLO 1 " + nick + " " + TestServer.idOf(nick));
      user.takesAll();
      return user;
    }

    HubUser connects(Outsider outsider) {
      return switch (outsider) {
        case GUEST -> chat.framed("guest");
        case ACCOUNT -> logsIn("eve");
        case OPERATOR -> logsIn("opal");
        case EXPELLED -> logsIn("exile");
      };
    }
  }

  /** Returns what an outsider sends that names a room, each a list of requests. */
  private static Map<ClientVerb, List<String>> probes(String room) {
    Map<ClientVerb, List<String>> probes = new EnumMap<>(ClientVerb.class);
    probes.put(ClientVerb.HELLO, List.of("HELLO 1 again " + TestServer.idOf("again")));
    probes.put(ClientVerb.SAY, List.of("SAY 1 " + room + "⏎hi", "SAY 1 " + room + "⏎hi"));
    probes.put(ClientVerb.EMOTE, List.of("EMOTE 1 " + room + "⏎waves"));
    probes.put(ClientVerb.TELL, List.of("TELL 1 owner⏎is there " + room));
    probes.put(ClientVerb.NICK, List.of("NICK other"));
    probes.put(
        ClientVerb.JOIN,
        List.of("JOIN " + room, "SAY 1 " + room + "⏎hi", "HISTORY " + room + " - 9", "ROOMS"));
    probes.put(ClientVerb.LEAVE, List.of("LEAVE " + room, "JOIN " + room + " 2", "LEAVE " + room));
    probes.put(ClientVerb.TOPIC, List.of("TOPIC " + room, "TOPIC " + room + "⏎mine"));
    probes.put(ClientVerb.WHO, List.of("WHO " + room, "WHO"));
    probes.put(ClientVerb.ROOMS, List.of("ROOMS"));
    probes.put(ClientVerb.HISTORY, List.of("HISTORY " + room + " - 9", "HISTORY " + room + " 2 9"));
    probes.put(ClientVerb.SEARCH, List.of("SEARCH " + room + " 9⏎secret", "SEARCH * 9⏎secret"));
    probes.put(ClientVerb.AUTH, List.of("AUTH logout", "JOIN " + room));
    probes.put(ClientVerb.READ, List.of("READ " + room + " 1", "READ " + room + " 1 in"));
    probes.put(ClientVerb.MOD, moderation(room));
    probes.put(ClientVerb.EDIT, List.of("EDIT 1 " + room + " 1⏎text"));
    probes.put(ClientVerb.DELETE, List.of("DELETE 1 " + room + " 1"));
    probes.put(ClientVerb.PING, List.of("PING x"));
    probes.put(ClientVerb.PONG, List.of("PONG x"));
    probes.put(ClientVerb.BYE, List.of("BYE"));
    return probes;
  }

  private static List<String> moderation(String room) {
    return Stream.of(ModRequest.Action.values()).map(action -> request(action, room)).toList();
  }

  private static String request(ModRequest.Action action, String room) {
    String start = "MOD " + action.word() + " ";
    return switch (action) {
      case ROOM, CLAIM, BANS, REPORTS -> start + room;
      case SET -> start + room + " public";
      case INVITE, UNINVITE, OP, DEOP, VOICE, DEVOICE, GIVE, KICK -> start + room + " owner";
      case BAN, MUTE -> start + room + " owner -";
      case UNBAN -> start + room + " 1";
      case REPORT -> start + "owner " + room + "⏎why";
      case RESOLVE -> start + "1";
      case RULES -> start.strip();
    };
  }

  /** Returns what an outsider sees of a world to which it sends requests about a room. */
  private static String transcript(Outsider outsider, List<String> requests) {
    World world = new World();
    HubUser user = world.connects(outsider);
    List<String> seen = new ArrayList<>();
    for (String request : requests) {
      if (!user.session().hasEnded()) {
        user.sends(request);
        seen.addAll(user.takesAll());
      }
    }
    return String.join("\n", seen);
  }

  private static void assertSame(String what, String ofPrivate, String ofNobodys) {
    assertEquals(ofNobodys.replace(NOBODYS, ROOM), ofPrivate, what);
    assertFalse(ofPrivate.contains("secret of"), what);
  }

  @ParameterizedTest
  @EnumSource(Outsider.class)
  void everyVerbIsAnsweredAsAboutARoomThatNobodyHas(Outsider outsider) {
    Map<ClientVerb, List<String>> probes = probes(ROOM);
    Map<ClientVerb, List<String>> others = probes(NOBODYS);
    assertEquals(EnumSet.allOf(ClientVerb.class), probes.keySet());
    probes.forEach(
        (verb, requests) ->
            assertSame(
                outsider + " " + verb,
                transcript(outsider, requests),
                transcript(outsider, others.get(verb))));
  }

  /** An outsider makes the public room of the name, and has all that a maker has. */
  @ParameterizedTest
  @EnumSource(Outsider.class)
  void outsiderWhoIsInTheRoomOfThatNameIsAnsweredAlike(Outsider outsider) {
    for (ModRequest.Action action : ModRequest.Action.values()) {
      assertSame(
          outsider + " " + action,
          transcript(outsider, List.of("JOIN " + ROOM, request(action, ROOM))),
          transcript(outsider, List.of("JOIN " + NOBODYS, request(action, NOBODYS))));
    }
  }

  private static Map<SlashCommand, String> lines(String room) {
    String name = room.substring(1);
    Map<SlashCommand, String> lines = new EnumMap<>(SlashCommand.class);
    for (SlashCommand command : SlashCommand.values()) {
      lines.put(
          command,
          switch (command) {
            case JOIN, LEAVE, WHO -> command.help().word() + " " + name;
            case NICK -> "/nick other";
            case ME -> "/me waves";
            case MSG -> "/msg owner is there " + room;
            case SEARCH -> "/search secret";
            case TOPIC -> "/topic";
            case ROOM, BANS -> command.help().word();
            case INVITE, UNINVITE, OP, DEOP, VOICE, DEVOICE, KICK, BAN, MUTE ->
                command.help().word() + " owner";
            case UNBAN -> "/unban 1";
            case EDIT -> "/edit 1 another text";
            case DELETE -> "/delete 1";
            case HISTORY, ROOMS, QUIT -> command.help().word();
            // They name no room; AUTH is among the verbs.
            case REGISTER, LOGIN, PASSWORD, LOGOUT, DEVICES, KEY, HELP, RULES -> "";
          });
    }
    return lines;
  }

  @Test
  void everyCommandOfATextClientIsAnsweredAlike() {
    Map<SlashCommand, String> others = lines(NOBODYS);
    lines(ROOM)
        .forEach(
            (command, line) ->
                assertSame(command.name(), typed(ROOM, line), typed(NOBODYS, others.get(command))));
  }

  /** Returns what a text client sees that types a line before it enters a room, and after. */
  private static String typed(String room, String line) {
    World world = new World();
    HubUser guest = world.chat.guest();
    guest.takesAll();
    List<String> seen = new ArrayList<>();
    for (String typed : List.of(line, "/join " + room, "hello", "/history", line, "/rooms")) {
      type(guest, RoomName.of(room), typed);
      seen.addAll(guest.takesAll());
    }
    return String.join("\n", seen);
  }

  private static void type(HubUser user, RoomName here, String line) {
    if (line.isEmpty() || user.session().hasEnded()) {
      return;
    }
    try {
      TypingContext context = new TypingContext(Optional.of(here), ZoneOffset.UTC);
      if (SlashCommandParser.parse(line, context) instanceof ParsedInput.Message message) {
        user.requests(message.message());
      }
    } catch (UsageException e) {
      throw new AssertionError(line, e);
    }
  }

  @Test
  void memberFindsTheRoomAndNobodyElseDoes() {
    World world = new World();
    HubUser member = world.logsIn("member");
    member.sends("HISTORY " + ROOM + " - 9");
    assertEquals(3, member.takesAll().stream().filter(line -> line.contains("secret of")).count());
    member.sends("SEARCH " + ROOM + " 9⏎secret");
    assertEquals(3, member.takesAll().stream().filter(line -> line.contains("secret of")).count());
    member.sends("SEARCH * 9⏎secret", "ROOMS");
    assertFalse(String.join("\n", member.takesAll()).contains(ROOM));
  }

  @Test
  void replayEndsAtTheExpulsion() throws Exception {
    World world = new World();
    // More than the newest messages, which are in memory.
    for (int i = 2; i < 2_000; i++) {
      world.owner.sendsBatch("SAY " + i + " " + ROOM + "⏎" + "x".repeat(60));
      world.owner.skips();
    }
    HubUser member = world.connects(Outsider.ACCOUNT);
    world.owner.sends("MOD invite " + ROOM + " eve");
    // The first JOIN after an invitation ignores its number.
    member.sends("JOIN " + ROOM);
    member.takesAll();
    member.sends("HISTORY " + ROOM + " - 200", "JOIN " + ROOM + " 0");
    var history = member.peer().takeReplay().orElseThrow();
    var joining = member.peer().takeReplay().orElseThrow();
    assertTrue(history.next(1_000).isPresent());
    assertTrue(joining.next(1_000).isPresent());
    member.skips();
    world.owner.sends("MOD uninvite " + ROOM + " eve");
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
    World world = new World();
    TestChat again = world.chat.restarts();
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
}
