package chat.server;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TestUser;
import chat.server.fixture.TextUser;
import chat.server.hub.rights.Role;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import chat.server.log.account.MemoryAccounts;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.MemoryModeration;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.Party;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import chat.server.log.storage.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A server with rooms in which someone has each role. An operator, otto, looks on in each. Zed, an
 * account, wrote the first message of each, is a member of rooms named #uninvite and an op of those
 * named #deop. Ivy, an account, is in no room; gus, a guest, in those named #server-kick. The owner
 * of those named #claim is gone.
 */
final class RightsServer implements AutoCloseable {
  /** The hash of "password", at little cost. */
  private static final String HASH =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private static final String GUEST = "bob";

  private static final Map<Role, String> ACCOUNTS =
      Map.of(
          Role.ACCOUNT, "ann",
          Role.MEMBER, "mel",
          Role.VOICED, "vera",
          Role.OP, "olaf",
          Role.OWNER, "wilma",
          Role.OPERATOR, "opal");

  private static final Map<Role, RoomRole.Kind> KINDS =
      Map.of(
          Role.MEMBER, RoomRole.Kind.MEMBER,
          Role.VOICED, RoomRole.Kind.VOICE,
          Role.OP, RoomRole.Kind.OP);

  private final Map<String, Long> numbers = new HashMap<>();
  private final List<TestUser> open = new ArrayList<>();
  private final MemoryModeration moderation = new MemoryModeration(MemoryModeration.Logs.NONE);
  private TestServer server;
  private FramedUser watcher;
  private FramedUser ivy;
  private long lastId;

  /** Starts the server, with these rooms, for a test of that role. */
  void start(Role tested, List<String> rooms) throws Exception {
    MemoryAccounts accounts = new MemoryAccounts();
    for (String nick :
        List.of("ann", "mel", "vera", "olaf", "wilma", "opal", "otto", "zed", "ivy")) {
      numbers.put(nick, accounts.create(Nick.of(nick), HASH, 0));
    }
    for (String operator : List.of("opal", "otto")) {
      accounts.setOperator(
          numbers.get(operator), true, AuditEntry.of(0, Party.CONSOLE, "op", "", operator, ""));
    }
    for (String room : rooms) {
      store(room, tested);
    }
    server =
        new ServerSetup().withStorage(new Storage(new MemoryLog(), accounts, moderation)).start();
    watcher = framed("otto");
    FramedUser zed = framed("zed");
    ivy = framed("ivy");
    FramedUser gus = server.framed("gus");
    open.addAll(List.of(watcher, zed, ivy, gus));
    for (String room : rooms) {
      zed.joins(room);
      zed.sends("SAY " + nextId() + " " + room + "⏎the first message");
      watcher.joins(room);
      if (room.startsWith("#server-kick")) {
        gus.joins(room);
      }
    }
    answers(zed);
  }

  private void store(String room, Role tested) throws Exception {
    LogName log = LogName.of(RoomName.of(room));
    boolean isAbandoned = room.startsWith("#claim") && tested != Role.OWNER;
    long owner = isAbandoned ? Long.MAX_VALUE : numbers.get("wilma");
    moderation.apply(
        new ModerationChange.StoreSettings(
            RoomSettings.initial(log, RoomName.of(room).key(), owner, 0)));
    for (Map.Entry<Role, RoomRole.Kind> role : KINDS.entrySet()) {
      store(log, ACCOUNTS.get(role.getKey()), role.getValue());
    }
    if (room.startsWith("#uninvite")) {
      store(log, "zed", RoomRole.Kind.MEMBER);
    } else if (room.startsWith("#deop")) {
      store(log, "zed", RoomRole.Kind.OP);
    }
  }

  private void store(LogName log, String nick, RoomRole.Kind kind) throws Exception {
    moderation.apply(
        new ModerationChange.SetRole(new RoomRole(log, numbers.get(nick), kind, 0, true)));
  }

  /** Connects the one who has a role. */
  FramedUser framed(Role role) {
    return role == Role.GUEST ? server.framed(GUEST) : framed(ACCOUNTS.get(role));
  }

  private FramedUser framed(String account) {
    return device(account, account);
  }

  /** Connects one of several devices of the one who has a role, and an account. */
  FramedUser device(Role role, int number) {
    return device(ACCOUNTS.get(role), ACCOUNTS.get(role) + number);
  }

  private FramedUser device(String account, String client) {
    FramedUser user = server.connect();
    user.sends("AUTH password " + account + "⏎password");
    user.seesOneLike("DONE AUTH password");
    user.sends("HELLO 1 " + account + " " + TestServer.idOf(client));
    user.seesOneLike("WELCOME .*");
    return user;
  }

  /** Connects the one who has a role, as with nc. */
  TextUser text(Role role) {
    if (role == Role.GUEST) {
      return server.guest(GUEST);
    }
    TextUser user = server.guest();
    user.sends("/login " + ACCOUNTS.get(role));
    user.sends("password");
    user.sees("* you are logged in as " + ACCOUNTS.get(role));
    return user;
  }

  /** Returns an id that no message has. */
  long nextId() {
    return ++lastId;
  }

  /** Changes a setting of a room. */
  void sets(String room, String setting) {
    watcher.sends("MOD set " + room + " " + setting);
    watcher.seesOneLike("DONE MOD set");
  }

  /** Mutes someone in a room; returns the number of that. */
  String mutes(String target, String room) {
    watcher.sends("MOD mute " + room + " " + target + " -");
    return watcher.seesOneLike("BAN " + room + " .*").split(" ", -1)[2];
  }

  /** Mutes the one who has a role, unless that is an operator, too. */
  void mutes(Role role, String room) {
    if (role != Role.OPERATOR) {
      mutes(role == Role.GUEST ? "nick:" + GUEST : "account:" + ACCOUNTS.get(role), room);
    }
  }

  /** Returns what a room, the server's bans, and ivy show of what was done. */
  List<String> seenIn(String room) {
    answers(watcher);
    for (String query :
        List.of("MOD room ROOM", "MOD bans ROOM", "TOPIC ROOM", "HISTORY ROOM - 99", "WHO ROOM")) {
      watcher.sends(query.replace("ROOM", room));
    }
    watcher.sends("MOD bans *");
    List<String> seen = answers(watcher);
    answers(ivy).stream().filter(frame -> frame.startsWith("INVITED ")).forEach(seen::add);
    return seen;
  }

  /** Returns what a user was sent until now. */
  static List<String> answers(FramedUser user) {
    user.sends("WHO #marker");
    List<String> answers = new ArrayList<>();
    for (String next = user.next(); !next.equals("DONE WHO #marker"); next = user.next()) {
      answers.add(next);
    }
    return answers;
  }

  @Override
  public void close() {
    for (TestUser user : open) {
      user.close();
    }
    if (server != null) {
      server.close();
    }
  }
}
