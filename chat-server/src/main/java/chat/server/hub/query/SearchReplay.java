package chat.server.hub.query;

import chat.protocol.ByteSink;
import chat.protocol.Query;
import chat.server.hub.peer.Replay;
import chat.server.hub.state.Room;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.RoomLog;
import java.util.List;

/**
 * Answers SEARCH: the messages that contain all the words, newest first. The connection's writer
 * runs it.
 */
final class SearchReplay extends Replay {
  /** Few, since a message may be long. */
  private static final int MESSAGES_PER_PAGE = 20;

  private final RoomLog log;
  private final Room room;
  private final Query.Search search;
  private final Answer answer;
  private long before = Long.MAX_VALUE;
  private int left;

  SearchReplay(RoomLog log, Room room, Query.Search search, Answer answer) {
    this.log = log;
    this.room = room;
    this.search = search;
    this.answer = answer;
    this.left = search.count();
  }

  @Override
  protected boolean encodePage(ByteSink sink) throws LogException {
    int count = Math.min(left, MESSAGES_PER_PAGE);
    List<LogMessage> found = log.search(room.log(), search.words(), before, count);
    for (LogMessage message : found) {
      answer.encode(room.name(), message, sink);
      before = message.seq();
    }
    left = found.size() < count ? 0 : left - count;
    return !found.isEmpty();
  }

  @Override
  public void finish() {
    answer.finish();
  }
}
