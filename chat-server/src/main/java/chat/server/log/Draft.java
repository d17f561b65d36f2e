package chat.server.log;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;

/**
 * A message that the log has yet to number.
 *
 * @param author the digest of its author's client id
 * @param id the number its author's client gave it; 0 for clients that don't number
 * @param nick its author's nick at the time of writing
 * @param account the number of its author's account; {@link #GUEST} for an author without one
 */
public record Draft(
    LogName log,
    String author,
    long id,
    long epochMillis,
    Nick nick,
    long account,
    MessageKind kind,
    Text text) {
  /** The account number of an author without an account. */
  public static final long GUEST = 0;

  private static final int BYTES_BESIDE_TEXT = 200;

  /** A message of a guest. */
  public Draft(
      LogName log,
      String author,
      long id,
      long epochMillis,
      Nick nick,
      MessageKind kind,
      Text text) {
    this(log, author, id, epochMillis, nick, GUEST, kind, text);
  }

  /** Returns approximately how many bytes it takes in memory. */
  public int weight() {
    return text.byteLength() + BYTES_BESIDE_TEXT;
  }
}
