package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.Map;

/** What a reader of the log needs of it. Any thread. */
public interface ReadableLog {
  /** Returns the rooms that have messages, each with its topic. */
  Map<RoomName, Text> rooms() throws LogException;

  /**
   * Reads the messages after a number, oldest first.
   *
   * @param upTo the last number wanted
   * @param maxBytes the size at which a page ends; a longer message is a page of its own
   */
  Page read(LogName log, long after, long upTo, int maxBytes) throws LogException;
}
