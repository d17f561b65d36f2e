package chat.client.net;

/**
 * How a link ended.
 *
 * @param sentence one line for a person, naming the server
 */
public record LinkEnd(Kind kind, String sentence) {
  /** Who ended it. */
  public enum Kind {
    /** The server closed. */
    CLOSED,
    /** The server said BYE. */
    BYE,
    /** The connection broke, or nothing came any more. */
    BROKEN,
    /** What came cannot be gone on with. */
    HUNG_UP,
    /** It was closed from here. */
    LEFT
  }
}
