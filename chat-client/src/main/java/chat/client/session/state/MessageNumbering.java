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
 * could not store is sent again under its number, after a pause, and so are those after it, which
 * the server refuses until then. New messages are sent after these.
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
  // Resending waits for these answers, to messages sent before the pause: an answer has only a
  // message's number, so it would count for the copy that was sent again.
  private boolean awaitsAnswers;
  private long next = 1;

  /** Returns the message with the next number, and marks it as sent and pending. */
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

  /** Returns how many messages are pending, or stored and not yet reported as acknowledged. */
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

  /** Marks a message for resending, and pauses sending. Returns false if it is unknown. */
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

  /** Ends the pause before messages are sent again. */
  void pauseOver() {
    isPaused = false;
  }

  /** Marks the pending messages up to {@code last} as stored. */
  void storedUpTo(long last) {
    var had = pending.headMap(last, true);
    stored.putAll(had);
    had.clear();
  }

  /** Removes and returns stored messages, in order, for the caller to report as acknowledged. */
  List<Numbered> takeStored(Predicate<Numbered> which) {
    List<Numbered> messages = stored.values().stream().filter(which).toList();
    messages.forEach(message -> stored.remove(message.id()));
    return messages;
  }

  /**
   * Marks all pending messages for resending on a new link to the same log.
   *
   * @param last the highest number of ours that the server has stored
   */
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
    toResend.clear();
    toResend.addAll(pending.keySet());
    isPaused = false;
    awaitsAnswers = false;
  }
}
