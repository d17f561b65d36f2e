package chat.server.log;

import java.util.List;

/** What a reader of the log needs of it. Any thread. */
public interface ReadableLog {
  /**
   * Returns the next rooms that have messages, in the order of their keys.
   *
   * @param afterKey the key of the last room that the caller has seen; any lower text to begin
   * @param count the most rooms to return; fewer are the last ones
   */
  List<StoredRoom> rooms(String afterKey, int count) throws LogException;

  /**
   * Reads the messages after a number, oldest first.
   *
   * @param upTo the last number wanted
   * @param maxBytes the size at which a page ends; a longer message is a page of its own
   */
  Page read(LogName log, long after, long upTo, int maxBytes) throws LogException;
}
