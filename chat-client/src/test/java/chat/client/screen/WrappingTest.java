package chat.client.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

final class WrappingTest {
  private static List<String> rows(String line, int columns) {
    return Wrapping.indented(new AttributedString(line), columns).stream()
        .map(AttributedString::toString)
        .toList();
  }

  @Test
  void aLineThatFitsIsOneRow() {
    assertEquals(List.of(""), rows("", 40));
    assertEquals(List.of("12:05 bob: hi"), rows("12:05 bob: hi", 40));
    assertEquals(List.of("x".repeat(40)), rows("x".repeat(40), 40));
  }

  @Test
  void rowsAreCutBetweenWords() {
    assertEquals(
        List.of("12:05 bob: one two three four five six", "      seven eight"),
        rows("12:05 bob: one two three four five six seven eight", 40));
  }

  @Test
  void noRowButTheFirstBeginsWithText() {
    String padded = "12:05 bob: hi" + " ".repeat(27) + "* root joined #lobby";
    assertEquals(List.of("12:05 bob: hi", "      * root joined #lobby"), rows(padded, 40));
    String unbroken = "12:05 bob: hi" + "\u00a0".repeat(27) + "12:05 alice: I will pay";
    assertEquals(List.of("12:05 bob: hi", "      12:05 alice: I will pay"), rows(unbroken, 40));
    String tabbed = "12:05 bob: hi\t\t\t\tx* root joined #lobby";
    assertEquals(List.of("12:05 bob: hi", "      x* root joined #lobby"), rows(tabbed, 40));
    String hearts = "\u2764\ufe0f".repeat(20);
    assertEquals(List.of("12:05 bob:", "      " + hearts), rows("12:05 bob: " + hearts, 40));
    for (int columns = 1; columns < 80; columns++) {
      List<String> rows = rows(padded, columns);
      assertTrue(rows.stream().skip(1).allMatch(row -> row.startsWith(" ")), rows::toString);
    }
  }

  @Test
  void aLongWordIsLeftWholeForCopying() {
    String address = "https://example.org/" + "x".repeat(60);
    assertEquals(
        List.of("12:05 bob: see", "      " + address, "      and this"),
        rows("12:05 bob: see " + address + " and this", 40));
  }

  @Test
  void marksOfALetterStayWithItAndTakeNoColumn() {
    String thai = "\u0e19\u0e49\u0e33"; // two columns: a letter with a mark, and a vowel
    assertEquals(
        List.of("12:05 " + thai + ": " + "x".repeat(30), "      y"),
        rows("12:05 " + thai + ": " + "x".repeat(30) + " y", 40));
    AttributedString status = new AttributedString("\u0939\u093f\u0928\u094d\u0926\u0940 in #tea");
    for (int columns = 1; columns <= status.columnLength(); columns++) {
      AttributedString cut = Segments.cut(status, columns);
      assertTrue(cut.columnLength() <= columns, cut::toString);
      Segments line = new Segments(AttributedStyle.DEFAULT);
      line.add(status.toString(), AttributedStyle.DEFAULT, 1);
      assertEquals(columns, line.line(columns).columnLength());
    }
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    assertEquals(
        List.of("12:05 bob: " + "日".repeat(14), "      日本"),
        rows("12:05 bob: " + "日".repeat(14) + " 日本", 40));
  }

  @Test
  void nothingIsLostButBlanks() {
    String line = "12:05 bob: " + "word and 日本語 🙂 ".repeat(20).strip();
    for (int columns = 1; columns < 100; columns++) {
      String all = String.join("", rows(line, columns));
      assertEquals(line.replace(" ", ""), all.replace(" ", ""), "in " + columns + " columns");
    }
  }

  @Test
  void colorsGoOnInTheNextRow() {
    AttributedString red = new AttributedString("one two", AttributedStyle.DEFAULT.foreground(1));
    AttributedString second = Wrapping.indented(red, 4).get(1);
    assertEquals(" two", second.toString());
    assertEquals(AttributedStyle.DEFAULT.foreground(1), second.styleAt(1));
  }

  @Test
  void theEndOfATextLiesBelowItsBeginning() {
    assertEquals(0, Wrapping.rowsAboveEnd("", 40, 40));
    assertEquals(0, Wrapping.rowsAboveEnd("x".repeat(39), 40, 40));
    assertEquals(1, Wrapping.rowsAboveEnd("x".repeat(41), 40, 40));
    assertEquals(2, Wrapping.rowsAboveEnd("one\ntwo\nthree", 40, 40));
    assertEquals(0, Wrapping.rowsAboveEnd("one", 0, 40));
  }

  @Test
  void aFullRowEndsWhereTheTerminalLeavesTheCursor() {
    assertEquals(1, Wrapping.rowsAboveEnd("x".repeat(40), 40, 40));
    assertEquals(0, Wrapping.rowsAboveEnd("x".repeat(40), 40, 80));
  }
}
