package chat.client.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.InputLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LineSplitterTest {
  private final LineSplitter splitter = new LineSplitter(UTF_8, 10);

  private List<InputLine> add(String string) {
    byte[] bytes = string.getBytes(UTF_8);
    return splitter.add(bytes, bytes.length);
  }

  private static List<InputLine> lines(String... lines) {
    return List.of(lines).stream().map(InputLine::of).toList();
  }

  @Test
  void splitInputMakesTheSameLines() {
    String input = "a\r\n\n\u00fc\r\r\nb";
    List<InputLine> lines = new ArrayList<>(add(input));
    for (byte b : input.getBytes(UTF_8)) {
      lines.addAll(splitter.add(new byte[] {b}, 1));
    }
    splitter.end().ifPresent(lines::add);
    assertEquals(lines("a", "", "\u00fc\r", "ba", "", "\u00fc\r", "b"), lines);
  }

  @Test
  void lastLineEndMakesNoEmptyLine() {
    assertEquals(lines("a"), add("a\n"));
    assertEquals(Optional.empty(), splitter.end());
  }

  @Test
  void oversizedLineIsReplacedByItsLength() {
    assertEquals(
        List.of(InputLine.of("0123456789"), InputLine.overlong(11), InputLine.of("ok")),
        add("0123456789\n01234567890\nok\n"));
  }
}
