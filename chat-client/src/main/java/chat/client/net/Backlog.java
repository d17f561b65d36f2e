package chat.client.net;

import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is still to be sent, in which order, and what was sent and is not yet answered. Not for
 * several threads: guarded by the {@link Outbox} it belongs to.
 */
final class Backlog {
  private final Deque<ClientMessage> waiting = new ArrayDeque<>();
  private final Deque<ClientMessage> urgent = new ArrayDeque<>();
  private final Numbering numbering = new Numbering();
  private Optional<ClientMessage.Rename> unanswered = Optional.empty();

  /** How many messages are kept; those that are urgent come on top. */
  int size() {
    return waiting.size() + numbering.size();
  }

  void add(ClientMessage message) {
    waiting.addLast(message);
  }

  /** Goes before what waits; dropped where that many are urgent already. */
  void addUrgent(ClientMessage message, int most) {
    if (urgent.size() < most) {
      urgent.addLast(message);
    }
  }

  /** Goes before everything. */
  void addFirst(ClientMessage message) {
    urgent.addFirst(message);
  }

  /** What was urgent for another connection no longer is. */
  void forgetUrgent() {
    urgent.clear();
  }

  /** The numbered messages that are not known to be stored, in order. */
  List<Numbered> pending() {
    var unsent = waiting.stream().filter(Numbered.class::isInstance).map(Numbered.class::cast);
    return Stream.concat(numbering.pending().stream(), unsent).toList();
  }

  Optional<Numbered> acknowledged(long id) {
    return numbering.acknowledge(id);
  }

  boolean passOver(long id) {
    return numbering.passOver(id);
  }

  /** Drops a message; what was sent after it is sent again. Empty if the number is not pending. */
  Optional<Numbered> refused(long id) {
    Optional<Numbered> refused = numbering.refuse(id);
    refused.ifPresent(message -> sendAgain(numbering.takeBackAfter(id)));
    return refused;
  }

  /** Another nick was asked for, and that is answered. */
  void renamed() {
    unanswered = Optional.empty();
  }

  /** What is pending up to that number is stored. */
  void acknowledgeUpTo(long last) {
    numbering.acknowledgeUpTo(last);
  }

  List<Numbered> takeStored(Predicate<Numbered> which) {
    return numbering.takeStored(which);
  }

  /**
   * First what is given is sent, then the nick is asked for that was not answered, then the rest is
   * sent again, numbered anew after {@code last}.
   */
  void startOver(long last, List<? extends ClientMessage> first) {
    sendAgain(numbering.renumberAfter(last));
    unanswered.ifPresent(waiting::addFirst);
    sendAgain(first);
  }

  boolean hasUrgent() {
    return !urgent.isEmpty();
  }

  /** Whether there is something that need not wait for answers. */
  boolean hasNext() {
    return !waiting.isEmpty() && (numbering.size() == 0 || !changesSender(waiting.element()));
  }

  /** Takes out what is to be sent next, as it is to be sent. */
  ClientMessage next() {
    ClientMessage message = urgent.isEmpty() ? waiting.remove() : urgent.remove();
    if (message instanceof ClientMessage.Rename rename) {
      unanswered = Optional.of(rename);
    }
    return message instanceof Numbered numbered ? numbering.number(numbered) : message;
  }

  private void sendAgain(List<? extends ClientMessage> messages) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      waiting.addFirst(messages.get(i));
    }
  }

  /** Whether messages sent again after this one would be others than they were before it. */
  private static boolean changesSender(ClientMessage message) {
    return switch (message.verb()) {
      case LEAVE, NICK, BYE -> true;
      default -> false;
    };
  }
}
