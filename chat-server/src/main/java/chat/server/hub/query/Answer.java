package chat.server.hub.query;

import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.peer.Session;
import chat.server.hub.rights.Bots;
import chat.server.hub.state.Room;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.SearchResult;
import java.util.List;
import java.util.Optional;

/** The answer to one query, in its client's form, ended by DONE or a refusal. Any thread. */
final class Answer {
  private final Session session;
  private final MessageEncoder encoder;
  private final ClientMessage query;
  private final Bots bots;
  private final ReadFailures failures;
  private QueryAnswer.Done done;

  Answer(Session session, ClientMessage query, Bots bots, ReadFailures failures) {
    this.session = session;
    this.encoder = session.encoder();
    this.query = query;
    this.bots = bots;
    this.failures = failures;
    this.done = new QueryAnswer.Done(query.verb().name(), query.firstToken());
  }

  /** Lets DONE say what a search left out. */
  void setLeftOut(SearchResult result) {
    Optional<String> why =
        switch (result.ending()) {
          case COMPLETE -> Optional.empty();
          case TOO_COMMON -> Optional.of(QueryAnswer.Done.TOO_COMMON);
          case NO_INDEX -> Optional.of(QueryAnswer.Done.NO_INDEX);
        };
    done = new QueryAnswer.Done(done.requestVerb(), done.token(), result.missing(), why);
  }

  void encode(ServerMessage message, ByteSink sink) {
    encoder.encode(message, sink);
  }

  /**
   * Appends a stored message of a room, or nothing for an entry that is no message.
   *
   * @param namesRoom whether a text client's line names the room
   */
  void encode(RoomName room, LogMessage message, boolean namesRoom, ByteSink sink) {
    if (message.isMessage()) {
      Draft draft = message.draft();
      encoder.encodePast(
          new QueryAnswer.Past(
              room,
              message.seq(),
              draft.epochMillis(),
              draft.nick(),
              draft.kind(),
              draft.account(),
              bots.contains(draft.account()),
              draft.text()),
          namesRoom,
          sink);
    }
  }

  /** Appends what is left of a message if it was deleted. */
  void encodeDeleted(RoomName room, LogMessage message, ByteSink sink) {
    if (message.shown() == LogMessage.Shown.TOMBSTONE) {
      encoder.encodePastDeletion(Room.deletion(room, message, false), sink);
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
    end(done, sink);
  }

  /** Ends the answer with a refusal, because the log can't be read. */
  void refuse(LogException failure) {
    failures.report(session, query, failure);
    session.peer().refused(ErrorCode.NOT_STORED.word());
    end(
        query
            .refusal(
                ErrorCode.NOT_STORED, "the server can't reach its stored messages; try again later")
            .answer(),
        new ByteSink());
  }

  private void end(ServerMessage last, ByteSink sink) {
    encoder.encode(last, sink);
    session.peer().reply(Chunk.reply(sink));
    session.peer().answered(1);
  }
}
