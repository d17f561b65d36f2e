package chat.server.hub.moderation;

import chat.protocol.Text;

/**
 * What the operator has to say to everyone. Immutable.
 *
 * @param motd the message of the day, which is sent at login; may be empty
 * @param rules may be empty
 */
public record ServerTexts(Text motd, Text rules) {
  /** The texts of a server that has none. */
  public static final ServerTexts NONE = new ServerTexts(Text.EMPTY, Text.EMPTY);
}
