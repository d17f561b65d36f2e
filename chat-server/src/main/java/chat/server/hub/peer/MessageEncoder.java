package chat.server.hub.peer;

import chat.protocol.ByteSink;
import chat.protocol.ModMessage;
import chat.protocol.QueryAnswer;
import chat.protocol.ServerMessage;
import chat.protocol.Text;

/**
 * Encodes messages for one kind of client. Has no state, so that all its clients share the bytes.
 * Any thread.
 */
public interface MessageEncoder {
  /** Appends a message, or nothing if clients of this kind don't show it. */
  void encode(ServerMessage message, ByteSink sink);

  /** Appends the acknowledgement of a client's own message. */
  void encodeAck(ServerMessage.Ack ack, Text text, ByteSink sink);

  /**
   * Appends a message that HISTORY or SEARCH found.
   *
   * @param namesRoom whether a text client's line names the room
   */
  default void encodePast(QueryAnswer.Past past, boolean namesRoom, ByteSink sink) {
    encode(past, sink);
  }

  /** Appends that a message was deleted in the place of which HISTORY has nothing else. */
  default void encodePastDeletion(ModMessage.Deleted tombstone, ByteSink sink) {}

  /** Returns what encodes for clients of this kind that know EDITED and DELETED. */
  default MessageEncoder withChanges() {
    return this;
  }

  /**
   * Returns whether its clients show who is in a room, and so are sent the list when it changes.
   */
  default boolean showsMemberLists() {
    return true;
  }

  /**
   * Appends a sentence about an answer, or nothing for programs, which learn it from the answer.
   */
  default void encodeRemark(String sentence, ByteSink sink) {}
}
