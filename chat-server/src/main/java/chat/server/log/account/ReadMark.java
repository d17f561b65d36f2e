package chat.server.log.account;

/**
 * How far an account has read in a room or in its inbox, on any of its devices.
 *
 * @param place the name of the room as its log has it, or {@link #INBOX}
 * @param seq the number of the last message that was read
 * @param isIn whether the account is in the room
 */
public record ReadMark(String place, long seq, boolean isIn) {
  /** The place of the account's inbox. */
  public static final String INBOX = "@";
}
