package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Limits;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.server.hub.delivery.Delivery;
import chat.server.hub.peer.RequestState;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import java.util.List;
import java.util.Map;

/** Carries out TOPIC. The hub's thread. */
final class Topics {
  private final RoomLog log;
  private final Memberships memberships;
  private final Delivery delivery;

  Topics(RoomLog log, Memberships memberships, Delivery delivery) {
    this.log = log;
    this.memberships = memberships;
    this.delivery = delivery;
  }

  RequestState set(User user, ClientMessage.SetTopic request)
      throws RefusedException, LogException {
    Room room = memberships.joined(user, request, request.room());
    int size = request.topic().byteLength();
    if (size > Limits.MAX_LINE_BYTES) {
      throw request.refusal(
          ErrorCode.TOO_LONG,
          "the topic has %d bytes, but the server takes at most %d"
              .formatted(size, Limits.MAX_LINE_BYTES));
    }
    log.append(List.of(), Map.of(room.name(), request.topic()));
    room.setTopic(request.topic());
    ServerMessage changed = new ServerMessage.Topic(room.name(), request.topic());
    delivery.announce(room, changed);
    // A member who is behind gets it now, too: it is the answer.
    user.membership(room.name())
        .filter(membership -> !membership.isLive())
        .ifPresent(membership -> membership.session().reply(changed));
    return RequestState.ANSWERED;
  }
}
