package chat.server.hub.query;

import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.peer.Peer;
import chat.server.hub.peer.Session;
import chat.server.log.Draft;
import chat.server.log.LogMessage;
import java.util.List;

/** The answer to one query, in its client's form, ended by DONE. Any thread. */
final class Answer {
  private final Peer peer;
  private final MessageEncoder encoder;
  private final QueryAnswer.Done done;

  Answer(Session session, ClientMessage query) {
    this.peer = session.peer();
    this.encoder = session.encoder();
    this.done = new QueryAnswer.Done(query.verb().name(), query.firstToken());
  }

  void encode(ServerMessage message, ByteSink sink) {
    encoder.encode(message, sink);
  }

  /**
   * Appends a stored message of a room, or nothing for an entry of an unknown kind.
   *
   * @param namesRoom whether a text client's line names the room
   */
  void encode(RoomName room, LogMessage message, boolean namesRoom, ByteSink sink) {
    if (message.isKnown()) {
      Draft draft = message.draft();
      encoder.encodePast(
          new QueryAnswer.Past(
              room, message.seq(), draft.epochMillis(), draft.nick(), draft.kind(), draft.text()),
          namesRoom,
          sink);
    }
  }

  /** Appends a sentence for people about the answer. */
  void encodeRemark(String sentence, ByteSink sink) {
    encoder.encodeRemark(sentence, sink);
  }

  void finish() {
    finish(List.of());
  }

  /** Ends an answer that is only a sentence for people. */
  void finish(String remark) {
    ByteSink sink = new ByteSink();
    encoder.encodeRemark(remark, sink);
    finish(sink);
  }

  /** Sends the last messages and DONE as one chunk. */
  void finish(List<? extends ServerMessage> last) {
    ByteSink sink = new ByteSink();
    last.forEach(message -> encoder.encode(message, sink));
    finish(sink);
  }

  private void finish(ByteSink sink) {
    encoder.encode(done, sink);
    peer.reply(Chunk.reply(sink));
    peer.answered(1);
  }
}
