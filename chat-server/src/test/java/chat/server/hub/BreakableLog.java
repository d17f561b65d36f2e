package chat.server.hub;

import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.MemoryLog;
import chat.server.log.Page;
import chat.server.log.RoomLog;
import chat.server.log.SearchQuery;
import java.util.List;
import java.util.Map;

/** A log in memory that a test can make refuse to store, like a full disk. One thread. */
final class BreakableLog implements RoomLog {
  private final MemoryLog log = new MemoryLog();
  private boolean broken;
  private int commits;

  void setBroken(boolean broken) {
    this.broken = broken;
  }

  /** Returns how many batches it has stored. */
  int commits() {
    return commits;
  }

  @Override
  public String id() {
    return "log-id";
  }

  @Override
  public List<LogMessage> append(List<Draft> drafts) throws LogException {
    if (broken) {
      throw new LogException("the disk is full");
    }
    commits++;
    return log.append(drafts);
  }

  @Override
  public long lastSeq(LogName name) {
    return log.lastSeq(name);
  }

  @Override
  public long lastId(String author) {
    return log.lastId(author);
  }

  @Override
  public void setTopic(RoomName room, Text topic) {
    log.setTopic(room, topic);
  }

  @Override
  public List<LogPosition> search(SearchQuery query) {
    return log.search(query);
  }

  @Override
  public List<LogMessage> read(List<LogPosition> positions) {
    return log.read(positions);
  }

  @Override
  public Map<RoomName, Text> rooms() {
    return log.rooms();
  }

  @Override
  public Page read(LogName name, long after, long upTo, int maxBytes) {
    return log.read(name, after, upTo, maxBytes);
  }

  @Override
  public void close() {
    log.close();
  }
}
