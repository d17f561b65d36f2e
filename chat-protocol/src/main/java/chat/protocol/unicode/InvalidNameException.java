package chat.protocol.unicode;

/** Refuses a name; the message is a sentence for the person who chose it. */
public final class InvalidNameException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidNameException(String message) {
    super(message);
  }
}
