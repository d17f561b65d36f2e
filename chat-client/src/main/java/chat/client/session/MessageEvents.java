package chat.client.session;

import chat.client.config.Preferences;
import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.ChatLines;
import chat.client.event.ClientEvent;
import chat.client.event.RequestEvent;
import chat.client.session.login.NickLogin;
import chat.client.session.moderation.MessageChanges;
import chat.client.session.state.EventLog;
import chat.client.session.state.JoinedRooms;
import chat.client.session.state.OwnMessages;
import chat.json.JsonScalar;
import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Turns messages from the server into events: each once, however often a replay brings it, and our
 * own as their acknowledgement. The session thread owns it.
 */
final class MessageEvents {
  private final Uplink uplink;
  private final JoinedRooms rooms;
  private final NickLogin login;
  private final Supplier<Preferences> preferences;
  private final EventLog events;
  private final MessageChanges changes;
  private final OwnMessages own = new OwnMessages();
  private Optional<Nick> lastTeller = Optional.empty();

  MessageEvents(
      Uplink uplink,
      JoinedRooms rooms,
      NickLogin login,
      Supplier<Preferences> preferences,
      EventLog events) {
    this.uplink = uplink;
    this.rooms = rooms;
    this.login = login;
    this.preferences = preferences;
    this.events = events;
    this.changes = new MessageChanges(rooms, login, events);
  }

  /** Returns what is known of messages that may be changed. */
  MessageChanges changes() {
    return changes;
  }

  /** Returns who sent us a direct message last. */
  Optional<Nick> lastTeller() {
    return lastTeller;
  }

  void renamed(ServerMessage.Renamed renamed) {
    lastTeller = lastTeller.map(nick -> nick.equals(renamed.before()) ? renamed.now() : nick);
  }

  void said(ServerMessage.Said said) {
    if (isAcknowledgedBy(said) || !rooms.advance(said.room(), said.seq())) {
      return;
    }
    When when = rooms.when(said.room());
    if (when == When.NOW && uplink.pending().count() == 0) {
      uplink.storeRetry().succeeded();
    }
    boolean isOwn = said.ownId().isPresent();
    if (isOwn) {
      own.add(said.room(), said.seq());
    }
    if (when == When.BEFORE && !rooms.hasPast()) {
      return;
    }
    boolean isOurs = isOwn || login.account().isOurs(said.account());
    boolean isMissed = when == When.MISSED && !isOurs && !preferences.get().ignores(said.nick());
    if (isMissed && rooms.find(said.room()).orElseThrow().countMissed()) {
      events.add(new ClientEvent.CatchUpStarted(said.room()));
    }
    ChatLine line =
        ChatLines.of(said, when, isOwn ? Author.US : author(said.nick(), said.account()));
    changes.stored(line);
    received(line);
  }

  void edited(ModMessage.Edited edited) {
    changes.edited(edited, changedBy(edited.ownId()));
  }

  void deleted(ModMessage.Deleted deleted) {
    changes.deleted(deleted, uplink.requests().lookUps(), changedBy(deleted.ownId()));
  }

  /** Acknowledges what was read back from the log; returns the reference of a change. */
  private Optional<JsonScalar> changedBy(OptionalLong ownId) {
    Optional<Numbered> own =
        ownId.isPresent() ? uplink.acknowledge(ownId.getAsLong()) : Optional.empty();
    if (own.isPresent() && !(own.get() instanceof ChangeRequest)) {
      acknowledged(own.get(), ServerMessage.Ack.again(ownId.getAsLong()));
      return Optional.empty();
    }
    return own.flatMap(change -> uplink.pending().refs().take(change));
  }

  void told(ServerMessage.Told told) {
    When when = rooms.inbox().when();
    if (!rooms.inbox().advance(told.seq())) {
      return;
    }
    if (!preferences.get().ignores(told.nick())) {
      lastTeller = Optional.of(told.nick());
    }
    boolean isOurs = login.account().isOurs(told.account());
    received(ChatLines.of(told, when, isOurs ? Author.OTHER_DEVICE : Author.OTHER));
  }

  /** HISTORY or SEARCH found a message. */
  void found(QueryAnswer.Past past) {
    lookUpAnswered();
    boolean isOwn = own.contains(past.room(), past.seq());
    received(ChatLines.of(past, isOwn ? Author.US : author(past.nick(), past.account())));
  }

  private void lookUpAnswered() {
    uplink
        .requests()
        .lookUps()
        .found()
        .ifPresent(query -> events.add(new ClientEvent.LookUpAnswered(query)));
  }

  /** The server has another log: what we know of the old one's numbers means nothing. */
  void logReplaced() {
    own.clear();
    changes.logReplaced();
  }

  void gap(ServerMessage.Gap gap) {
    boolean isNew = rooms.advance(gap.place(), gap.to());
    boolean isAnswer = uplink.requests().lookUps().awaitHistoryOf(gap.place());
    if (isAnswer) {
      lookUpAnswered();
    }
    if (isNew || isAnswer) {
      events.add(new ClientEvent.GapFound(gap));
    }
  }

  /** A number of the log has nothing that this client could show. */
  void skip(ServerMessage.Skip skip) {
    rooms.advance(skip.place(), skip.seq());
  }

  void acknowledged(ServerMessage.Ack ack) {
    rooms.advance(ack.place(), ack.seq());
    acknowledge(ack);
  }

  /** A replay of this room has ended; not all of our stored messages need have been in it. */
  void readBack(RoomName room) {
    acknowledgeStored(message -> isIn(message, room));
  }

  /** Reports messages as acknowledged of which nothing else will be learnt. */
  void acknowledgeStored(Predicate<Numbered> which) {
    for (Numbered stored : uplink.takeStored(which)) {
      acknowledged(stored, ServerMessage.Ack.again(stored.id()));
    }
  }

  static boolean isIn(Numbered message, RoomName room) {
    return message instanceof ChangeRequest change
        ? change.room().equals(room)
        : message instanceof ClientMessage.Say say && say.room().equals(room);
  }

  private void received(ChatLine line) {
    events.add(new ClientEvent.MessageReceived(line));
  }

  private Author author(Nick nick, long account) {
    if (login.account().isOurs(account)) {
      return Author.OTHER_DEVICE;
    }
    return login.isOurs(nick) ? Author.NAMESAKE : Author.OTHER;
  }

  /** Whether this message of ours, read back from the log, was pending: then it is its ACK. */
  private boolean isAcknowledgedBy(ServerMessage.Said said) {
    if (said.ownId().isEmpty()) {
      return false;
    }
    boolean wasPending =
        acknowledge(
            new ServerMessage.Ack(
                said.ownId().getAsLong(), said.room().value(), said.seq(), said.epochMillis()));
    if (wasPending) {
      rooms.advance(said.room(), said.seq());
    }
    return wasPending;
  }

  /** Returns false if the message was not pending. */
  private boolean acknowledge(ServerMessage.Ack ack) {
    Optional<Numbered> message = uplink.acknowledge(ack.id());
    message.ifPresent(stored -> acknowledged(stored, ack));
    if (ack.isWaiting() && message.orElse(null) instanceof ClientMessage.Tell tell) {
      events.add(new RequestEvent.MessageWaits(tell.nick()));
    }
    return message.isPresent();
  }

  private void acknowledged(Numbered message, ServerMessage.Ack ack) {
    Optional<JsonScalar> ref = uplink.pending().refs().take(message);
    if (message instanceof ChangeRequest change) {
      changes.acknowledged(change, ack, ref);
      return;
    }
    ChatLine line;
    if (message instanceof ClientMessage.Say say) {
      own.add(say.room(), ack.seq());
      line = ChatLines.ofOurs(say, ack, login.nick(), login.account().number());
    } else {
      line = ChatLines.ofOurs((ClientMessage.Tell) message, ack);
    }
    changes.stored(line);
    events.add(new RequestEvent.MessageAcknowledged(message, line, ref));
  }
}
