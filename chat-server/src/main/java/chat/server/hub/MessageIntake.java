package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.MessageKind;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.server.hub.delivery.CommitBatch;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.state.Feed;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.time.TimeSource;

/**
 * Carries out SAY, EMOTE and TELL: checks a message, and adds it to the batch. A client's ids rise,
 * with gaps where messages were refused. An id up to the last stored one is a duplicate. The hub's
 * thread.
 */
final class MessageIntake {
  private final int maxTextBytes;
  private final TimeSource time;
  private final CommitBatch batch;
  private final Memberships memberships;
  private final Presence presence;

  MessageIntake(
      int maxTextBytes,
      TimeSource time,
      CommitBatch batch,
      Memberships memberships,
      Presence presence) {
    this.maxTextBytes = maxTextBytes;
    this.time = time;
    this.batch = batch;
    this.memberships = memberships;
    this.presence = presence;
  }

  RequestState say(Session session, User user, ClientMessage.Say say) throws RefusedException {
    return isDuplicate(session, user, say)
        ? acknowledgeAgain(session, say)
        : add(session, user, say, memberships.joined(user, say, say.room()), say.kind());
  }

  RequestState tell(Session session, User user, ClientMessage.Tell tell) throws RefusedException {
    return isDuplicate(session, user, tell)
        ? acknowledgeAgain(session, tell)
        : add(session, user, tell, memberships.inbox(tell), MessageKind.SAID);
  }

  private boolean isDuplicate(Session session, User user, ClientMessage.Numbered message)
      throws RefusedException {
    if (!session.usesMessageIds()) {
      return false;
    }
    if (user.hasAccepted(message.id())) {
      // Only the commit shows whether the messages up to this id are stored.
      batch.commit();
    }
    if (message.id() <= user.lastId()) {
      return true;
    }
    if (session.holdsBack(message.id())) {
      throw CommitBatch.notStored(message);
    }
    return false;
  }

  private RequestState acknowledgeAgain(Session session, ClientMessage.Numbered message) {
    batch.commitFor(session);
    session.reply(ServerMessage.Ack.again(message.id()));
    return RequestState.ANSWERED;
  }

  private RequestState add(
      Session session, User user, ClientMessage.Numbered message, Feed feed, MessageKind kind)
      throws RefusedException {
    int size = message.text().byteLength();
    if (size > maxTextBytes) {
      throw message.refusal(
          ErrorCode.TOO_LONG,
          "the message has %d bytes, but the server takes at most %d"
              .formatted(size, maxTextBytes));
    }
    if (!user.isAnnounced()) {
      batch.commit();
      presence.announce(user);
    }
    Draft draft =
        new Draft(
            feed.log(),
            user.author(),
            message.id(),
            time.epochMillis(),
            user.nick(),
            kind,
            message.text());
    batch.add(new CommitBatch.Entry(session, user, message, feed, draft));
    return RequestState.PENDING;
  }
}
