package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.RightsTable;
import chat.server.fixture.TextUser;
import chat.server.hub.rights.Action;
import chat.server.hub.rights.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Requests each action as each role over sockets, by frames and by lines as with nc, and compares
 * what happens with the table of the manual: what is allowed changes something, and what is refused
 * changes nothing. Each action has a room of its own, in which an operator looks on.
 */
class RightsOnBothWiresTest {
  private static final RightsTable TABLE = new RightsTable();

  /**
   * What is requested by each wire. ROOM is the action's room, BAN the number of a mute in it, ID a
   * new number. Zed and ivy are accounts, gus is a guest; zed wrote the first message of the room.
   */
  private record Probe(String frame, String line) {}

  private static final Map<Action, Probe> PROBES =
      Map.ofEntries(
          Map.entry(Action.READ, new Probe("HISTORY ROOM - 5", "/history 5")),
          Map.entry(Action.SPEAK, new Probe("SAY ID ROOM⏎hi", "hi")),
          Map.entry(Action.EDIT_OWN, new Probe("EDIT ID ROOM last⏎new", "/edit new")),
          Map.entry(Action.DELETE_OWN, new Probe("DELETE ID ROOM last", "/delete")),
          Map.entry(Action.SET_TOPIC, new Probe("TOPIC ROOM⏎at four", "/topic at four")),
          Map.entry(Action.REPORT, new Probe("MOD report zed ROOM⏎spam", "/report zed spam")),
          Map.entry(Action.INVITE, new Probe("MOD invite ROOM ivy", "/invite ivy")),
          Map.entry(Action.KICK, new Probe("MOD kick ROOM zed", "/kick zed")),
          Map.entry(Action.MUTE, new Probe("MOD mute ROOM zed", "/mute zed")),
          Map.entry(Action.BAN, new Probe("MOD ban ROOM zed", "/ban zed")),
          Map.entry(Action.UNBAN, new Probe("MOD unban ROOM BAN", "/unban BAN")),
          Map.entry(Action.SEE_BANS, new Probe("MOD bans ROOM", "/bans")),
          Map.entry(Action.UNINVITE, new Probe("MOD uninvite ROOM zed", "/uninvite zed")),
          Map.entry(Action.VOICE, new Probe("MOD voice ROOM zed", "/voice zed")),
          Map.entry(Action.DELETE_ANY, new Probe("DELETE ID ROOM 1", "/delete 1")),
          Map.entry(Action.SEE_REPORTS, new Probe("MOD reports ROOM", "/reports")),
          Map.entry(
              Action.SET_GREETING, new Probe("MOD set ROOM greeting⏎hey", "/room greeting hey")),
          Map.entry(Action.SET_ROOM, new Probe("MOD set ROOM slow⏎9", "/room slow 9")),
          Map.entry(Action.OP, new Probe("MOD op ROOM zed", "/op zed")),
          Map.entry(Action.DEOP, new Probe("MOD deop ROOM zed", "/deop zed")),
          Map.entry(Action.GIVE, new Probe("MOD give ROOM zed", "/room give zed")),
          Map.entry(Action.CLAIM, new Probe("MOD claim ROOM", "/room claim")),
          Map.entry(Action.SERVER_BAN, new Probe("MOD ban * nick:yak", "/ban * nick:yak")),
          Map.entry(Action.SERVER_MUTE, new Probe("MOD mute * nick:yak", "/mute * nick:yak")),
          Map.entry(Action.SERVER_KICK, new Probe("MOD kick * gus", "/kick * gus")));

  /** What shows something, and changes nothing in the room. */
  private static final Set<Action> READING =
      EnumSet.of(Action.READ, Action.SEE_BANS, Action.REPORT, Action.SEE_REPORTS);

  /** What those do who write. */
  private static final Set<Action> WRITERS =
      EnumSet.of(Action.SPEAK, Action.EDIT_OWN, Action.DELETE_OWN, Action.SET_TOPIC);

  /** What the room asks of those who write in it, and the actions that it might bind. */
  private enum Limit {
    NONE(requestable()),
    VOICED(WRITERS),
    SLOW(WRITERS),
    MUTED(WRITERS);

    private final Set<Action> probed;

    Limit(Set<Action> probed) {
      this.probed = probed;
    }

    /** Returns the code with which the manual refuses an action; empty if it allows it. */
    private Optional<String> refusal(Role role, Action action) {
      boolean isLimited = TABLE.cell(action, role).equals("s");
      if (TABLE.cell(action, role).equals("-") || (this == VOICED && isLimited)) {
        return Optional.of("no-right");
      }
      if (this == SLOW && isLimited && action == Action.SPEAK) {
        return Optional.of("slow");
      }
      boolean isMuted = this == MUTED && Role.OWNER.isAbove(role) && action != Action.DELETE_OWN;
      return isMuted ? Optional.of("muted") : Optional.empty();
    }
  }

  /** What text clients are sent in place of a code. */
  private static final Map<String, String> SENTENCES =
      Map.of(
          "no-right", "only .* may do that|only those with a voice may write|only ops delete",
          "slow", "this room is slow",
          "muted", "you are muted here");

  private static Set<Action> requestable() {
    return PROBES.keySet().stream()
        .filter(TABLE::lists)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Action.class)));
  }

  /** An action, and what binds those who write in its room. */
  private record Cell(Action action, Limit limit) {
    String room() {
      String name = "#%s-%s".formatted(action, limit);
      return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final List<Cell> CELLS =
      Arrays.stream(Limit.values())
          .flatMap(limit -> limit.probed.stream().map(action -> new Cell(action, limit)))
          .toList();

  private static final List<String> ROOMS = CELLS.stream().map(Cell::room).toList();

  private final RightsServer server = new RightsServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void eachActionHasARequest() {
    assertEquals(EnumSet.allOf(Action.class), PROBES.keySet());
  }

  @ParameterizedTest
  @EnumSource
  void framesAreAnsweredAsTheManualSays(Role role) throws Exception {
    server.start(role, ROOMS);
    try (FramedUser user = server.framed(role)) {
      for (Cell cell : CELLS) {
        user.joins(cell.room());
        slowDown(cell);
        user.sends("SAY " + server.nextId() + " " + cell.room() + "⏎mine");
        user.seesOneLike("ACK .*");
        String frame = PROBES.get(cell.action()).frame();
        probe(role, cell, ban -> codes(user, filled(frame, cell, ban)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void linesAreAnsweredAsTheManualSays(Role role) throws Exception {
    server.start(role, ROOMS);
    try (TextUser user = server.text(role)) {
      for (Cell cell : CELLS) {
        user.joins(cell.room());
        slowDown(cell);
        user.sends("mine");
        user.catchesUp();
        String line = PROBES.get(cell.action()).line();
        probe(role, cell, ban -> codes(user, filled(line, cell, ban)));
      }
    }
  }

  /** Sends a request; returns the codes with which it was refused. */
  private interface Request {
    List<String> send(String ban);
  }

  private void probe(Role role, Cell cell, Request request) {
    String room = cell.room();
    limitTo(cell.limit(), role, room);
    String ban = server.mutes("nick:yak", room);
    List<String> before = server.seenIn(room);
    List<String> expected = cell.limit().refusal(role, cell.action()).stream().toList();
    String what = role + " " + cell;
    assertEquals(expected, request.send(ban), what);
    boolean isChanging = expected.isEmpty() && !READING.contains(cell.action());
    List<String> after = server.seenIn(room);
    assertEquals(isChanging, !after.equals(before), () -> what + ": " + before + " -> " + after);
  }

  /** Makes a room slow before the user's first message, which counts. */
  private void slowDown(Cell cell) {
    if (cell.limit() == Limit.SLOW) {
      server.sets(cell.room(), "slow⏎3600");
    }
  }

  private void limitTo(Limit limit, Role role, String room) {
    switch (limit) {
      case VOICED -> server.sets(room, "speak⏎voiced");
      case MUTED -> server.mutes(role, room);
      case NONE, SLOW -> {}
    }
  }

  private String filled(String request, Cell cell, String ban) {
    return request
        .replace("ROOM", cell.room())
        .replace("BAN", ban)
        .replace("ID", Long.toString(server.nextId()));
  }

  private static List<String> codes(FramedUser user, String request) {
    user.sends(request);
    return RightsServer.answers(user).stream()
        .filter(frame -> frame.startsWith("ERROR "))
        .map(frame -> frame.split(" ", -1)[1])
        .toList();
  }

  private static List<String> codes(TextUser user, String request) {
    user.sends(request);
    user.sends("/who #marker");
    List<String> codes = new ArrayList<>();
    for (String next = user.next(); !next.equals("* end of /who"); next = user.next()) {
      String line = next;
      SENTENCES.forEach(
          (code, sentence) -> {
            if (line.matches("\\* .*(" + sentence + ").*")) {
              codes.add(code);
            }
          });
    }
    return codes;
  }
}
