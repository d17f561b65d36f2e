package chat.client.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TerminalTextTest {
  private final TerminalText text = new TerminalText();

  private List<String> add(String string) {
    return text.add(UTF_8.encode(string));
  }

  @Test
  void linesEndInLfOrCrlf() {
    assertEquals(List.of("a", "", "b"), add("a\n\r\nb\r\nc"));
    assertEquals(List.of("c"), text.rest());
    assertEquals(List.of(), text.rest());
  }

  @Test
  void lateLineEndMakesNoEmptyLine() {
    add("a");
    assertEquals(List.of("a"), text.rest());
    assertEquals(List.of(), add("\r\n"));
    assertEquals(List.of(""), add("\n"));
  }

  @Test
  void splitCharacterWaitsForItsRest() {
    byte[] bytes = "x\ud83d\ude00y\n".getBytes(UTF_8);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < bytes.length; i++) {
      lines.addAll(text.add(ByteBuffer.wrap(bytes, i, 1)));
      lines.addAll(text.rest());
    }
    assertEquals(List.of("x", "\ud83d\ude00", "y"), lines);
  }

  @Test
  void malformedBytesAreReplaced() {
    byte[] bytes = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80};
    text.add(ByteBuffer.wrap(bytes));
    assertEquals(List.of("\ufffd".repeat(5)), text.rest());
  }

  @Test
  void lineWithoutEndIsCutAtItsLimit() {
    assertEquals(List.of("x".repeat(65_536)), add("x".repeat(65_537)));
  }
}
