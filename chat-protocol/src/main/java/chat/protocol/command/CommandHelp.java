package chat.protocol.command;

import java.util.List;
import java.util.Locale;

/**
 * What a person may read of a command. Any thread.
 *
 * @param word as it is typed, like {@code /msg}
 * @param arguments what follows the word, like {@code NICK TEXT}; in brackets if it may be left off
 * @param help one clause on what it does
 * @param exampleArguments what somebody would type behind the word, like {@code bob are you there?}
 */
public record CommandHelp(String word, String arguments, String help, String exampleArguments) {
  private static final int USAGE_WIDTH = 18;

  /** Of a command that is called like a constant. */
  public static CommandHelp of(
      String constant, String arguments, String help, String exampleArguments) {
    String word = "/" + constant.toLowerCase(Locale.ROOT);
    return new CommandHelp(word, arguments, help, exampleArguments);
  }

  /** As it is typed, like {@code /msg NICK TEXT}. */
  public String usage() {
    return (word + " " + arguments).strip();
  }

  /** As somebody would type it, like {@code /msg bob are you there?}. */
  public String example() {
    return (word + " " + exampleArguments).strip();
  }

  /** Whether this is the command that is meant by a word with its slash, in any case. */
  public boolean isMeantBy(String typedWord) {
    return word.equals(typedWord.toLowerCase(Locale.ROOT));
  }

  /**
   * Looks only for what the command can't do without.
   *
   * @param typed behind the word
   * @throws UsageException if there is nothing and the command needs something
   */
  public void requireEnough(String typed) throws UsageException {
    boolean needsSome = !arguments.isEmpty() && !arguments.startsWith("[");
    if (needsSome && typed.isEmpty()) {
      throw new UsageException("type " + usage());
    }
  }

  /** The row for it in a table of commands. */
  public String row() {
    return row(USAGE_WIDTH);
  }

  /** The row for it in a table whose first column is so wide. */
  public String row(int width) {
    return row(usage(), help, width);
  }

  /** All of it, as lines: its row, and an example. */
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
