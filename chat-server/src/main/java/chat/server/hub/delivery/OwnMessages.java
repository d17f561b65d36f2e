package chat.server.hub.delivery;

import chat.server.log.LogMessage;

/**
 * Which messages of the log a reader is sent as its own: a framed client with their ids, a text
 * client as confirmations.
 *
 * @param author the digest of the reader's client id
 * @param after messages up to this number are sent like other authors' messages
 */
public record OwnMessages(String author, long after) {
  /** All messages that an author wrote. */
  public static OwnMessages of(String author) {
    return new OwnMessages(author, 0);
  }

  boolean contains(LogMessage message) {
    // The log may have forgotten the author of an old message, who is then empty.
    return message.seq() > after && !author.isEmpty() && author.equals(message.draft().author());
  }
}
