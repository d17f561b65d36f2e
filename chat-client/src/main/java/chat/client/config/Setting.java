package chat.client.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A row of the table of settings.
 *
 * @param usage what a person reads of it and types
 * @param parser returns the value of a text; throws an {@link IllegalArgumentException} with the
 *     reason why it is malformed
 * @param defaultText the text of the value by default
 * @param variable the environment variable that, when it is not empty, turns a flag on
 * @param effect to whom the settings file applies it, and from when on
 */
record Setting<T>(
    Usage usage,
    Function<String, T> parser,
    Optional<String> defaultText,
    Optional<String> variable,
    Effect effect) {
  /** How often a setting occurs on the command line, and with what. */
  enum Arity {
    /** An argument without a name. */
    POSITIONAL,
    /** An option that needs no value. */
    FLAG,
    /** An option with one value. */
    SINGLE,
    /** An option that can be repeated; each occurrence adds a value. */
    REPEATABLE
  }

  /** To whom a line of the settings file applies, and when a change by {@code /set} does. */
  enum Effect {
    /** To a person at a terminal, at once: the setting is among the {@link Preferences}. */
    AT_ONCE,
    /** To a person at a terminal, when the client is started again. */
    NEXT_SCREEN,
    /** To people and programs, when the client is started again. */
    NEXT_START,
    /** To nobody: the setting is for one start of a program, whose author types the option. */
    COMMAND_LINE
  }

  /**
   * What a person reads of a setting, and types.
   *
   * @param name as in the settings file; the option has two dashes before it
   * @param label what a value is called; the values themselves, separated by bars, if they are few
   * @param help for {@code --help}; {@code ${DEFAULT-VALUE}} is replaced by the default
   */
  record Usage(String name, Arity arity, String label, String help) {}

  static <T> Setting<T> of(Usage usage, Function<String, T> parser) {
    return new Setting<>(usage, parser, Optional.empty(), Optional.empty(), Effect.NEXT_START);
  }

  static Setting<Boolean> flag(String name, String help) {
    return of(new Usage(name, Arity.FLAG, "", help), Setting::parseBoolean).byDefault("false");
  }

  static <T> Setting<T> single(String name, String label, String help, Function<String, T> parser) {
    return of(new Usage(name, Arity.SINGLE, label, help), parser);
  }

  static <T> Setting<T> repeatable(
      String name, String label, String help, Function<String, T> parser) {
    return of(new Usage(name, Arity.REPEATABLE, label, help), parser);
  }

  /** A setting whose value is one of these words, typed in any case. */
  static <T extends Enum<T>> Setting<T> choice(String name, String help, T[] values) {
    List<String> words = Stream.of(values).map(T::toString).toList();
    return single(
        name,
        String.join("|", words),
        help,
        typed ->
            Stream.of(values)
                .filter(value -> value.toString().equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(
                    () -> malformed("'" + typed + "' is not one of " + String.join(", ", words))));
  }

  Setting<T> byDefault(String text) {
    return new Setting<>(usage, parser, Optional.of(text), variable, effect);
  }

  Setting<T> orVariable(String name) {
    return new Setting<>(usage, parser, defaultText, Optional.of(name), effect);
  }

  Setting<T> changes(Effect when) {
    return new Setting<>(usage, parser, defaultText, variable, when);
  }

  String name() {
    return usage.name();
  }

  /** A name occurs once in the table; linking a record's own methods would delay each start. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Setting<?> setting && setting.name().equals(name());
  }

  @Override
  public int hashCode() {
    return name().hashCode();
  }

  Arity arity() {
    return usage.arity();
  }

  boolean isRepeatable() {
    return arity() == Arity.REPEATABLE;
  }

  boolean isLive() {
    return effect == Effect.AT_ONCE;
  }

  /** Whether the settings file has a say in it for people, or for programs. */
  boolean isInFile(boolean forPerson) {
    return switch (effect) {
      case AT_ONCE, NEXT_SCREEN -> forPerson;
      case NEXT_START -> true;
      case COMMAND_LINE -> false;
    };
  }

  /** The words that can be its value, if they are few. */
  List<String> choices() {
    return usage.label().matches("[a-z]+(\\|[a-z]+)+") && arity() == Arity.SINGLE
        ? List.of(usage.label().split("\\|"))
        : List.of();
  }

  /** Its name on the command line: empty if the argument has none. */
  String option() {
    return arity() == Arity.POSITIONAL ? "" : "--" + name();
  }

  /** Returns why a text from {@code /set} or the settings file is malformed, if it is. */
  Optional<String> validate(String text) {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(name() + " needs a value of one line, without control characters");
    }
    return validate(name(), text);
  }

  /**
   * Returns why a text is malformed, if it is. A text from the command line may have several lines.
   *
   * @param label precedes the reason; may be empty
   */
  Optional<String> validate(String label, String text) {
    try {
      var unused = parser.apply(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(label.isEmpty() ? e.getMessage() : label + ": " + e.getMessage());
    }
  }

  /** Returns texts as {@code /set} shows them: of a live setting, each value in force, once. */
  List<String> shown(List<String> texts) {
    return isLive() ? texts.stream().map(parser).distinct().map(T::toString).toList() : texts;
  }

  /** Whether two texts mean the same value. */
  boolean isSame(String one, String other) {
    try {
      return one.equalsIgnoreCase(other) || parser.apply(one).equals(parser.apply(other));
    } catch (IllegalArgumentException e) {
      return false; // A malformed line of the file, which has been reported.
    }
  }

  private static Boolean parseBoolean(String typed) {
    if (typed.equalsIgnoreCase("true") || typed.equalsIgnoreCase("false")) {
      return Boolean.valueOf(typed);
    }
    throw malformed("'" + typed + "' is neither true nor false");
  }

  private static IllegalArgumentException malformed(String why) {
    return new IllegalArgumentException(why);
  }
}
