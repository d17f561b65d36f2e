package chat.server.hub;

import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.server.hub.account.Recipients;
import chat.server.hub.delivery.BatchEntry;
import chat.server.hub.delivery.CommitBatch;
import chat.server.hub.limit.MessageLimits;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.room.Memberships;
import chat.server.hub.room.Presence;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.Feed;
import chat.server.hub.state.Membership;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.time.TimeSource;
import java.util.Optional;

/**
 * Carries out SAY, EMOTE, TELL, EDIT and DELETE: checks each, and adds it to the batch. A client's
 * ids rise, with gaps where messages were refused. An id up to the last stored one is a duplicate.
 * The hub's thread.
 */
final class MessageIntake {
  private final MessageLimits limits;
  private final TimeSource time;
  private final CommitBatch batch;
  private final Targets targets;
  private final Presence presence;
  private final MessageChanges changes;

  /** What finds the rooms and inboxes that messages are for. */
  record Targets(Memberships memberships, Recipients recipients, RoomAccess access) {}

  MessageIntake(
      MessageLimits limits,
      TimeSource time,
      CommitBatch batch,
      Targets targets,
      Presence presence,
      MessageChanges changes) {
    this.limits = limits;
    this.time = time;
    this.batch = batch;
    this.targets = targets;
    this.presence = presence;
    this.changes = changes;
  }

  RequestState say(Session session, User user, ClientMessage.Say say) throws RefusedException {
    Optional<RequestState> repeated = answerRepeated(session, user, say);
    if (repeated.isPresent()) {
      return repeated.get();
    }
    Membership<Room> in = targets.memberships().in(user, say, say.room());
    in.standing().requireSpeech(say, time.epochMillis());
    RequestState state = add(session, user, say, in.feed(), say.kind());
    if (state == RequestState.PENDING && in.standing().isSlow()) {
      user.saysSlowly(in.standing(), time.epochMillis());
    }
    return state;
  }

  RequestState tell(Session session, User user, ClientMessage.Tell tell) throws RefusedException {
    Optional<RequestState> repeated = answerRepeated(session, user, tell);
    if (repeated.isPresent()) {
      return repeated.get();
    }
    targets.access().requireTell(user, tell);
    return add(session, user, tell, inbox(session, tell), MessageKind.SAID);
  }

  RequestState change(Session session, User user, ChangeRequest request) throws RefusedException {
    Optional<RequestState> repeated = answerRepeated(session, user, request);
    if (repeated.isPresent()) {
      return repeated.get();
    }
    Membership<Room> in = targets.memberships().in(user, request, request.room());
    Room room = in.feed();
    if (request instanceof ChangeRequest.Edit) {
      in.standing().requireVoice(request, time.epochMillis());
    }
    if (dependsOnBatch(request) && !batch.isEmpty()) {
      return RequestState.POSTPONED;
    }
    MessageChanges.Checked checked = check(session, user, room, request);
    if (request instanceof ChangeRequest.Edit edit) {
      limits.check(
          user, new ChangeRequest.Edit(edit.id(), edit.room(), edit.seq(), false, checked.text()));
    }
    Draft draft =
        new Draft(
            room.log(),
            user.author(),
            request.id(),
            time.epochMillis(),
            user.nick(),
            user.person().account(),
            MessageKind.SAID,
            checked.text(),
            Optional.of(checked.change()));
    batch.add(new BatchEntry.Message(session, user, request, room, draft));
    return RequestState.PENDING;
  }

  /** The last message may be in the batch, and so may another edit, which a replacement follows. */
  private static boolean dependsOnBatch(ChangeRequest request) {
    return request.seq().isEmpty()
        || (request instanceof ChangeRequest.Edit edit && edit.replaces());
  }

  private MessageChanges.Checked check(Session session, User user, Room room, ChangeRequest request)
      throws RefusedException {
    try {
      return changes.check(user, room, request);
    } catch (LogException e) {
      throw unreadable(session, request);
    }
  }

  /** Refuses a request, and what follows it, until it is sent again. */
  private static RefusedException unreadable(Session session, ClientMessage.Numbered request) {
    if (session.usesMessageIds()) {
      session.holdBackFrom(request.id());
    }
    return BatchEntry.notStored(request);
  }

  private Feed inbox(Session session, ClientMessage.Tell tell) throws RefusedException {
    try {
      return targets.recipients().inbox(tell);
    } catch (LogException e) {
      throw unreadable(session, tell);
    }
  }

  /**
   * Announces a guest who is about to send its first message: others see it before the message, and
   * after all that the open batch had.
   */
  void announce(User user, ClientMessage.Numbered message) {
    if (!user.person().isAnnounced() && isAcceptable(user, message)) {
      presence.announce(user);
    }
  }

  private boolean isAcceptable(User user, ClientMessage.Numbered message) {
    try {
      limits.check(user, message);
      if (message instanceof ClientMessage.Say say) {
        targets
            .memberships()
            .in(user, say, say.room())
            .standing()
            .requireSpeech(say, time.epochMillis());
      } else if (message instanceof ClientMessage.Tell tell) {
        targets.access().requireTell(user, tell);
        targets.recipients().inbox(tell);
      } else {
        // A guest who is not announced has written nothing that it could change.
        return false;
      }
      return true;
    } catch (RefusedException | LogException e) {
      // It is refused when it is added.
      return false;
    }
  }

  /** Handles an id that was used before; returns empty if the message is new. */
  private Optional<RequestState> answerRepeated(
      Session session, User user, ClientMessage.Numbered message) throws RefusedException {
    if (!session.usesMessageIds()) {
      return Optional.empty();
    }
    if (user.hasAccepted(message.id())) {
      // Only the commit shows whether the messages up to this id are stored.
      return Optional.of(RequestState.POSTPONED);
    }
    if (message.id() <= user.lastId()) {
      return Optional.of(acknowledgeAgain(session, message));
    }
    if (session.holdsBack(message.id())) {
      throw BatchEntry.notStored(message);
    }
    return Optional.empty();
  }

  private RequestState acknowledgeAgain(Session session, ClientMessage.Numbered message) {
    if (session.isInBatch()) {
      return RequestState.POSTPONED;
    }
    session.reply(ServerMessage.Ack.again(message.id()));
    return RequestState.ANSWERED;
  }

  private RequestState add(
      Session session, User user, ClientMessage.Numbered message, Feed feed, MessageKind kind)
      throws RefusedException {
    limits.check(user, message);
    if (!user.person().isAnnounced()) {
      if (!batch.isEmpty()) {
        return RequestState.POSTPONED;
      }
      presence.announce(user);
    }
    Draft draft =
        new Draft(
            feed.log(),
            user.author(),
            message.id(),
            time.epochMillis(),
            user.nick(),
            user.person().account(),
            kind,
            message.text());
    batch.add(new BatchEntry.Message(session, user, message, feed, draft));
    return RequestState.PENDING;
  }
}
