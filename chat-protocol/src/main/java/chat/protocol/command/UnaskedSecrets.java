package chat.protocol.command;

/**
 * Counts the lines that may be secrets although no question asks for them: after a command that was
 * refused or cancelled, and in a paste whose lines have two ends each. They must not become
 * messages. One thread owns it.
 */
public final class UnaskedSecrets {
  private int left; // lines to come
  private int empty; // secrets of the command before the current line

  /** Expects as many lines with secrets from now on. */
  public void expect(int secrets) {
    left = secrets;
    empty = 0;
  }

  /** A command has all its secrets, some of which are empty: those may still come. */
  public void given(int emptySecrets) {
    left = 0;
    empty = emptySecrets;
  }

  /** Returns how many lines to come may be secrets. */
  public int left() {
    return left;
  }

  /** An empty line is no secret. After an empty secret, it shows that each line has two ends. */
  public void emptyLine() {
    left = Math.max(left, empty);
    empty = 0;
  }

  /**
   * Returns whether a line that no question asks for may be a secret, so that it must be discarded.
   * The command typed again is none: the secrets follow it.
   */
  public boolean discards(String line) {
    if (line.isEmpty()) {
      emptyLine();
      return false;
    }
    boolean isCommand = SecretCommands.secretsAfter(SecretCommands.unindented(line)) > 0;
    boolean isDiscarded = left > 0 && !isCommand;
    expect(isDiscarded ? left - 1 : 0);
    return isDiscarded;
  }
}
