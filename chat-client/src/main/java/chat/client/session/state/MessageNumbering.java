package chat.client.session.state;

import chat.protocol.ClientMessage.Numbered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Numbers our messages 1, 2, 3, … and keeps each until it is answered. The session thread owns it.
 *
 * <p>A server accepts only the number after the last one it accepted, and a refused message does
 * not use up its number. So when number k is refused, all messages sent after it are refused too,
 * being out of order; they are renumbered from k on and sent again. Their refusals are still on the
 * way then and arrive before the new answers, so that many refusals of each number are skipped.
 *
 * <p>Messages the server reports as stored after a reconnect stay here until a replay supplies
 * their number in the room and their time.
 */
final class MessageNumbering {
  /** Far beyond what anyone sends, and far from where numbers overflow. */
  private static final long MAX_LAST = 1_000_000_000_000_000L;

  private final NavigableMap<Long, Numbered> pending = new TreeMap<>();
  private final NavigableMap<Long, Numbered> stored = new TreeMap<>();
  private final Map<Long, Integer> refusalsToSkip = new HashMap<>();
  private long next = 1;

  /** Returns the message with the next number; it is pending from now on. */
  Numbered number(Numbered message) {
    Numbered numbered = message.withId(next++);
    pending.put(numbered.id(), numbered);
    return numbered;
  }

  /** How many messages are pending, or stored without having been reported as acknowledged. */
  int size() {
    return pending.size() + stored.size();
  }

  /** Returns the messages that are not answered, in order. */
  List<Numbered> pending() {
    return List.copyOf(pending.values());
  }

  int pendingCount() {
    return pending.size();
  }

  /** Removes and returns the message with this number; empty if there is none. */
  Optional<Numbered> acknowledge(long id) {
    return Optional.ofNullable(pending.remove(id)).or(() -> Optional.ofNullable(stored.remove(id)));
  }

  /** Returns whether this refusal is to be skipped, and counts it as skipped. */
  boolean skipRefusal(long id) {
    boolean skips = refusalsToSkip.containsKey(id);
    refusalsToSkip.computeIfPresent(id, (key, count) -> count > 1 ? count - 1 : null);
    return skips;
  }

  /** Removes and returns a refused message, whose number is free again; empty if there is none. */
  Optional<Numbered> refuse(long id) {
    Optional<Numbered> refused = Optional.ofNullable(pending.remove(id));
    if (refused.isPresent()) {
      next = id;
    }
    return refused;
  }

  /** Removes and returns what was sent with numbers after {@code id}, in order. */
  List<Numbered> requeueAfter(long id) {
    var later = pending.tailMap(id, false);
    later.keySet().forEach(number -> refusalsToSkip.merge(number, 1, Integer::sum));
    List<Numbered> messages = new ArrayList<>(later.values());
    later.clear();
    return messages;
  }

  /** The server has stored what is pending up to {@code last}. */
  void storedUpTo(long last) {
    var had = pending.headMap(last, true);
    stored.putAll(had);
    had.clear();
  }

  /** Removes and returns stored messages, in order; they are reported as acknowledged now. */
  List<Numbered> takeStored(Predicate<Numbered> which) {
    List<Numbered> messages = stored.values().stream().filter(which).toList();
    messages.forEach(message -> stored.remove(message.id()));
    return messages;
  }

  /** Removes and returns all that is pending; the next number is the one after {@code last}. */
  List<Numbered> restartAfter(long last) {
    List<Numbered> messages = new ArrayList<>(pending.values());
    pending.clear();
    refusalsToSkip.clear();
    next = Math.min(last, MAX_LAST) + 1;
    return messages;
  }
}
