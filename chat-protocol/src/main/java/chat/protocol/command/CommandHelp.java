package chat.protocol.command;

import java.util.List;
import java.util.Locale;

/**
 * The help on a command.
 *
 * @param word the command as it is typed, like {@code /msg}
 * @param arguments what follows the word, like {@code NICK TEXT}; in brackets if it is optional
 * @param help a clause that says what the command does
 * @param exampleArguments arguments for an example, like {@code bob are you there?}
 */
public record CommandHelp(String word, String arguments, String help, String exampleArguments) {
  private static final int USAGE_WIDTH = 18;

  /** Returns the help on the command whose word is this constant in lower case. */
  public static CommandHelp of(
      String constant, String arguments, String help, String exampleArguments) {
    String word = "/" + constant.toLowerCase(Locale.ROOT);
    return new CommandHelp(word, arguments, help, exampleArguments);
  }

  /** Returns word and arguments, like {@code /msg NICK TEXT}. */
  public String usage() {
    return (word + " " + arguments).strip();
  }

  /** Returns word and example, like {@code /msg bob are you there?}. */
  public String example() {
    return (word + " " + exampleArguments).strip();
  }

  /** Returns whether a typed word, with its slash and in any case, means this command. */
  public boolean isMeantBy(String typedWord) {
    return word.equals(CommandWord.of(typedWord));
  }

  /**
   * Checks that a command that needs arguments has some.
   *
   * @param typed what follows the word
   * @throws UsageException if it is empty and the command needs arguments
   */
  public void requireEnough(String typed) throws UsageException {
    boolean needsSome = !arguments.isEmpty() && !arguments.startsWith("[");
    if (needsSome && typed.isEmpty()) {
      throw new UsageException("type " + usage());
    }
  }

  /** Returns the row of this command in a table: its usage, then its help. */
  public String row() {
    return row(USAGE_WIDTH);
  }

  /** Returns the row of this command in a table whose first column has {@code width} characters. */
  public String row(int width) {
    return row(usage(), help, width);
  }

  /** Returns all help as lines: the row, and an example. */
  public List<String> lines() {
    return List.of(row(), exampleRow(example()));
  }

  static String exampleRow(String example) {
    return row("for example", example, USAGE_WIDTH);
  }

  static String row(String left, String right) {
    return row(left, right, USAGE_WIDTH);
  }

  private static String row(String left, String right, int width) {
    return ("%-" + width + "s %s").formatted(left, right);
  }
}
