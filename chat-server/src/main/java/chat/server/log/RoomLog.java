package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Map;

/**
 * Everything that was said, by room and inbox, numbered 1, 2, 3, … without gaps in each.
 *
 * <p>The hub's thread alone writes and asks for what is last; any thread may read pages.
 */
public interface RoomLog extends AutoCloseable {
  /** Names this log among all there ever were; other logs number other messages. */
  String id();

  /**
   * Stores messages, all or none; they are numbered in the order given.
   *
   * @return the same messages with their numbers, in the same order
   */
  List<LogMessage> append(List<Draft> drafts) throws LogException;

  /** The number of the newest message in a log, 0 if it never had one. */
  long lastSeq(LogName log) throws LogException;

  /** The highest number that an author gave to a message that is stored, 0 if there is none. */
  long lastId(String author) throws LogException;

  /** The rooms that have something stored, each with its topic. */
  Map<RoomName, Text> rooms() throws LogException;

  /** Stores a room's topic. */
  void setTopic(RoomName room, Text topic) throws LogException;

  /**
   * The messages after a number, oldest first.
   *
   * @param upTo the last number wanted
   * @param maxBytes where to stop; a message that is longer comes alone
   */
  Page read(LogName log, long after, long upTo, int maxBytes) throws LogException;

  /**
   * The messages that have all the words, in whatever case, newest first.
   *
   * @param before only messages with lower numbers
   * @param count how many at most
   */
  List<LogMessage> search(LogName log, Text words, long before, int count) throws LogException;

  @Override
  void close();
}
