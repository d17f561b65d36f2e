package chat.client.net;

import chat.protocol.ClientMessage.Numbered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Numbers messages 1, 2, 3, … and keeps each until it is answered. Not for several threads: guarded
 * by the {@link Outbox} it belongs to.
 *
 * <p>A server takes only the number after the last one it took, and a refused message does not use
 * up its number. So when number k is refused, whatever was sent after it is refused too, being out
 * of order; all of it is numbered anew from k on and sent again. Those answers are still under way
 * then, and they come before the answers to what is sent again: so many answers to each number are
 * to be passed over.
 */
final class Numbering {
  /** Far beyond what anybody sends, and far from where numbers end. */
  private static final long MAX_LAST = 1_000_000_000_000_000L;

  private final NavigableMap<Long, Numbered> pending = new TreeMap<>();
  private final Map<Long, Integer> superseded = new HashMap<>();
  private long next = 1;

  /** The message with the next number; it is pending from now on. */
  Numbered number(Numbered message) {
    Numbered numbered = message.withId(next++);
    pending.put(numbered.id(), numbered);
    return numbered;
  }

  int size() {
    return pending.size();
  }

  /** What is not answered, in order. */
  List<Numbered> pending() {
    return List.copyOf(pending.values());
  }

  /** The message that had this number; empty if none that is pending has. */
  Optional<Numbered> acknowledge(long id) {
    return Optional.ofNullable(pending.remove(id));
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

  /** Forgets what is pending up to {@code last}, for the server has it. */
  List<Numbered> acknowledgeUpTo(long last) {
    var stored = pending.headMap(last, true);
    List<Numbered> messages = new ArrayList<>(stored.values());
    stored.clear();
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
