package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Limits;
import chat.protocol.RefusedException;
import chat.server.hub.delivery.BatchEntry;
import chat.server.hub.delivery.CommitBatch;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.room.Memberships;
import chat.server.hub.state.Membership;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.time.TimeSource;

/** Checks a new topic, and adds it to the batch. The hub's thread. */
final class Topics {
  private final CommitBatch batch;
  private final Memberships memberships;
  private final TimeSource time;

  Topics(CommitBatch batch, Memberships memberships, TimeSource time) {
    this.time = time;
    this.batch = batch;
    this.memberships = memberships;
  }

  RequestState set(Session session, User user, ClientMessage.SetTopic request)
      throws RefusedException {
    Membership<Room> in = memberships.in(user, request, request.room());
    in.standing().requireVoice(request, time.epochMillis());
    int size = request.topic().byteLength();
    if (size > Limits.MAX_LINE_BYTES) {
      throw request.refusal(
          ErrorCode.TOO_LONG,
          "the topic has %d bytes, but the server takes at most %d"
              .formatted(size, Limits.MAX_LINE_BYTES));
    }
    batch.add(new BatchEntry.Topic(session, user, request, in.feed()));
    return RequestState.PENDING;
  }
}
