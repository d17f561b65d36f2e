package chat.server.log;

/**
 * A stored message, and its number in its log, counted from 1.
 *
 * @param isKnown false for an entry of a kind that this server does not know, because a newer one
 *     wrote it: then it has a number, and nothing of the draft can be shown
 */
public record LogMessage(long seq, Draft draft, boolean isKnown) {
  /** A message of a kind that this server knows. */
  public LogMessage(long seq, Draft draft) {
    this(seq, draft, true);
  }
}
