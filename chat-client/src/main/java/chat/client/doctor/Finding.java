package chat.client.doctor;

import chat.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/**
 * What a step found. Immutable.
 *
 * @param what what was seen, a clause
 * @param means what that says about the network or the server, a sentence without its period
 * @param next what to do about it; empty if nothing is to be done
 */
record Finding(Step step, Result result, String what, String means, Optional<String> next) {
  private static final String INDENT = " ".repeat(12);

  /** How bad it is. */
  enum Result {
    OK,
    /** The server can be used nevertheless. */
    WARNING,
    FAILED;

    /** The result's name in the output. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(Step step, String what, String means) {
    return new Finding(step, Result.OK, what, means, Optional.empty());
  }

  static Finding warning(Step step, String what, String means, String next) {
    return new Finding(step, Result.WARNING, what, means, Optional.of(next));
  }

  static Finding failed(Step step, String what, String means, String next) {
    return new Finding(step, Result.FAILED, what, means, Optional.of(next));
  }

  /** Returns the lines for a person: two, and a third if there is something to do. */
  String text() {
    return "%-8s %-9s %s\n%s%s".formatted(result, step, what, INDENT + "means: ", means)
        + next.map(todo -> "\n" + INDENT + "next:  " + todo).orElse("");
  }

  /** Returns a JSON object on one line. */
  String json() {
    return new JsonObject()
        .string("step", step.toString())
        .string("result", result.toString())
        .string("what", what)
        .string("means", means)
        .string("next", next)
        .toString();
  }
}
