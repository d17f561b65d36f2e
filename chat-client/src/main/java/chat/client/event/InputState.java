package chat.client.event;

import chat.protocol.Limits;

/**
 * What would become of a line that is typed now.
 *
 * @param maxTextBytes the longest text the server accepts
 */
public record InputState(Phase phase, int maxTextBytes) {
  /** What typed lines are taken for. */
  public enum Phase {
    /** No messages yet: a name is asked for, nobody has welcomed us, or it is plain text. */
    UNCHECKED,
    /** Messages and commands. */
    OPEN,
    /** Messages wait, because too many are pending; commands of the client do not. */
    FULL
  }

  public static final InputState UNCHECKED =
      new InputState(Phase.UNCHECKED, Limits.DEFAULT_MAX_TEXT_BYTES);
}
