package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.log.Draft;
import chat.server.log.LogMessage;

/** The answer to one question, in the form its client reads, ended by DONE. Any thread. */
final class Answer {
  private final Peer peer;
  private final MessageEncoder encoder;
  private final ServerMessage.Done done;

  Answer(Session session, ServerMessage.Done done) {
    this.peer = session.peer();
    this.encoder = session.encoder();
    this.done = done;
  }

  void encode(ServerMessage message, ByteSink sink) {
    encoder.encode(message, sink);
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
    encoder.encode(done, sink);
    peer.reply(Chunk.reply(sink));
    peer.answered(1);
  }
}
