package chat.client.net;

import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import chat.protocol.ClientVerb;
import chat.protocol.Payload;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.protocol.ServerVerb;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What the link itself has to do about each message before it is told. The reader thread's. */
final class Incoming {
  private static final Set<String> NUMBERED =
      EnumSet.of(ClientVerb.SAY, ClientVerb.EMOTE, ClientVerb.TELL).stream()
          .map(ClientVerb::name)
          .collect(Collectors.toUnmodifiableSet());

  private final Outbox outbox;
  private final LinkEvents events;

  Incoming(Outbox outbox, LinkEvents events) {
    this.outbox = outbox;
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
      outbox.addFirst(new ClientMessage.Pong(ping.token()));
    } else if (message instanceof ServerMessage.Refused refused) {
      refused(refused);
    } else if (message instanceof ServerMessage.Said said && isAck(said.ownId())) {
      events.received(
          new ServerMessage.Ack(
              said.ownId().getAsLong(), said.room().value(), said.seq(), said.epochMillis()));
    } else if (message instanceof ServerMessage.Emoted emoted && isAck(emoted.ownId())) {
      events.received(
          new ServerMessage.Ack(
              emoted.ownId().getAsLong(),
              emoted.room().value(),
              emoted.seq(),
              emoted.epochMillis()));
    } else {
      if (message instanceof ServerMessage.Welcome welcome) {
        outbox.welcomed(welcome.lastId());
      } else if (message instanceof ServerMessage.Ack ack) {
        outbox.acknowledged(ack.id());
      }
      events.received(message);
    }
  }

  /** Whether this is how a message that was pending comes back. */
  private boolean isAck(OptionalLong ownId) {
    return ownId.isPresent() && outbox.acknowledged(ownId.getAsLong());
  }

  private void refused(ServerMessage.Refused answer) throws HangUpException {
    if (!NUMBERED.contains(answer.verb()) || !answer.token().matches("[0-9]{1,18}")) {
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
}
