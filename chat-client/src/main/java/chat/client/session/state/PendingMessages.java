package chat.client.session.state;

import chat.client.event.SessionSnapshot;
import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What we have still to send, in order, and what was sent and is not answered. It outlives the
 * links. The session thread owns it.
 */
public final class PendingMessages {
  private final Deque<ClientMessage> unsent = new ArrayDeque<>();
  private final MessageNumbering numbering = new MessageNumbering();
  private final Refs refs = new Refs();
  private Optional<ClientMessage.Rename> renameUnanswered = Optional.empty();

  /** Returns the references that a program gave these messages and its other requests. */
  public Refs refs() {
    return refs;
  }

  public boolean isFull() {
    return unsent.size() + numbering.size() >= SessionSnapshot.MAX_PENDING;
  }

  public void add(ClientMessage message) {
    unsent.addLast(message);
  }

  /** Returns the numbered messages that are not known to be stored, in order. */
  public List<Numbered> messages() {
    return Stream.concat(numbering.pending().stream(), unsentNumbered()).toList();
  }

  /** Returns how many messages {@link #messages} has. */
  public int count() {
    return numbering.pendingCount() + (int) unsentNumbered().count();
  }

  /** Returns the first of {@link #messages}, at most this many. */
  public List<Numbered> oldest(int most) {
    return Stream.concat(numbering.pending().stream(), unsentNumbered()).limit(most).toList();
  }

  /** Removes and returns the message with this number; empty if there is none. */
  public Optional<Numbered> acknowledge(long id) {
    return numbering.acknowledge(id);
  }

  /** Whether this refusal only follows from an earlier one, and the message was sent again. */
  public boolean skipRefusal(long id) {
    return numbering.skipRefusal(id);
  }

  /** Removes and returns a refused message; what was sent after it is sent again. */
  public Optional<Numbered> refuse(long id) {
    Optional<Numbered> refused = numbering.refuse(id);
    refused.ifPresent(message -> requeue(numbering.requeueAfter(id)));
    return refused;
  }

  /** The server has answered our request for another nick. */
  public void renameAnswered() {
    renameUnanswered = Optional.empty();
  }

  /**
   * The server has welcomed us on a new link.
   *
   * @param last the highest number it has stored
   * @param isSameLog whether that is about the numbers given here
   * @param joins what resumes our inbox and rooms; sent first, before an unanswered rename and all
   *     the rest
   */
  public void resume(long last, boolean isSameLog, List<ClientMessage> joins) {
    if (isSameLog) {
      numbering.storedUpTo(last);
    }
    requeue(numbering.restartAfter(last));
    renameUnanswered.ifPresent(unsent::addFirst);
    requeue(joins);
  }

  /** Removes and returns stored messages, in order; see {@link MessageNumbering}. */
  public List<Numbered> takeStored(Predicate<Numbered> which) {
    return numbering.takeStored(which);
  }

  /** Returns whether a message can be sent before further answers arrive. */
  public boolean hasNext() {
    return !unsent.isEmpty() && (numbering.size() == 0 || !waitsForAnswers(unsent.element()));
  }

  /** Removes and returns the next message, numbered if it takes a number. */
  public ClientMessage next() {
    ClientMessage message = unsent.remove();
    if (message instanceof ClientMessage.Rename rename) {
      renameUnanswered = Optional.of(rename);
    }
    return message instanceof Numbered numbered ? numbering.number(numbered) : message;
  }

  private Stream<Numbered> unsentNumbered() {
    return unsent.stream().filter(Numbered.class::isInstance).map(Numbered.class::cast);
  }

  private void requeue(List<? extends ClientMessage> messages) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      unsent.addFirst(messages.get(i));
    }
  }

  /** Whether messages sent again after this one would have another author or another fate. */
  private static boolean waitsForAnswers(ClientMessage message) {
    return switch (message.verb()) {
      case LEAVE, NICK, BYE -> true;
      case HELLO, JOIN, WHO, ROOMS, PING, PONG, SAY, EMOTE, TELL, TOPIC, HISTORY, SEARCH -> false;
    };
  }
}
