package chat.server.hub.query;

import chat.protocol.ByteSink;
import chat.server.hub.peer.Replay;
import chat.server.hub.state.Room;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.Page;
import chat.server.log.RoomLog;

/**
 * Answers HISTORY: the stored messages of a range of numbers, oldest first. The connection's writer
 * runs it.
 */
final class HistoryReplay extends Replay {
  private final RoomLog log;
  private final Room room;
  private final long last;
  private final Answer answer;
  private long cursor;

  /** Sends the numbers {@code (after, last]}. */
  HistoryReplay(RoomLog log, Room room, long after, long last, Answer answer) {
    this.log = log;
    this.room = room;
    this.last = last;
    this.answer = answer;
    this.cursor = after;
  }

  @Override
  protected boolean encodePage(ByteSink sink) throws LogException {
    Page page = log.read(room.log(), cursor, last, PAGE_BYTES);
    for (LogMessage message : page.messages()) {
      answer.encode(room.name(), message, sink);
      cursor = message.seq();
    }
    return !page.messages().isEmpty();
  }

  @Override
  public void finish() {
    answer.finish();
  }
}
