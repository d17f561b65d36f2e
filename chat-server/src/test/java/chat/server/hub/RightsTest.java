package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.RightsTable;
import chat.server.hub.rights.Action;
import chat.server.hub.rights.Role;
import chat.server.log.moderation.RoomSettings;
import chat.server.log.moderation.Speakers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests each action as each role, and compares the answers with the table of the manual. */
class RightsTest {
  private static final RightsTable TABLE = new RightsTable();

  /** A request for each action that clients can request; most of them fail for another reason. */
  private static final Map<Action, String> REQUESTS =
      Map.ofEntries(
          Map.entry(Action.READ, "HISTORY #tea - 1"),
          Map.entry(Action.SPEAK, "SAY 5 #tea⏎hi"),
          Map.entry(Action.EDIT_OWN, "EDIT 5 #tea last⏎new"),
          Map.entry(Action.DELETE_OWN, "DELETE 5 #tea last"),
          Map.entry(Action.SET_TOPIC, "TOPIC #tea⏎tea at four"),
          Map.entry(Action.REPORT, "MOD report zed #tea⏎spam"),
          Map.entry(Action.INVITE, "MOD invite #tea zed"),
          Map.entry(Action.KICK, "MOD kick #tea zed"),
          Map.entry(Action.MUTE, "MOD mute #tea nick:zed"),
          Map.entry(Action.BAN, "MOD ban #tea nick:zed"),
          Map.entry(Action.UNBAN, "MOD unban #tea 9"),
          Map.entry(Action.SEE_BANS, "MOD bans #tea"),
          Map.entry(Action.UNINVITE, "MOD uninvite #tea zed"),
          Map.entry(Action.VOICE, "MOD voice #tea zed"),
          Map.entry(Action.DELETE_ANY, "DELETE 5 #tea 1"),
          Map.entry(Action.SEE_REPORTS, "MOD reports #tea"),
          Map.entry(Action.SET_GREETING, "MOD set #tea greeting⏎welcome"),
          Map.entry(Action.SET_ROOM, "MOD set #tea slow⏎10"),
          Map.entry(Action.OP, "MOD op #tea zed"),
          Map.entry(Action.DEOP, "MOD deop #tea zed"),
          Map.entry(Action.GIVE, "MOD give #tea zed"),
          Map.entry(Action.SERVER_BAN, "MOD ban * nick:zed"),
          Map.entry(Action.SERVER_MUTE, "MOD mute * nick:zed"),
          Map.entry(Action.SERVER_KICK, "MOD kick * zed"));

  private static String nick(Role role) {
    return switch (role) {
      case GUEST -> "bob";
      case OPERATOR -> "opal";
      default -> role.name().toLowerCase(Locale.ROOT);
    };
  }

  private static HubUser of(Role role, UnaryOperator<RoomSettings> settings) {
    ModeratedChat tea = new ModeratedChat(settings);
    tea.joins("owner").sendsBatch("SAY 1 #tea⏎the first message");
    HubUser user = tea.joins(nick(role));
    user.skips();
    return user;
  }

  /** Returns the code with which a request is refused; empty if it is carried out. */
  private static Optional<String> refusal(HubUser user, String request) {
    user.sendsBatch(request);
    return user.takeSeen().stream()
        .filter(frame -> frame.startsWith("ERROR "))
        .map(frame -> frame.split(" ", -1)[1])
        .findFirst();
  }

  @ParameterizedTest
  @EnumSource
  void eachRoleMayDoWhatTheManualSays(Action action) {
    if (!REQUESTS.containsKey(action)) {
      assertFalse(TABLE.lists(action) && action != Action.CLAIM, action + " has no request");
      return;
    }
    for (Role role : Role.values()) {
      HubUser user = of(role, settings -> settings);
      Optional<String> refusal = refusal(user, REQUESTS.get(action));
      if (!refusal.equals(Optional.of("unknown-verb"))) {
        assertTrue(TABLE.lists(action), "the manual does not list " + action);
        boolean mayNot = refusal.equals(Optional.of("no-right"));
        assertEquals(TABLE.cell(action, role).equals("-"), mayNot, role + " " + action + refusal);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyThoseWithAVoiceWriteWhereTheRoomSaysSo(Role role) {
    for (Action action : List.of(Action.SPEAK, Action.SET_TOPIC)) {
      HubUser user = of(role, settings -> settings.withSpeakers(Speakers.VOICED));
      assertEquals(
          TABLE.cell(action, role).equals("s") ? Optional.of("no-right") : Optional.empty(),
          refusal(user, REQUESTS.get(action)),
          role + " " + action);
    }
  }

  @ParameterizedTest
  @EnumSource
  void slowRoomBindsTheSameRoles(Role role) {
    HubUser user = of(role, settings -> settings.withSlowSeconds(10));
    assertEquals(Optional.empty(), refusal(user, "SAY 5 #tea⏎one"));
    assertEquals(
        TABLE.cell(Action.SPEAK, role).equals("s") ? Optional.of("slow") : Optional.empty(),
        refusal(user, "SAY 6 #tea⏎two"));
  }
}
