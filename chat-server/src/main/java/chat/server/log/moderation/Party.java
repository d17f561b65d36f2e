package chat.server.log.moderation;

/**
 * Who moderated, reported or was reported.
 *
 * @param account the number of an account; 0 for a guest and for the server's console
 * @param name the nick, or {@code console} with the system's user
 */
public record Party(long account, String name) {
  /** The console, where the system does not say who uses it. */
  public static final Party CONSOLE = new Party(0, "console");

  /** The name where an account that no longer exists is referred to. */
  static final String DELETED = "deleted-account";

  /** Returns the party without the number of an account that was deleted. */
  Party without(long deleted) {
    return account == deleted ? new Party(0, name) : this;
  }
}
