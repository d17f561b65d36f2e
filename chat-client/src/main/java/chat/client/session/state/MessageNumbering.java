package chat.client.session.state;

import chat.protocol.ClientMessage.Numbered;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Numbers our messages 1, 2, 3, … and keeps each until it is answered. The session thread owns it.
 *
 * <p>A refused message uses up its number, and the others are unaffected. A message that the server
 * could not store is sent again under its number, after a pause, and so are those after it: the
 * server answers them alike until then. Until they are sent, no further message is.
 *
 * <p>Messages the server reports as stored after a reconnect stay here until a replay supplies
 * their number in the room and their time.
 */
final class MessageNumbering {
  /** Far beyond what anyone sends, and far from where numbers overflow. */
  private static final long MAX_LAST = 1_000_000_000_000_000L;

  private final NavigableMap<Long, Numbered> pending = new TreeMap<>();
  private final NavigableMap<Long, Numbered> stored = new TreeMap<>();
  private final NavigableSet<Long> toResend = new TreeSet<>(); // some of those pending
  private final Set<Long> unanswered = new HashSet<>(); // sent on this link
  private boolean isPaused;
  private boolean awaitsAnswers; // to what was sent before the pause: they would be taken for new
  private long next = 1;

  /** Returns the message with the next number; it is sent, and pending from now on. */
  Numbered number(Numbered message) {
    Numbered numbered = message.withId(next++);
    pending.put(numbered.id(), numbered);
    unanswered.add(numbered.id());
    return numbered;
  }

  /** Returns whether messages are to be sent again before any other. */
  boolean resends() {
    return !toResend.isEmpty();
  }

  /** Returns the next message that can be sent again now; empty if there is none. */
  Optional<Numbered> nextToResend() {
    awaitsAnswers &= !unanswered.isEmpty();
    if (isPaused || awaitsAnswers || toResend.isEmpty()) {
      return Optional.empty();
    }
    long id = toResend.pollFirst();
    unanswered.add(id);
    return Optional.of(pending.get(id));
  }

  /** How many messages are pending, or stored without having been reported as acknowledged. */
  int size() {
    return pending.size() + stored.size();
  }

  /** Returns whether nothing sent on this link is unanswered, and no replay has to supply more. */
  boolean isQuiet() {
    return unanswered.isEmpty() && stored.isEmpty();
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
    return refuse(id).or(() -> Optional.ofNullable(stored.remove(id)));
  }

  /** Removes and returns a refused message; empty if there is none. */
  Optional<Numbered> refuse(long id) {
    unanswered.remove(id);
    toResend.remove(id);
    return Optional.ofNullable(pending.remove(id));
  }

  /** The server could not store a message, which pauses sending. Returns false if it is unknown. */
  boolean notStored(long id) {
    unanswered.remove(id);
    if (!pending.containsKey(id)) {
      return false;
    }
    toResend.add(id);
    isPaused = true;
    awaitsAnswers = true;
    return true;
  }

  /** The pause before messages are sent again is over. */
  void pauseOver() {
    isPaused = false;
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

  /** On a new link to the same log, all that is pending is sent again; {@code last} was stored. */
  void resume(long last) {
    next = Math.max(next, Math.min(last, MAX_LAST) + 1);
    resendAll();
  }

  /** Numbers what is pending from the number after {@code last} on, for another log. */
  void renumber(long last) {
    List<Numbered> messages = new ArrayList<>(pending.values());
    pending.clear();
    next = Math.min(last, MAX_LAST) + 1;
    messages.forEach(this::number);
    resendAll();
  }

  private void resendAll() {
    unanswered.clear();
    toResend.addAll(pending.keySet());
    toResend.retainAll(pending.keySet());
    isPaused = false;
    awaitsAnswers = false;
  }
}
