package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Map;

/**
 * All messages by room and inbox, numbered 1, 2, 3, … without gaps in each.
 *
 * <p>Only the hub's thread writes and asks for the last numbers; any thread may read and search.
 */
public interface RoomLog extends ReadableLog, AutoCloseable {
  /** Returns the id of this log; another log has another id and numbers other messages. */
  String id();

  /**
   * Stores, by one commit, all of the messages and topics or nothing, and numbers the messages in
   * the order given.
   *
   * @param topics the new topic of each room whose topic was set; an empty one removes it
   * @return the same messages with their numbers, in the same order
   */
  List<LogMessage> append(List<Draft> drafts, Map<RoomName, Text> topics) throws LogException;

  /** Stores messages, and no topic. */
  default List<LogMessage> append(List<Draft> drafts) throws LogException {
    return append(drafts, Map.of());
  }

  /** Returns the number of the newest message in a log, 0 if it never had one. */
  long lastSeq(LogName log) throws LogException;

  /** Returns the highest id among an author's stored messages, 0 if there is none. */
  long lastId(String author) throws LogException;

  /**
   * Returns the number of the newest message in a room, 0 if it never had one. The numbers of a
   * deleted room continue in any spelling of its name.
   */
  long openRoom(RoomName room) throws LogException;

  /** Returns whether a log stores any message. */
  boolean hasMessages(LogName log) throws LogException;

  /** Deletes a room's messages and topic, and retains its last number. */
  void deleteRoom(RoomName room) throws LogException;

  /** Returns the rooms that lost their last message to retention since the last call. */
  List<RoomName> takeEmptied();

  /** Finds the newest messages that match a query, and returns where they are, oldest first. */
  List<LogPosition> search(SearchQuery query) throws LogException;

  /** Reads the messages at these positions, in this order, without those no longer stored. */
  List<LogMessage> read(List<LogPosition> positions) throws LogException;

  /** Returns the size of its files in bytes; 0 if it has none. Any thread. */
  default long diskBytes() {
    return 0;
  }

  @Override
  void close();
}
