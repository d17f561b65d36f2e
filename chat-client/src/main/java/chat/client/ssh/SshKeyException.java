package chat.client.ssh;

/** A key that cannot be read or cannot sign. The message says which and why, for a person. */
public final class SshKeyException extends Exception {
  private static final long serialVersionUID = 1L;

  public SshKeyException(String message) {
    super(message);
  }

  SshKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
