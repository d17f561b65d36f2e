package chat.client.net;

/** Nothing can come of this session: the link is closed; the message says why, in one line. */
public final class HangUpException extends Exception {
  private static final long serialVersionUID = 1L;

  public HangUpException(String sentence) {
    super(sentence, null, false, false);
  }
}
