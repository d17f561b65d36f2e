package chat.client.net;

import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import chat.protocol.ClientVerb;
import chat.protocol.InvalidNameException;
import chat.protocol.Nick;
import chat.protocol.Payload;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.ServerVerb;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the link itself has to do about each message before it is told. The reader thread's. */
final class Incoming {
  private static final Set<String> NUMBERED =
      EnumSet.of(ClientVerb.SAY, ClientVerb.EMOTE, ClientVerb.TELL).stream()
          .map(ClientVerb::name)
          .collect(Collectors.toUnmodifiableSet());

  private final Outbox outbox;
  private final LinkEvents events;
  private final Places places;
  private final Lag lag;
  private Optional<Nick> own = Optional.empty();

  Incoming(Continuity continuity, LinkEvents events) {
    this.outbox = continuity.outbox();
    this.places = continuity.places();
    this.lag = continuity.lag();
    this.events = events;
  }

  /** Takes a frame in. The answer is there if it was the server's BYE. */
  Optional<ServerMessage.Bye> take(Payload payload) throws HangUpException {
    Optional<ServerMessage> message;
    try {
      message = ServerVerb.decode(payload);
    } catch (RefusedException e) {
      events.senseless(e);
      return Optional.empty();
    }
    if (message.isPresent()) {
      take(message.get());
    }
    return message.filter(ServerMessage.Bye.class::isInstance).map(ServerMessage.Bye.class::cast);
  }

  private void take(ServerMessage message) throws HangUpException {
    if (message instanceof ServerMessage.Ping ping) {
      outbox.addUrgent(new ClientMessage.Pong(ping.token()));
    } else if (message instanceof ServerMessage.Refused refused) {
      refused(refused);
    } else if (message instanceof ServerMessage.Pong pong && pong.token().equals(Lag.TOKEN)) {
      events.lag(lag.end());
    } else if (message instanceof ServerMessage.Ack ack) {
      places.advanceNamed(ack.place(), ack.seq());
      acknowledged(ack);
    } else if (!isReadBack(message) && isNews(message)) {
      keepTrack(message);
      events.received(message);
    }
  }

  /** False for what was told before, on this connection or an earlier one. */
  private boolean isNews(ServerMessage message) {
    if (message instanceof ServerMessage.Said said) {
      return places.advance(said.room(), said.seq());
    }
    if (message instanceof ServerMessage.Told told) {
      return places.advanceInbox(told.seq());
    }
    if (message instanceof ServerMessage.Gap gap) {
      return places.advanceNamed(gap.place(), gap.to());
    }
    return true;
  }

  private void keepTrack(ServerMessage message) {
    if (message instanceof ServerMessage.Welcome welcome) {
      welcomed(welcome);
    } else if (message instanceof ServerMessage.Live live) {
      places.live(live.place(), live.seq());
      wasReadBack(named(live.place()));
    } else if (message instanceof ServerMessage.Left left && isOwn(left.nick())) {
      places.forget(left.room());
      wasReadBack(Optional.of(left.room()));
    } else if (message instanceof ServerMessage.Renamed renamed && isOwn(renamed.before())) {
      own = Optional.of(renamed.now());
      outbox.renamed();
    }
  }

  private void welcomed(ServerMessage.Welcome welcome) {
    own = Optional.of(welcome.nick());
    boolean sameLog = places.isSameLog(welcome.logId());
    if (!sameLog) {
      end();
      events.otherLog();
    }
    List<ClientMessage.Join> joins = places.joins();
    outbox.welcomed(welcome.lastId(), sameLog, joins);
    // What was said in a room that is joined again is read back from its log, in its place.
    Set<RoomName> joined = joins.stream().map(ClientMessage.Join::room).collect(Collectors.toSet());
    tellStored(message -> room(message).filter(joined::contains).isEmpty());
  }

  /** Nothing is read back any more: messages of which only that is known are told to be stored. */
  void end() {
    tellStored(message -> true);
  }

  /** Nothing more of this room is read back; not all that is stored need have been among it. */
  private void wasReadBack(Optional<RoomName> place) {
    place.ifPresent(room -> tellStored(message -> room(message).filter(room::equals).isPresent()));
  }

  private void tellStored(Predicate<Numbered> which) {
    for (Numbered stored : outbox.takeStored(which)) {
      events.acknowledged(stored, ServerMessage.Ack.again(stored.id()));
    }
  }

  private static Optional<RoomName> room(Numbered message) {
    return message instanceof ClientMessage.Say said ? Optional.of(said.room()) : Optional.empty();
  }

  private boolean isOwn(Nick nick) {
    return own.filter(nick::equals).isPresent();
  }

  /** Whether it is news by this that one's own message is stored: it is told as its ACK, then. */
  private boolean isReadBack(ServerMessage message) {
    if (message instanceof ServerMessage.Said said && said.ownId().isPresent()) {
      return isReadBack(said.ownId().getAsLong(), said.room(), said.seq(), said.epochMillis());
    }
    return false;
  }

  private boolean isReadBack(long id, RoomName room, long seq, long epochMillis) {
    boolean news = acknowledged(new ServerMessage.Ack(id, room.value(), seq, epochMillis));
    if (news) {
      places.advance(room, seq);
    }
    return news;
  }

  /** False if it was told before that the message is stored. */
  private boolean acknowledged(ServerMessage.Ack ack) {
    Optional<Numbered> message = outbox.acknowledged(ack.id());
    message.ifPresent(stored -> events.acknowledged(stored, ack));
    return message.isPresent();
  }

  private void refused(ServerMessage.Refused answer) throws HangUpException {
    if (answer.requestVerb().equals(ClientVerb.NICK.name())) {
      outbox.renamed();
    } else if (answer.requestVerb().equals(ClientVerb.JOIN.name())) {
      Optional<RoomName> room = named(answer.token());
      room.ifPresent(places::leave);
      wasReadBack(room);
    }
    if (!NUMBERED.contains(answer.requestVerb()) || !answer.token().matches("[0-9]{1,18}")) {
      events.received(answer);
      return;
    }
    long id = Long.parseLong(answer.token());
    if (outbox.passOver(id)) {
      return;
    }
    Optional<Numbered> message = outbox.refused(id);
    if (message.isPresent()) {
      events.refused(message.get(), answer);
    } else {
      events.received(answer);
    }
  }

  /** Empty if that is no name of a room, and so none of ours. */
  private static Optional<RoomName> named(String place) {
    try {
      return Optional.of(RoomName.of(place));
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
  }
}
