package chat.client.screen.jline;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.builtins.ScreenTerminal;
import org.jline.utils.WCWidth;

/** A terminal's screen, emulated, and the bytes that are written to it. */
final class Glass extends OutputStream {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Fills the second cell of a wide character: the emulator gives each only one. */
  private static final char SECOND_HALF = '\uE000';

  /** Replaces characters that the emulator leaves out. */
  private static final char NO_GLYPH = '\u25A1';

  private static final Pattern SCROLL_REGION = Pattern.compile("\u001b\\[1;(\\d+)r");

  private static final int MOST_TOLD = 4_000;

  private final ScreenTerminal emulator;
  private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
  private final StringBuilder written = new StringBuilder();
  private int columns;
  private int rows;
  private boolean isStopped;
  private boolean isWaitedFor;

  Glass(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    emulator = new ScreenTerminal(columns, rows);
  }

  @Override
  public synchronized void write(int b) {
    awaitGoing();
    unread.write(b);
  }

  /** The screen flushes after whole characters. */
  @Override
  public synchronized void flush() {
    String text = unread.toString(StandardCharsets.UTF_8);
    unread.reset();
    written.append(text);
    emulator.write(inCells(text));
    notifyAll();
  }

  private void awaitGoing() {
    while (isStopped) {
      isWaitedFor = true;
      notifyAll();
      try {
        wait();
      } catch (InterruptedException e) {
        // A write to a system's terminal cannot be interrupted either.
      }
    }
  }

  /**
   * Adapts text to the emulator: it goes to the next row at a backspace, wraps a full row even
   * after the cursor was restored, and gives each combining character a cell.
   */
  private static String inCells(String text) {
    StringBuilder cells = new StringBuilder();
    text.replace("\b", "\u001b[D")
        .replace("\u001b8", "\r\u001b8")
        .codePoints()
        .forEach(
            c -> {
              if (c >= ' ' && WCWidth.wcwidth(c) == 0) {
                return;
              }
              cells.append(c <= 0xffff ? (char) c : NO_GLYPH);
              if (WCWidth.wcwidth(c) == 2) {
                cells.append(SECOND_HALF);
              }
            });
    return cells.toString();
  }

  synchronized void resize(int newColumns, int newRows) {
    columns = newColumns;
    rows = newRows;
    emulator.setSize(newColumns, newRows);
  }

  /** Takes no more bytes: writing waits. */
  synchronized void stop() {
    isStopped = true;
  }

  synchronized void go() {
    isStopped = false;
    notifyAll();
  }

  synchronized boolean isWaitedFor() {
    return isWaitedFor;
  }

  /** Returns all rows from the top, without trailing blanks. */
  synchronized List<String> rows() {
    String all = emulator.toString().replace(String.valueOf(SECOND_HALF), "");
    return Stream.of(all.split("\n", -1)).limit(rows).map(String::stripTrailing).toList();
  }

  synchronized int cursorColumn() {
    return cursor()[0];
  }

  synchronized int cursorRow() {
    return cursor()[1];
  }

  private int[] cursor() {
    int[] cursor = new int[2];
    emulator.dump(new long[columns * rows], 0, 0, rows, columns, cursor);
    return cursor;
  }

  /** Returns all that was written so far. */
  synchronized String written() {
    return written.toString();
  }

  /** Returns how many rows scroll: those above the rows at the bottom. */
  synchronized int scrollingRows() {
    return SCROLL_REGION
        .matcher(written)
        .results()
        .reduce((first, last) -> last)
        .map(region -> Integer.parseInt(region.group(1)))
        .orElse(rows);
  }

  /** Returns how often the bell rang; titles end with the same character. */
  synchronized long bells() {
    return written()
        .replaceAll("\u001b\\][^\u0007]*\u0007", "")
        .chars()
        .filter(c -> c == 7)
        .count();
  }

  /** Waits until this is so. */
  synchronized void await(BooleanSupplier isSo, String what) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long leftMillis = PATIENCE.toMillis();
    while (!isSo.getAsBoolean()) {
      if (leftMillis <= 0) {
        throw new AssertionError(what + " is not so, but:\n" + told());
      }
      try {
        wait(Math.min(leftMillis, 50)); // some conditions change without a write
      } catch (InterruptedException e) {
        throw new AssertionError(what + ": interrupted", e);
      }
      leftMillis = (end - System.nanoTime()) / 1_000_000;
    }
  }

  private String told() {
    return String.join("\n", rows())
        + "\nof "
        + visible(written.substring(Math.max(0, written.length() - MOST_TOLD)));
  }

  static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.chars()
        .forEach(c -> visible.append(c < ' ' ? "^" + (char) (c + '@') : String.valueOf((char) c)));
    return visible.toString();
  }
}
