package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.log.Draft;
import chat.server.log.LogMessage;

/** The answer to one question, in the form its client reads, ended by DONE. Any thread. */
final class Answer {
  private final Peer peer;
  private final Wire wire;
  private final ServerMessage.Done done;

  Answer(Session session, ServerMessage.Done done) {
    this.peer = session.peer();
    this.wire = session.wire();
    this.done = done;
  }

  void encode(ServerMessage message, ByteSink sink) {
    wire.encode(message, sink);
  }

  void encode(Room room, LogMessage message, ByteSink sink) {
    Draft draft = message.draft();
    encode(
        new ServerMessage.Past(
            room.name(),
            message.seq(),
            draft.epochMillis(),
            draft.nick(),
            draft.kind(),
            draft.text()),
        sink);
  }

  void finish() {
    ByteSink sink = new ByteSink();
    wire.encode(done, sink);
    peer.reply(Chunk.reply(sink));
    peer.answered(1);
  }
}
