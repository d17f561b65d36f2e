package chat.server.log.tools;

import chat.notation.Quantity;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** What a check found: a line for each of the first problems of each kind. One thread. */
final class Findings {
  private static final int MAX_LINES = 10;

  /** What is wrong, and what to do about it. */
  enum Kind {
    DATABASE("restore a backup; until then, export saves what can be read"),
    COMMITS("start the server, which says what it can retain, or restore a backup"),
    GAP("restore a backup that has these messages"),
    ROOM("restore a backup, or delete the room with --delete-room"),
    ID("restore a backup, or leave it: only that client's unanswered messages are affected"),
    AUTHOR("restore a backup, or leave it: only that client's unanswered messages are affected"),
    ACCOUNT("restore a backup, or leave it: clients show the message as that of an account"),
    MESSAGE("export and import the room under another name, which repairs it");

    private final String remedy;

    Kind(String remedy) {
      this.remedy = remedy;
    }
  }

  private final Consumer<String> lines;
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  /** Findings, each of which is a line. */
  Findings(Consumer<String> lines) {
    this.lines = lines;
  }

  /**
   * Adds a problem.
   *
   * @param where a file, a room, or a room and a number
   */
  void add(Kind kind, String where, String what) {
    long count = counts.merge(kind, 1L, Long::sum);
    if (count <= MAX_LINES) {
      lines.accept("%s: %s. What to do: %s".formatted(where, what, kind.remedy));
    }
  }

  /** Adds a line for each kind of problem that occurred more often than there are lines of it. */
  void end() {
    counts.forEach(
        (kind, count) -> {
          if (count > MAX_LINES) {
            lines.accept(
                "and %s of the kind of the last ones above. What to do: %s"
                    .formatted(Quantity.of(count - MAX_LINES, "problem"), kind.remedy));
          }
        });
  }

  long problems() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
