package chat.client.session.state;

import chat.client.event.SessionSnapshot;
import chat.protocol.AuthRequest;
import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import chat.protocol.ClientVerb;
import chat.protocol.ServerMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What we have still to send, in order, and what was sent and is not answered. It outlives the
 * links. The session thread owns it.
 */
public final class PendingMessages {
  private static final Set<String> NUMBERED =
      Stream.of(
              ClientVerb.SAY, ClientVerb.EMOTE, ClientVerb.TELL, ClientVerb.DELETE, ClientVerb.EDIT)
          .map(ClientVerb::name)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<AuthRequest.Action> PASSWORDS =
      EnumSet.of(
          AuthRequest.Action.REGISTER, AuthRequest.Action.PASSWORD, AuthRequest.Action.CHANGE);

  private final Deque<ClientMessage> unsent = new ArrayDeque<>();
  private final Deque<ClientMessage> resuming = new ArrayDeque<>(); // goes first, on a new link
  private final MessageNumbering numbering = new MessageNumbering();
  private final Refs refs = new Refs();
  private Optional<ClientMessage.Rename> renameUnanswered = Optional.empty();
  private int accountRequests; // sent on this link, and not answered

  /**
   * Returns the number of the message that the server refused; empty if it refused another request.
   */
  public static OptionalLong numberIn(ServerMessage.Refused answer) {
    return NUMBERED.contains(answer.requestVerb()) && answer.token().matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(answer.token()))
        : OptionalLong.empty();
  }

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

  /** Removes and returns a refused message; empty if there is none with this number. */
  public Optional<Numbered> refuse(long id) {
    return numbering.refuse(id);
  }

  /**
   * Marks a message that the server could not store for resending, and pauses sending.
   *
   * @return false if there is none with this number
   */
  public boolean notStored(long id) {
    return numbering.notStored(id);
  }

  /** Ends the pause before messages are sent again. */
  public void pauseOver() {
    numbering.pauseOver();
  }

  /** Forgets our request for another nick, which the server has answered. */
  public void renameAnswered() {
    renameUnanswered = Optional.empty();
  }

  /** The server has answered a request about accounts. */
  public void accountAnswered() {
    accountRequests = Math.max(0, accountRequests - 1); // a login sends some of its own
  }

  /** Removes passwords that wait to be sent. Returns whether there were any. */
  public boolean removeSecrets() {
    return unsent.removeIf(
        message -> message instanceof AuthRequest request && PASSWORDS.contains(request.action()));
  }

  /** Returns whether no request about accounts waits or is unanswered. */
  public boolean isAccountSettled() {
    return accountRequests == 0 && unsent.stream().noneMatch(AuthRequest.class::isInstance);
  }

  /**
   * Schedules what is sent first on a new link, after the server's WELCOME.
   *
   * @param last the highest number of ours that the server has stored
   * @param isSameLog whether that server has the log for which our messages were numbered
   * @param joins what resumes our inbox and rooms; sent first, before an unanswered rename and all
   *     the rest
   */
  public void resume(long last, boolean isSameLog, List<ClientMessage> joins) {
    if (isSameLog) {
      numbering.storedUpTo(last);
      numbering.resume(last);
    } else {
      numbering.renumber(last);
    }
    accountRequests = 0;
    resuming.clear();
    resuming.addAll(joins);
    renameUnanswered.ifPresent(resuming::add);
  }

  /** Removes and returns stored messages, in order; see {@link MessageNumbering}. */
  public List<Numbered> takeStored(Predicate<Numbered> which) {
    return numbering.takeStored(which);
  }

  /** Removes and returns what can be sent next, before further answers arrive. */
  public Optional<ClientMessage> next() {
    if (!resuming.isEmpty()) {
      return waitsForAnswers(resuming.element()) && !numbering.isQuiet()
          ? Optional.empty()
          : Optional.of(sent(resuming.remove()));
    }
    if (numbering.resends()) {
      return numbering.nextToResend().map(ClientMessage.class::cast).or(this::overtaking);
    }
    boolean waits = unsent.isEmpty() || (waitsForAnswers(unsent.element()) && numbering.size() > 0);
    return waits ? Optional.empty() : Optional.of(sent(unsent.remove()));
  }

  /** Removes and returns a request that need not wait until the messages before it are stored. */
  private Optional<ClientMessage> overtaking() {
    for (ClientMessage message : unsent) {
      if (waitsForAnswers(message)) {
        return Optional.empty();
      }
      if (!(message instanceof Numbered)) {
        unsent.removeFirstOccurrence(message);
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  private ClientMessage sent(ClientMessage message) {
    if (message instanceof ClientMessage.Rename rename) {
      renameUnanswered = Optional.of(rename);
    }
    accountRequests += message instanceof AuthRequest ? 1 : 0;
    return message instanceof Numbered numbered ? numbering.number(numbered) : message;
  }

  private Stream<Numbered> unsentNumbered() {
    return unsent.stream().filter(Numbered.class::isInstance).map(Numbered.class::cast);
  }

  /**
   * Returns whether a request must wait for the answers to the messages before it. After it, a
   * resent message would have another nick, or be refused.
   */
  private static boolean waitsForAnswers(ClientMessage message) {
    return switch (message.verb()) {
      case LEAVE, NICK, AUTH, BYE -> true;
      case HELLO, JOIN, WHO, ROOMS, PING, PONG, SAY, EMOTE, TELL, TOPIC, HISTORY, SEARCH, READ ->
          false;
      case MOD, DELETE, EDIT -> false;
    };
  }
}
