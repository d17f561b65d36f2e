package chat.notation;

import java.util.Locale;
import java.util.Optional;

/**
 * What a doctor found in one of its steps. Immutable.
 *
 * @param step the step's name, a word
 * @param what what was seen, a clause
 * @param means what that says about the network or the server, a clause
 * @param next what to do about it; empty if nothing is to be done
 */
public record Finding(
    String step, Result result, String what, String means, Optional<String> next) {
  private static final String INDENT = " ".repeat(12);

  /** How bad it is. */
  public enum Result {
    OK,
    /** It works nevertheless. */
    WARNING,
    FAILED;

    /** The result's name in the output. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Finding ok(String step, String what, String means) {
    return new Finding(step, Result.OK, what, means, Optional.empty());
  }

  public static Finding warning(String step, String what, String means, String next) {
    return new Finding(step, Result.WARNING, what, means, Optional.of(next));
  }

  public static Finding failed(String step, String what, String means, String next) {
    return new Finding(step, Result.FAILED, what, means, Optional.of(next));
  }

  /** Returns the lines for a person: two, and a third if there is something to do. */
  public String text() {
    return "%-8s %-9s %s\n%s%s".formatted(result, step, what, INDENT + "means: ", means)
        + next.map(todo -> "\n" + INDENT + "next:  " + todo).orElse("");
  }
}
