package chat.server.log;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;

/**
 * A message on its way into the log, which gives it its number.
 *
 * @param author whose it is: the digest of a client id
 * @param id the number its client gave it; 0 for clients that don't number
 * @param nick what its author was called when writing it
 */
public record Draft(
    LogName log, String author, long id, long epochMillis, Nick nick, MessageKind kind, Text text) {
  private static final int BYTES_BESIDE_TEXT = 200;

  /** About what it takes in memory, in bytes. */
  public int weight() {
    return text.byteLength() + BYTES_BESIDE_TEXT;
  }
}
