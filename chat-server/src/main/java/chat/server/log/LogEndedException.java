package chat.server.log;

/**
 * The log can't be used any more: whether the last write is stored is unknown, or another server
 * owns it. The hub that uses it ends. Unchecked, so that nobody answers {@code not-stored} where a
 * {@link LogException} would be: what was written may be stored, and a retry would store it twice.
 */
public final class LogEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why the log ended. */
  public enum Cause {
    /** Whether the last write is stored is not known. */
    UNKNOWN,
    /** Another server owns the log now; the last write is not stored. */
    FENCED,
    /** The database would store on one machine only; the last write is not stored. */
    UNSAFE
  }

  private final Cause why;

  public LogEndedException(Cause why, String message) {
    super(message);
    this.why = why;
  }

  public LogEndedException(Cause why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  public Cause why() {
    return why;
  }
}
