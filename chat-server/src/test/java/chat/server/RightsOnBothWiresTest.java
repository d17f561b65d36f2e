package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.server.fixture.FramedUser;
import chat.server.fixture.RightsTable;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.hub.rights.Action;
import chat.server.hub.rights.Role;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import chat.server.log.account.MemoryAccounts;
import chat.server.log.moderation.MemoryModeration;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests each action as each role over sockets, by frames and by lines as with nc. */
class RightsOnBothWiresTest {
  private static final RightsTable TABLE = new RightsTable();

  /** The hash of "password", at little cost. */
  private static final String HASH =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private static final LogName LOG = LogName.of(RoomName.of("#tea"));

  /** The nicks of accounts, whose numbers follow their order from 1. */
  private static final Map<Role, String> NICKS =
      new EnumMap<>(
          Map.of(
              Role.ACCOUNT, "ann",
              Role.MEMBER, "mel",
              Role.VOICED, "vera",
              Role.OP, "olaf",
              Role.OWNER, "wilma",
              Role.OPERATOR, "opal"));

  /** What is requested by each wire; nobody is called zed. */
  private record Probe(String frame, String line) {}

  private static final Map<Action, Probe> PROBES =
      Map.of(
          Action.READ, new Probe("HISTORY #tea - 1", "/history 1"),
          Action.SPEAK, new Probe("SAY 1 #tea⏎hi", "hi"),
          Action.SET_TOPIC, new Probe("TOPIC #tea⏎tea at four", "/topic tea at five"),
          Action.KICK, new Probe("MOD kick #tea zed", "/kick zed"),
          Action.MUTE, new Probe("MOD mute #tea nick:zed", "/mute nick:zed"),
          Action.BAN, new Probe("MOD ban #tea nick:zed", "/ban nick:zed"),
          Action.UNBAN, new Probe("MOD unban #tea 99", "/unban 99"),
          Action.SEE_BANS, new Probe("MOD bans #tea", "/bans"),
          Action.SERVER_BAN, new Probe("MOD ban * nick:zed", "/ban * nick:zed"),
          Action.SERVER_KICK, new Probe("MOD kick * zed", "/kick * zed"));

  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    MemoryAccounts accounts = new MemoryAccounts();
    MemoryModeration moderation = new MemoryModeration(MemoryModeration.Logs.NONE);
    Map<Role, Long> numbers = new EnumMap<>(Role.class);
    for (Map.Entry<Role, String> account : NICKS.entrySet()) {
      numbers.put(account.getKey(), accounts.create(Nick.of(account.getValue()), HASH, 0));
    }
    accounts.setOperator(numbers.get(Role.OPERATOR), true);
    moderation.apply(
        new ModerationChange.StoreSettings(
            RoomSettings.initial(LOG, RoomName.of("#tea").key(), numbers.get(Role.OWNER), 0)));
    for (Map.Entry<Role, RoomRole.Kind> role :
        Map.of(
                Role.MEMBER, RoomRole.Kind.MEMBER,
                Role.VOICED, RoomRole.Kind.VOICE,
                Role.OP, RoomRole.Kind.OP)
            .entrySet()) {
      moderation.apply(
          new ModerationChange.SetRole(
              new RoomRole(LOG, numbers.get(role.getKey()), role.getValue(), 0, true)));
    }
    server =
        new ServerSetup().withStorage(new Storage(new MemoryLog(), accounts, moderation)).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private FramedUser framed(Role role) {
    FramedUser user = server.connect();
    if (role == Role.GUEST) {
      user.greetsAs("bob");
    } else {
      user.sends("AUTH password " + NICKS.get(role) + "⏎password");
      user.seesOneLike("DONE AUTH password");
      user.greetsAs(NICKS.get(role));
    }
    user.seesOneLike("WELCOME .*");
    user.joins("#tea");
    return user;
  }

  private TextUser text(Role role) {
    TextUser user = server.guest();
    if (role != Role.GUEST) {
      user.sends("/login " + NICKS.get(role));
      user.sends("password");
      user.sees("* you are logged in as " + NICKS.get(role));
    }
    user.joins("#tea");
    return user;
  }

  @Test
  void framesAreAnsweredAsTheManualSays() {
    for (Role role : Role.values()) {
      try (FramedUser user = framed(role)) {
        for (Map.Entry<Action, Probe> probe : PROBES.entrySet()) {
          user.sends(probe.getValue().frame());
          user.sends("WHO #marker");
          boolean refused = false;
          for (String next = user.next(); !next.equals("DONE WHO #marker"); next = user.next()) {
            refused |= next.startsWith("ERROR no-right ");
          }
          assertEquals(mayNot(role, probe.getKey()), refused, role + " " + probe.getKey());
        }
      }
    }
  }

  @Test
  void linesAreAnsweredAsTheManualSays() {
    for (Role role : Role.values()) {
      try (TextUser user = text(role)) {
        for (Map.Entry<Action, Probe> probe : PROBES.entrySet()) {
          user.sends(probe.getValue().line());
          user.sends("/who #marker");
          boolean refused = false;
          for (String next = user.next(); !next.equals("* end of /who"); next = user.next()) {
            refused |= next.matches("\\* .*only .* may do that");
          }
          assertEquals(mayNot(role, probe.getKey()), refused, role + " " + probe.getKey());
        }
      }
    }
  }

  private static boolean mayNot(Role role, Action action) {
    return TABLE.cell(action, role).equals("-");
  }
}
