package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ClientVerb;
import chat.protocol.Nick;
import chat.protocol.command.SlashCommand;
import chat.server.fixture.FramedUser;
import chat.server.fixture.RoomProbes;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TestUser;
import chat.server.fixture.TextUser;
import chat.server.log.MemoryLog;
import chat.server.log.account.MemoryAccounts;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.MemoryModeration;
import chat.server.log.moderation.Party;
import chat.server.log.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever an outsider sends over a socket, by frames or by lines, the bytes that come back about a
 * private room are those about a room that nobody has.
 */
class PrivateRoomSocketsTest {
  /** The hash of "password", at little cost. */
  private static final String HASH =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private static final String ROOM = "#tea";
  private static final String NOBODYS = "#tee";

  /** More than what a socket that is not read takes, so that a replay stays under way. */
  private static final int LONG = 4_000;

  private static final int LONG_TEXT = 1_000;

  /** Who probes. */
  private enum Outsider {
    GUEST(""),
    ACCOUNT("eve"),
    OPERATOR("opal"),
    EXPELLED("exile");

    private final String account;

    Outsider(String account) {
      this.account = account;
    }
  }

  /** What happens with the private room meanwhile, and who probes then. */
  private enum Stage {
    /** It has messages, and its owner. */
    OWNED(Outsider.GUEST, Outsider.ACCOUNT, Outsider.OPERATOR),
    /** Somebody else is invited, and has not entered. */
    INVITED(Outsider.ACCOUNT),
    /** A member was expelled. */
    EXPELLED(Outsider.EXPELLED),
    /** A member is in the middle of a replay. */
    REPLAYING(Outsider.GUEST, Outsider.EXPELLED);

    private final List<Outsider> outsiders;

    Stage(Outsider... outsiders) {
      this.outsiders = List.of(outsiders);
    }
  }

  /** A server with a private room. */
  private static final class World implements AutoCloseable {
    private final TestServer server;
    private final FramedUser owner;

    World(Stage stage) throws Exception {
      MemoryLog log = new MemoryLog();
      MemoryAccounts accounts = new MemoryAccounts();
      for (String nick : List.of("owner", "exile", "eve", "ivy", "mel")) {
        accounts.create(Nick.of(nick), HASH, 0);
      }
      accounts.setOperator(
          accounts.create(Nick.of("opal"), HASH, 0),
          true,
          AuditEntry.of(0, Party.CONSOLE, "op", "", "opal", ""));
      MemoryModeration moderation = new MemoryModeration(Storage.logs(log, accounts));
      server = new ServerSetup().withStorage(new Storage(log, accounts, moderation)).start();
      owner = logsIn(server.connect(), "owner");
      owner.joins(ROOM);
      owner.sends("MOD set " + ROOM + " private");
      owner.seesOneLike("DONE MOD set");
      int messages = stage == Stage.REPLAYING ? LONG : 3;
      for (int id = 1; id <= messages; id++) {
        owner.sends("SAY " + id + " " + ROOM + "⏎a secret " + "x".repeat(LONG_TEXT));
      }
      owner.seesOneLike("ACK " + messages + " .*");
      if (stage == Stage.INVITED) {
        invite("ivy");
      } else if (stage != Stage.OWNED) {
        invite("exile");
        expel("exile");
      }
      if (stage == Stage.REPLAYING) {
        invite("mel");
        replaysTo("mel");
      }
    }

    /** Lets a member begin to read the room again, from its first message on. */
    private void replaysTo(String nick) {
      FramedUser member = logsIn(server.slow(4_096), nick);
      member.joins(ROOM);
      member.sends("JOIN " + ROOM + " 0");
      member.seesOneLike("SAID " + ROOM + " 1 .*");
    }

    private void invite(String nick) {
      owner.sends("MOD invite " + ROOM + " " + nick);
      owner.seesOneLike("DONE MOD invite");
    }

    /** Expels a member who is in the room. */
    private void expel(String nick) {
      FramedUser user = logsIn(server.connect(), nick);
      user.joins(ROOM);
      owner.sends("MOD uninvite " + ROOM + " " + nick);
      user.sees("LEFT " + ROOM + " " + nick);
      user.sends("BYE");
      user.isCutOff();
      owner.seesOneLike("DONE MOD uninvite");
    }

    static FramedUser logsIn(FramedUser user, String nick) {
      user.sends("AUTH password " + nick + "⏎password");
      user.seesOneLike("DONE AUTH password");
      user.greetsAs(nick);
      user.seesOneLike("WELCOME .*");
      return user;
    }

    FramedUser framed(Outsider outsider) {
      FramedUser user =
          outsider == Outsider.GUEST
              ? server.framed("guest")
              : logsIn(server.connect(), outsider.account);
      user.seesNothingMoreBut("(READ|INVITED) .*");
      return user;
    }

    TextUser text(Outsider outsider) {
      TextUser user = server.guest();
      if (outsider != Outsider.GUEST) {
        user.sends("/login " + outsider.account);
        user.sends("password");
        user.sees("* you are logged in as " + outsider.account);
      }
      user.catchesUp();
      return user;
    }

    @Override
    public void close() {
      server.close();
    }
  }

  private static void assertSame(String what, List<String> ofPrivate, List<String> ofNobodys) {
    assertEquals(
        String.join("\n", ofNobodys).replace(NOBODYS, ROOM), String.join("\n", ofPrivate), what);
    assertFalse(ofPrivate.stream().anyMatch(line -> line.contains("a secret")), what);
    assertTrue(ofPrivate.size() > ClientVerb.values().length, what);
  }

  /** Returns what is sent: first as somebody in no room of the name, and then as one who enters. */
  private static List<String> frames(String room) {
    Map<ClientVerb, List<String>> probes = RoomProbes.requests(room);
    List<String> last = new ArrayList<>(probes.remove(ClientVerb.AUTH));
    last.addAll(probes.remove(ClientVerb.BYE));
    List<String> entering = new ArrayList<>(probes.remove(ClientVerb.JOIN));
    List<String> leaving = probes.remove(ClientVerb.LEAVE);
    List<String> outside = probes.values().stream().flatMap(List::stream).toList();
    List<String> inside = outside.stream().map(request -> request.replace(" 1 ", " 2 ")).toList();
    return Stream.of(outside, leaving, entering, inside, leaving, last)
        .flatMap(List::stream)
        .toList();
  }

  /** Returns what the last answer to a request looks like, if a marker may overtake it. */
  private static String lastAnswer(String request) {
    String verb = request.split("[ ⏎]", 2)[0];
    return switch (ClientVerb.valueOf(verb)) {
      case JOIN -> "(LIVE|ERROR) .*";
      case HISTORY, SEARCH, ROOMS, WHO, MOD, AUTH -> "(DONE|ERROR [^ ]+) " + verb + ".*";
      default -> "";
    };
  }

  /** Returns all that comes back, to the end of the connection. */
  private static List<String> frames(Stage stage, Outsider outsider, String room) throws Exception {
    try (World world = new World(stage)) {
      FramedUser user = world.framed(outsider);
      List<String> seen = new ArrayList<>();
      for (String request : frames(room)) {
        user.sends(request);
        if (!request.equals("BYE")) {
          user.sends("WHO #marker");
          seen.addAll(answers(user, "MEMBERS #marker 0", "DONE WHO #marker", lastAnswer(request)));
        }
      }
      seen.add(user.next());
      user.seesEnd();
      return seen;
    }
  }

  /** Reads up to a marker, which has two lines, and on until the last answer has come. */
  private static List<String> answers(TestUser user, String marker, String end, String last) {
    List<String> seen = new ArrayList<>();
    boolean isMarked = false;
    boolean isEnded = false;
    boolean isAnswered = last.isEmpty();
    while (!isEnded || !isAnswered) {
      String next = user.next();
      if (next.equals(marker)) {
        isMarked = true;
      } else if (isMarked && !isEnded && next.equals(end)) {
        isEnded = true;
      } else {
        isAnswered |= next.matches("(?s)" + last);
        seen.add(next);
      }
    }
    return seen;
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void framesAreAnsweredAsAboutARoomThatNobodyHas(Stage stage) throws Exception {
    for (Outsider outsider : stage.outsiders) {
      assertSame(
          stage + " " + outsider, frames(stage, outsider, ROOM), frames(stage, outsider, NOBODYS));
    }
  }

  /** Returns what is typed: first in the lobby, and then in the room of the name. */
  private static List<String> lines(String room) {
    Map<SlashCommand, String> lines = RoomProbes.lines(room);
    String leave = lines.remove(SlashCommand.LEAVE);
    String join = lines.remove(SlashCommand.JOIN);
    lines.remove(SlashCommand.QUIT);
    List<String> anywhere = lines.values().stream().filter(line -> !line.isEmpty()).toList();
    return Stream.of(anywhere, List.of(join, "hello"), anywhere, List.of(leave, join, "/rooms"))
        .flatMap(List::stream)
        .toList();
  }

  /** Returns all that comes back. */
  private static List<String> lines(Stage stage, Outsider outsider, String room) throws Exception {
    try (World world = new World(stage)) {
      TextUser user = world.text(outsider);
      List<String> seen = new ArrayList<>();
      for (String line : lines(room)) {
        user.sends(line);
        user.sends("/who marker");
        String verb = line.split(" ", 2)[0];
        boolean isReplay = List.of("/history", "/search", "/rooms").contains(verb);
        seen.addAll(
            answers(
                user,
                "* nobody is in #marker yet",
                "* end of /who",
                isReplay ? "\\* end of " + verb : ""));
      }
      return seen;
    }
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void linesAreAnsweredAsAboutARoomThatNobodyHas(Stage stage) throws Exception {
    for (Outsider outsider : stage.outsiders) {
      assertSame(
          stage + " " + outsider, lines(stage, outsider, ROOM), lines(stage, outsider, NOBODYS));
    }
  }
}
