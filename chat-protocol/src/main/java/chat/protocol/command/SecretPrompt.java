package chat.protocol.command;

/**
 * A question for a secret, which the user types on a line of its own.
 *
 * @param question what is to be typed, for a person
 * @param isNew whether it is a new secret, which a terminal without echo asks twice
 * @param mayBeEmpty whether an empty line is an answer, and not a change of mind
 */
public record SecretPrompt(String question, boolean isNew, boolean mayBeEmpty) {
  static SecretPrompt known(String question) {
    return new SecretPrompt(question, false, false);
  }

  static SecretPrompt fresh(String question) {
    return new SecretPrompt(question, true, false);
  }
}
