package chat.server.hub;

import chat.server.log.LogMessage;

/**
 * Whose messages, of those read back from the log, are told as one's own: with their ids to a
 * framed client, as confirmed to a text client.
 *
 * @param author the digest of the client id
 * @param ownAfter messages with this number and lower ones are not
 */
record OwnMessages(String author, long ownAfter) {
  boolean contains(LogMessage message) {
    // The author of a very old message may be forgotten: then it is nobody's.
    return message.seq() > ownAfter && !author.isEmpty() && author.equals(message.draft().author());
  }
}
