package chat.server.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/** What a server sent on one connection: lines, and then maybe frames. */
final class Received {
  private final List<String> parts = new ArrayList<>();

  Received(byte... bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    parts.add(strictly(ByteBuffer.wrap(bytes, 0, end)));
    ByteBuffer frames = ByteBuffer.wrap(bytes, end, bytes.length - end);
    while (frames.hasRemaining()) {
      int length = frames.getInt();
      parts.add(strictly(frames.slice().limit(length)));
      frames.position(frames.position() + length);
    }
  }

  private static String strictly(ByteBuffer bytes) {
    try {
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("the server sent malformed UTF-8", e);
    }
  }

  /** Asserts that nothing received steers a terminal or reports a bug. */
  Received isHarmless() {
    for (String part : parts) {
      assertEquals(Text.of(part).toString(), part);
      assertFalse(part.contains("internal-error"), part);
    }
    return this;
  }

  /** Asserts that it ended with a frame that starts so. */
  void endsWith(String start) {
    String last = parts.get(parts.size() - 1);
    assertTrue(last.startsWith(start), () -> start + " is not the start of " + last);
  }

  /** Asserts that it has a line, or a frame, with this in it. */
  void has(String text) {
    assertTrue(parts.stream().anyMatch(part -> part.contains(text)), () -> "received " + parts);
  }
}
