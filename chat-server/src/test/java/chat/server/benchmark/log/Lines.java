package chat.server.benchmark.log;

import java.io.PrintStream;
import java.util.List;

/** Prints aligned lines as soon as their figures are known. One thread. */
final class Lines {
  private static final String CELL = "%10s %10s %5s";

  private final PrintStream out;

  Lines(PrintStream out) {
    this.out = out;
  }

  /** Prints a line of text. */
  void text(String text) {
    out.println(text);
  }

  /** Prints a figure with its name. */
  void figure(String name, String figure) {
    print("%-24s %s".formatted(name, figure));
  }

  /**
   * Begins a table of times.
   *
   * @param columns what the times are of
   */
  void heading(String title, List<String> columns) {
    StringBuilder names = new StringBuilder("%-24s".formatted(""));
    StringBuilder units = new StringBuilder("%-24s".formatted(title));
    for (String column : columns) {
      names.append("%27s".formatted(column));
      units
          .append(' ')
          .append(CELL.formatted("p50", "p99", title.startsWith("search") ? "found" : ""));
    }
    out.println();
    print(names.toString());
    print(units.toString());
  }

  /** Prints the times of one kind of requests, with a note. */
  void row(String name, List<Cell> cells, String note) {
    StringBuilder row = new StringBuilder("%-24s".formatted(name));
    for (Cell cell : cells) {
      row.append(' ').append(cell.text());
    }
    print(row + note);
  }

  private void print(String line) {
    out.println(line.stripTrailing());
  }

  /**
   * The times of requests to one room.
   *
   * @param found how many messages each answer had; empty if that is known
   */
  record Cell(Latencies times, String found) {
    private String text() {
      return CELL.formatted(
          Figures.time(times.percentile(0.5)), Figures.time(times.percentile(0.99)), found);
    }
  }
}
