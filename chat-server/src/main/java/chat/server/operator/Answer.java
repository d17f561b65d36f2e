package chat.server.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer to a command: rows for programs, and what people read. One thread.
 *
 * @param rows one for each thing that the answer is about
 * @param text the lines for people
 */
record Answer(List<Row> rows, List<String> text) {
  /** The most rows of one answer, so that it does not delay other work of the server. */
  static final int MAX_ROWS = 1_000;

  private static final String GAP = "  ";

  Answer {
    rows = List.copyOf(rows);
    text = List.copyOf(text);
  }

  /** Returns the answer to a command that did something. */
  static Answer done(Row row, String... lines) {
    return new Answer(List.of(row), List.of(lines));
  }

  /**
   * Returns a table.
   *
   * @param ifEmpty what people read if there is no row
   */
  static Answer table(List<Row> rows, String ifEmpty) {
    return new Answer(rows, rows.isEmpty() ? List.of(ifEmpty) : table(rows));
  }

  /**
   * Returns a page of a table, of {@link #MAX_ROWS} at most.
   *
   * @param found how many things the rows are about; {@link #MAX_ROWS} if there may be more
   * @param last what the request for the next page names: the thing in the last row
   */
  static Answer page(List<Row> rows, int found, String ifEmpty, String last) {
    Answer table = table(rows, ifEmpty);
    if (found < MAX_ROWS) {
      return table;
    }
    List<String> text = new ArrayList<>(table.text());
    text.add("there may be more: add --after " + last);
    return new Answer(rows, text);
  }

  /** Returns the lines that were asked for. */
  List<String> lines(boolean asJson) {
    return asJson ? rows.stream().map(Row::json).toList() : text;
  }

  private static List<String> table(List<Row> rows) {
    Map<String, Integer> widths = new TreeMap<>();
    for (Row row : rows) {
      row.cells()
          .forEach(
              (name, cell) -> widths.merge(name, Math.max(width(name), width(cell)), Math::max));
    }
    List<String> lines = new ArrayList<>();
    StringBuilder header = new StringBuilder();
    rows.get(0).cells().keySet().forEach(name -> append(header, name, widths.get(name)));
    lines.add(header.toString().stripTrailing());
    for (Row row : rows) {
      StringBuilder line = new StringBuilder();
      row.cells().forEach((name, cell) -> append(line, cell, widths.get(name)));
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static void append(StringBuilder line, String cell, int width) {
    line.append(cell).append(" ".repeat(width - width(cell))).append(GAP);
  }
}
