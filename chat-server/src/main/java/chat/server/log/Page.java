package chat.server.log;

import java.util.List;

/**
 * Some messages that follow each other in one log.
 *
 * @param firstHeld the lowest number that the log still has, or will have if it has none
 */
public record Page(long firstHeld, List<LogMessage> messages) {
  public Page {
    messages = List.copyOf(messages);
  }
}
