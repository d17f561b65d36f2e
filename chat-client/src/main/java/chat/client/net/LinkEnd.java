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
    /** The server said BYE, for good. */
    BYE,
    /** The server said BYE, and may be there again after a pause. */
    PAUSED,
    /** The connection broke, or nothing came any more. */
    BROKEN,
    /** What came cannot be gone on with. */
    HUNG_UP,
    /** There was no server for too long. */
    GIVEN_UP,
    /** It was closed from here. */
    LEFT;

    /** Whether another connection may do better. */
    boolean mayComeBack() {
      return this == CLOSED || this == PAUSED || this == BROKEN;
    }
  }
}
