package chat.client.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineSplitterTest {
  /** Writes down what it is given, and wants no more after {@code stop}. */
  private static final class Notebook implements InputHandler {
    private final List<String> lines = new ArrayList<>();

    @Override
    public boolean wantsBytes() {
      return false;
    }

    @Override
    public boolean bytes(byte[] bytes, int from, int to) {
      throw new AssertionError("not asked for");
    }

    @Override
    public boolean line(String line) {
      lines.add(line);
      return !line.equals("stop");
    }

    @Override
    public boolean overlong(long bytes) {
      lines.add("overlong " + bytes);
      return true;
    }

    @Override
    public void end() {
      lines.add("end");
    }
  }

  private final Notebook notebook = new Notebook();
  private final LineSplitter splitter = new LineSplitter(notebook, UTF_8, 10);

  private boolean add(String string) throws Exception {
    byte[] bytes = string.getBytes(UTF_8);
    return splitter.add(bytes, bytes.length);
  }

  @Test
  void wholeOrAByteAtATimeTheLinesAreTheSame() throws Exception {
    String input = "a\r\n\n\u00fc\r\r\nb";
    assertTrue(add(input));
    for (byte b : input.getBytes(UTF_8)) {
      splitter.add(new byte[] {b}, 1);
    }
    assertTrue(splitter.end());
    assertEquals(List.of("a", "", "\u00fc\r", "ba", "", "\u00fc\r", "b"), notebook.lines);
  }

  @Test
  void nothingAfterTheLastLineEndIsNoLine() throws Exception {
    add("a\n");
    assertTrue(splitter.end());
    assertEquals(List.of("a"), notebook.lines);
  }

  @Test
  void ofALineThatIsTooLongOnlyTheLengthIsKept() throws Exception {
    add("0123456789\n01234567890\nok\n");
    assertEquals(List.of("0123456789", "overlong 11", "ok"), notebook.lines);
  }

  @Test
  void whoWantsNoMoreGetsNoMore() throws Exception {
    assertFalse(add("stop\nmore\n"));
    assertEquals(List.of("stop"), notebook.lines);
  }
}
