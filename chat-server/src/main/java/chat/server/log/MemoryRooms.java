package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.recent.RecentlyUsed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rooms and inboxes of {@link MemoryLog}, under its lock. */
final class MemoryRooms {
  /** Of how many authors, and of how many deleted rooms, the last number is retained. */
  static final int MAX_LAST_NUMBERS = 100_000;

  private final Map<LogName, MessageSequence> sequences = new HashMap<>();
  // The last number of each deleted room, by the key that its spellings share.
  private final Map<String, Long> deleted = new RecentlyUsed<>(MAX_LAST_NUMBERS);
  // The last number of each inbox without messages.
  private final Map<String, Long> emptied = new RecentlyUsed<>(MAX_LAST_NUMBERS);
  private final Map<LogName, Text> topics = new HashMap<>();
  // The room of each key that has messages, or was opened while its numbers continue.
  private final NavigableMap<String, LogName> rooms = new TreeMap<>();
  // The private rooms, which no name denotes.
  private final Set<LogName> hidden = new HashSet<>();

  /** Returns the messages of a log; of an unknown one, an empty sequence that nothing retains. */
  MessageSequence sequence(LogName log) {
    MessageSequence sequence = sequences.get(log);
    return sequence == null ? newSequence(log) : sequence;
  }

  /** Returns an empty sequence, which continues the numbers of a deleted room or an inbox. */
  private MessageSequence newSequence(LogName log) {
    return new MessageSequence(
        log.isRoom()
            ? deleted.getOrDefault(log.room().key(), 0L)
            : emptied.getOrDefault(log.key(), 0L));
  }

  /**
   * Forgets the first message of a log, and of an inbox that is empty then all but its last number.
   *
   * @return whether a room is empty now
   */
  boolean dropFirst(LogName log) {
    MessageSequence sequence = sequence(log);
    sequence.dropFirst();
    if (sequence.isEmpty() && !log.isRoom()) {
      sequences.remove(log);
      emptied.put(log.key(), sequence.lastSeq());
    }
    return sequence.isEmpty() && log.isRoom();
  }

  /** Returns the number of logs in memory. */
  int size() {
    return sequences.size();
  }

  LogMessage add(Draft draft) {
    MessageSequence sequence = sequences.computeIfAbsent(draft.log(), this::newSequence);
    if (sequence.isEmpty()) {
      sequence.setMaker(draft.author());
      if (draft.log().isRoom() && !hidden.contains(draft.log())) {
        rooms.put(draft.log().room().key(), draft.log());
      }
    }
    return sequence.add(draft);
  }

  void setTopic(LogName room, Text topic) {
    if (topic.isEmpty()) {
      topics.remove(room);
    } else {
      topics.put(room, topic);
    }
  }

  Optional<StoredRoom> find(RoomName room) {
    return Optional.ofNullable(rooms.get(room.key())).filter(this::hasMessages).map(this::describe);
  }

  StoredRoom open(LogName ifNew) {
    RoomName name = ifNew.room();
    Optional<StoredRoom> stored = find(name);
    if (stored.isPresent()) {
      return stored.get();
    }
    MessageSequence sequence = sequence(ifNew);
    if (sequence.lastSeq() > 0) {
      // While the room is in use, its number must not be dropped for those of deleted rooms.
      sequences.put(ifNew, sequence);
      rooms.put(name.key(), ifNew);
    }
    return new StoredRoom(ifNew, Text.EMPTY, sequence.lastSeq(), false);
  }

  StoredRoom privateRoom(LogName room) {
    MessageSequence sequence = sequence(room);
    return new StoredRoom(
        room, topics.getOrDefault(room, Text.EMPTY), sequence.lastSeq(), !sequence.isEmpty());
  }

  void hide(LogName room) {
    String key = room.room().key();
    // Its own numbers, from now on: those of the name are continued by the public room.
    MessageSequence sequence = sequences.computeIfAbsent(room, this::newSequence);
    if (sequence.lastSeq() > 0) {
      deleted.merge(key, sequence.lastSeq(), Math::max);
    }
    rooms.remove(key, room);
    hidden.add(room);
  }

  void show(LogName room) {
    if (hidden.remove(room)) {
      rooms.put(room.room().key(), room);
    }
  }

  /** Forgets a room, except for its last number. */
  void delete(LogName room) {
    topics.remove(room);
    MessageSequence removed = sequences.remove(room);
    if (!room.isRoom()) {
      emptied.remove(room.key());
    } else if (removed != null && !hidden.remove(room)) {
      String key = room.room().key();
      deleted.put(key, removed.lastSeq());
      rooms.remove(key);
    }
  }

  /** Returns the messages of an account that are not deleted. */
  List<LogMessage> messagesOf(long account) {
    return sequences.values().stream()
        .flatMap(log -> log.read(0, log.lastSeq(), Integer.MAX_VALUE).messages().stream())
        .filter(message -> message.isMessage() && message.draft().account() == account)
        .toList();
  }

  List<StoredRoom> after(String key, int count) {
    return rooms.tailMap(key, false).values().stream()
        .filter(this::hasMessages)
        .limit(count)
        .map(this::describe)
        .toList();
  }

  List<LogName> empty(String after, int count) {
    return rooms.values().stream()
        .filter(room -> room.key().compareTo(after) > 0 && !hasMessages(room))
        .sorted(Comparator.comparing(LogName::key))
        .limit(count)
        .toList();
  }

  int count(int atMost) {
    return (int) all().filter(this::hasMessages).limit(atMost).count();
  }

  int countOf(String author) {
    return (int)
        all()
            .map(this::sequence)
            .filter(sequence -> !sequence.isEmpty() && sequence.maker().equals(author))
            .count();
  }

  private Stream<LogName> all() {
    return Stream.concat(rooms.values().stream(), hidden.stream());
  }

  private boolean hasMessages(LogName room) {
    return !sequence(room).isEmpty();
  }

  private StoredRoom describe(LogName room) {
    return new StoredRoom(
        room, topics.getOrDefault(room, Text.EMPTY), sequence(room).lastSeq(), true);
  }
}
