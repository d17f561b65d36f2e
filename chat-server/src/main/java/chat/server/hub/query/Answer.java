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

  /** Appends a stored message of a room, or nothing for an entry of an unknown kind. */
  void encode(RoomName room, LogMessage message, ByteSink sink) {
    if (message.isKnown()) {
      Draft draft = message.draft();
      encode(
          new QueryAnswer.Past(
              room, message.seq(), draft.epochMillis(), draft.nick(), draft.kind(), draft.text()),
          sink);
    }
  }

  void finish() {
    finish(List.of());
  }

  /** Sends the last messages and DONE as one chunk. */
  void finish(List<? extends ServerMessage> last) {
    ByteSink sink = new ByteSink();
    last.forEach(message -> encoder.encode(message, sink));
    encoder.encode(done, sink);
    peer.reply(Chunk.reply(sink));
    peer.answered(1);
  }
}
