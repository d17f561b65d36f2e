package chat.server.hub;

import static chat.server.hub.PrivateWorld.NOBODYS;
import static chat.server.hub.PrivateWorld.ROOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.protocol.ClientVerb;
import chat.protocol.ModRequest;
import chat.protocol.RoomName;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SlashCommand;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.TypingContext;
import chat.protocol.command.UsageException;
import chat.server.fixture.RoomProbes;
import chat.server.hub.PrivateWorld.Outsider;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A private room does not exist for an outsider: what it is answered is, byte for byte, what it is
 * answered about a room that nobody has.
 */
class PrivateRoomProbeTest {
  /** Returns what an outsider sees of a world to which it sends requests about a room. */
  private static String transcript(Outsider outsider, List<String> requests) {
    PrivateWorld world = new PrivateWorld();
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
    Map<ClientVerb, List<String>> probes = RoomProbes.requests(ROOM);
    Map<ClientVerb, List<String>> others = RoomProbes.requests(NOBODYS);
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
          transcript(outsider, List.of("JOIN " + ROOM, RoomProbes.request(action, ROOM))),
          transcript(outsider, List.of("JOIN " + NOBODYS, RoomProbes.request(action, NOBODYS))));
    }
  }

  @Test
  void everyCommandOfATextClientIsAnsweredAlike() {
    Map<SlashCommand, String> others = RoomProbes.lines(NOBODYS);
    RoomProbes.lines(ROOM)
        .forEach(
            (command, line) ->
                assertSame(command.name(), typed(ROOM, line), typed(NOBODYS, others.get(command))));
  }

  /** Returns what a text client sees that types a line before it enters a room, and after. */
  private static String typed(String room, String line) {
    PrivateWorld world = new PrivateWorld();
    HubUser guest = world.chat().guest();
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
    PrivateWorld world = new PrivateWorld();
    HubUser member = world.logsIn("member");
    member.sends("HISTORY " + ROOM + " - 9");
    assertEquals(3, member.takesAll().stream().filter(line -> line.contains("secret of")).count());
    member.sends("SEARCH " + ROOM + " 9⏎secret");
    assertEquals(3, member.takesAll().stream().filter(line -> line.contains("secret of")).count());
    member.sends("SEARCH * 9⏎secret", "ROOMS");
    assertFalse(String.join("\n", member.takesAll()).contains(ROOM));
  }
}
