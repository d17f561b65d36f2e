package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.RoomLog;
import java.util.List;

/** Answers SEARCH: the messages that have all the words, newest first. */
final class SearchReplay extends Replay {
  /** Found at a time, so that long texts don't add up. */
  private static final int MESSAGES_A_PAGE = 20;

  private final RoomLog log;
  private final Room room;
  private final ClientMessage.Search search;
  private final Answer answer;
  private long before = Long.MAX_VALUE;
  private int left;

  SearchReplay(RoomLog log, Room room, ClientMessage.Search search, Answer answer) {
    this.log = log;
    this.room = room;
    this.search = search;
    this.answer = answer;
    this.left = search.count();
  }

  @Override
  boolean encodePage(ByteSink sink) throws LogException {
    int count = Math.min(left, MESSAGES_A_PAGE);
    List<LogMessage> found = log.search(room.log(), search.words(), before, count);
    for (LogMessage message : found) {
      answer.encode(room, message, sink);
      before = message.seq();
    }
    left = found.size() < count ? 0 : left - count;
    return !found.isEmpty();
  }

  @Override
  public boolean isAnswer() {
    return true;
  }

  @Override
  public void finish() {
    answer.finish();
  }
}
