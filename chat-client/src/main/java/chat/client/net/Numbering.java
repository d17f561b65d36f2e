package chat.client.net;

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
 * Numbers messages 1, 2, 3, … and keeps each until it is answered. Not for several threads: guarded
 * by the {@link Outbox} it belongs to.
 *
 * <p>A server takes only the number after the last one it took, and a refused message does not use
 * up its number. So when number k is refused, whatever was sent after it is refused too, being out
 * of order; all of it is numbered anew from k on and sent again. Those answers are still under way
 * then, and they come before the answers to what is sent again: so many answers to each number are
 * to be passed over.
 *
 * <p>What the server turns out to have when it is there again is stored; where, and when, is told
 * when its room is read back. Until then it is kept, too.
 */
final class Numbering {
  /** Far beyond what anybody sends, and far from where numbers end. */
  private static final long MAX_LAST = 1_000_000_000_000_000L;

  private final NavigableMap<Long, Numbered> pending = new TreeMap<>();
  private final NavigableMap<Long, Numbered> stored = new TreeMap<>();
  private final Map<Long, Integer> superseded = new HashMap<>();
  private long next = 1;

  /** The message with the next number; it is pending from now on. */
  Numbered number(Numbered message) {
    Numbered numbered = message.withId(next++);
    pending.put(numbered.id(), numbered);
    return numbered;
  }

  /** How many are pending, or stored without having been told so. */
  int size() {
    return pending.size() + stored.size();
  }

  /** What is not answered, in order. */
  List<Numbered> pending() {
    return List.copyOf(pending.values());
  }

  /** The message that had this number; empty if none that is kept has. */
  Optional<Numbered> acknowledge(long id) {
    return Optional.ofNullable(pending.remove(id)).or(() -> Optional.ofNullable(stored.remove(id)));
  }

  /**
   * Whether a refusal of {@code id} is one of those to be passed over; it counts as passed then.
   */
  boolean passOver(long id) {
    boolean passed = superseded.containsKey(id);
    superseded.computeIfPresent(id, (key, count) -> count > 1 ? count - 1 : null);
    return passed;
  }

  /** Forgets a message that was refused; empty if that number is not pending. */
  Optional<Numbered> refuse(long id) {
    Optional<Numbered> refused = Optional.ofNullable(pending.remove(id));
    if (refused.isPresent()) {
      next = id;
    }
    return refused;
  }

  /** Takes back what was sent with numbers after {@code id}, in order, to be numbered anew. */
  List<Numbered> takeBackAfter(long id) {
    var later = pending.tailMap(id, false);
    later.keySet().forEach(number -> superseded.merge(number, 1, Integer::sum));
    List<Numbered> messages = new ArrayList<>(later.values());
    later.clear();
    return messages;
  }

  /** What is pending up to {@code last} is stored: the server has it. */
  void acknowledgeUpTo(long last) {
    var had = pending.headMap(last, true);
    stored.putAll(had);
    had.clear();
  }

  /** Forgets stored messages, for they are told now; in order. */
  List<Numbered> takeStored(Predicate<Numbered> which) {
    List<Numbered> messages = stored.values().stream().filter(which).toList();
    messages.forEach(message -> stored.remove(message.id()));
    return messages;
  }

  /** Takes back all that is pending, to be sent anew after {@code last}. */
  List<Numbered> renumberAfter(long last) {
    List<Numbered> messages = new ArrayList<>(pending.values());
    pending.clear();
    superseded.clear();
    next = Math.min(last, MAX_LAST) + 1;
    return messages;
  }
}
