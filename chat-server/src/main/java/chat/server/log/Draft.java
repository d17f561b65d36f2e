package chat.server.log;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;
import java.util.Optional;

/**
 * A message that the log has yet to number, or an entry that changes an earlier message.
 *
 * @param author the digest of its author's client id
 * @param id the number its author's client gave it; 0 for clients that don't number
 * @param nick its author's nick at the time of writing
 * @param account the number of its author's account; {@link #GUEST} for an author without one
 * @param text of an edit, the message's new text; of a deletion, nothing
 * @param change what the entry does to an earlier message; empty for a message
 */
public record Draft(
    LogName log,
    String author,
    long id,
    long epochMillis,
    Nick nick,
    long account,
    MessageKind kind,
    Text text,
    Optional<Change> change) {
  /** The account number of an author without an account. */
  public static final long GUEST = 0;

  private static final int BYTES_BESIDE_TEXT = 200;

  /**
   * What an entry does to a message of its log.
   *
   * @param target the message's number
   */
  public record Change(Kind kind, long target) {
    /** What becomes of the message. */
    public enum Kind {
      /** It gets another text. */
      EDIT,
      /** It loses its text, and stays as a tombstone. */
      DELETION
    }
  }

  /** A message. */
  public Draft(
      LogName log,
      String author,
      long id,
      long epochMillis,
      Nick nick,
      long account,
      MessageKind kind,
      Text text) {
    this(log, author, id, epochMillis, nick, account, kind, text, Optional.empty());
  }

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

  /** Returns the same with another text. */
  Draft withText(Text other) {
    return new Draft(log, author, id, epochMillis, nick, account, kind, other, change);
  }

  /** Returns whether it changes a message in this way. */
  boolean changes(Change.Kind how) {
    return change.isPresent() && change.get().kind() == how;
  }

  /** Returns approximately how many bytes it takes in memory. */
  public int weight() {
    return text.byteLength() + BYTES_BESIDE_TEXT;
  }
}
