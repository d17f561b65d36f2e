package chat.server.log;

import java.util.List;

/**
 * Consecutive messages of one log.
 *
 * @param firstStored the lowest number that the log still stores, or that of its next message if
 *     none is stored
 */
public record Page(long firstStored, List<LogMessage> messages) {
  public Page {
    messages = List.copyOf(messages);
  }
}
