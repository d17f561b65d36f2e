package chat.server.hub.delivery;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import chat.server.hub.peer.Session;
import chat.server.hub.state.Feed;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.Draft;

/** What a request adds to a batch: a message or a topic, and the connection that it came over. */
public sealed interface BatchEntry {
  Session session();

  /** Returns who sent the request. */
  User user();

  ClientMessage request();

  /** Returns the room or inbox that it belongs to. */
  Feed feed();

  /** A message to be stored. */
  record Message(Session session, User user, ClientMessage.Numbered request, Feed feed, Draft draft)
      implements BatchEntry {}

  /** A topic to be stored. */
  record Topic(Session session, User user, ClientMessage.SetTopic request, Room feed)
      implements BatchEntry {}

  /** Refuses it because it could not be stored, or because it follows such a message. */
  static RefusedException notStored(ClientMessage request) {
    return request.refusal(
        ErrorCode.NOT_STORED,
        request instanceof ClientMessage.Numbered
            ? "the server could not store this message; try again later"
            : "the server could not store this topic; try again later");
  }
}
