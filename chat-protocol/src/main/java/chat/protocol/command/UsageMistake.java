package chat.protocol.command;

import java.util.List;

/** Says in one line what is wrong with a program's command line. Any thread. */
public final class UsageMistake {
  private UsageMistake() {}

  /**
   * Describes an argument that the program can't use: an option that doesn't exist, or one argument
   * too many.
   *
   * @param options the names of the options that exist
   */
  public static String unmatched(String argument, List<String> options) {
    if (!argument.startsWith("-")) {
      return "unexpected argument '" + argument + "'";
    }
    String typed = argument.split("=", 2)[0];
    String sentence = "no option " + typed;
    return new NearestWord(options)
        .to(typed)
        .map(meant -> sentence + "; did you mean " + meant + "?")
        .orElse(sentence);
  }

  /**
   * Describes an argument that the program can't use, which may be a misspelt command.
   *
   * @param options the names of the options that exist
   * @param commands the names of the commands that exist
   */
  public static String unmatched(String argument, List<String> options, List<String> commands) {
    return new NearestWord(argument.startsWith("-") ? List.of() : commands)
        .to(argument)
        .map(meant -> "no command " + argument + "; did you mean " + meant + "?")
        .orElseGet(() -> unmatched(argument, options));
  }

  /**
   * Describes an option without its value.
   *
   * @param label what the value is, like {@code PORT}
   */
  public static String missingValue(String option, String label) {
    return option + " needs a value: " + option + " " + label;
  }

  public static String unexpectedValue(String option, String value) {
    return "%s takes no value, not '%s'".formatted(option, value);
  }

  public static String repeated(String option) {
    return option + " occurs twice: type it once";
  }

  public static String invalidValue(String option, String why) {
    return option + ": " + why;
  }
}
