package chat.server.hub.query;

import chat.server.hub.peer.Replay;
import chat.server.log.LogException;
import chat.server.log.LogReader;
import chat.server.log.RoomLog;

/** The pages of an answer to one query. The connection's writer runs it. */
abstract class QueryReplay extends Replay {
  private final LogReader log;
  private final Answer answer;

  QueryReplay(RoomLog log, Answer answer) {
    this.log = log.reader(this::waited);
    this.answer = answer;
  }

  /** Returns the log, whose time of waiting costs the client nothing. */
  final LogReader log() {
    return log;
  }

  final Answer answer() {
    return answer;
  }

  @Override
  public final void fail(LogException failure) {
    answer.refuse(failure);
  }

  @Override
  public final void finish() {
    answer.finish();
  }
}
