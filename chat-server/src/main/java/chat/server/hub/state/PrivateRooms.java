package chat.server.hub.state;

import chat.protocol.RoomName;
import chat.server.hub.peer.Replay;
import chat.server.log.Draft;
import chat.server.log.LogName;
import chat.server.log.moderation.PrivateRoom;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The private rooms and their members, for whom alone their names denote them. The hub's thread,
 * unless a method says otherwise.
 */
public final class PrivateRooms {
  private final Map<LogName, Entry> byLog = new HashMap<>();
  // By the key that all spellings of a name share: several rooms may have one name.
  private final Map<String, List<Entry>> byName = new HashMap<>();
  private final Readings readings = new Readings();
  private volatile Set<LogName> logs = Set.of();

  /** A room, and when each of its members entered first, and each of the others was invited. */
  private record Entry(LogName log, Map<Long, Long> members, Map<Long, Long> invited) {}

  PrivateRooms(List<PrivateRoom> stored) {
    for (PrivateRoom room : stored) {
      add(room.settings());
      room.roles().forEach(this::admit);
    }
  }

  /** Adds a room, whose only member is its owner. */
  public void add(RoomSettings room) {
    Entry entry = new Entry(room.room(), new HashMap<>(), new HashMap<>());
    if (room.owner() != Draft.GUEST) {
      entry.members().put(room.owner(), room.created());
    }
    byLog.put(entry.log(), entry);
    byName.computeIfAbsent(entry.log().room().key(), key -> new ArrayList<>()).add(entry);
    logs = Set.copyOf(byLog.keySet());
  }

  /** Removes a room, which becomes a public one. */
  public void remove(LogName room) {
    Entry removed = byLog.remove(room);
    if (removed != null) {
      byName.computeIfPresent(
          room.room().key(),
          (key, named) -> {
            named.remove(removed);
            return named.isEmpty() ? null : named;
          });
      logs = Set.copyOf(byLog.keySet());
    }
  }

  /**
   * Makes an account with a role a member of a room, if that is a private one. One that has yet to
   * enter is only invited.
   */
  public void admit(RoomRole role) {
    if (role.hasEntered()) {
      admit(role.room(), role.account(), role.since());
    } else {
      invite(role);
    }
  }

  private void invite(RoomRole role) {
    Entry entry = byLog.get(role.room());
    if (entry != null && !entry.members().containsKey(role.account())) {
      entry.invited().putIfAbsent(role.account(), role.since());
    }
  }

  /** Makes an account a member of a room, if that is a private one: its name denotes that room. */
  public void admit(LogName room, long account, long since) {
    Entry entry = byLog.get(room);
    if (entry != null) {
      entry.invited().remove(account);
      entry.members().putIfAbsent(account, since);
    }
  }

  /** Makes a room nonexistent for an account, and ends the answers that read it. */
  public void expel(LogName room, long account) {
    Entry entry = byLog.get(room);
    if (entry != null) {
      entry.members().remove(account);
      entry.invited().remove(account);
      endAnswers(room);
    }
  }

  /** Ends the answers that read a room for those who are no members of it. */
  public void endAnswers(LogName room) {
    readings.cancel(room, account -> !admits(room, account));
  }

  /** Returns whether an account is a member of a room; anyone is of one that is not private. */
  public boolean admits(LogName room, long account) {
    Entry entry = byLog.get(room);
    return entry == null || entry.members().containsKey(account);
  }

  /** Remembers an answer that reads a room; one that is public now may become private. */
  public void reads(LogName room, long account, Replay answer) {
    readings.add(room, account, answer);
  }

  /** Returns the private room that a name denotes for an account: of several, its newest. */
  Optional<LogName> find(long account, RoomName name) {
    return newest(account, name, Entry::members);
  }

  /**
   * Returns the private room to which an account has an invitation: of several, the newest. Until
   * the account enters it, the name denotes what it denoted before.
   */
  public Optional<LogName> invitation(long account, RoomName name) {
    return newest(account, name, Entry::invited);
  }

  private Optional<LogName> newest(
      long account, RoomName name, Function<Entry, Map<Long, Long>> accounts) {
    return byName.getOrDefault(name.key(), List.of()).stream()
        .filter(entry -> accounts.apply(entry).containsKey(account))
        .max(Comparator.comparingLong(entry -> accounts.apply(entry).get(account)))
        .map(Entry::log);
  }

  /** Returns the log that a public room of a name has if it is a new one. */
  public LogName publicLog(RoomName name) {
    return LogName.next(name, byName.getOrDefault(name.key(), List.of()).stream().map(Entry::log));
  }

  /** Returns the logs of all private rooms. Any thread. */
  public Set<LogName> logs() {
    return logs;
  }
}
