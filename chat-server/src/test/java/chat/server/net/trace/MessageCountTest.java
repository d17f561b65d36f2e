package chat.server.net.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.RawFrame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The count of messages in what is written. */
class MessageCountTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private void counts(int expected) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
    assertEquals(expected, MessageCount.in(buffer));
    assertEquals(0, buffer.position());
  }

  @Test
  void framesAndLinesAreCounted() {
    counts(0);
    bytes.writeBytes("Hey What's up?\n".getBytes(UTF_8));
    counts(1);
    bytes.writeBytes(RawFrame.of("WELCOME alice"));
    bytes.writeBytes(RawFrame.of("SAID #tea 1 0 bob\nseveral\nlines\n"));
    counts(3);
    bytes.writeBytes("* two\n* lines\n".getBytes(UTF_8));
    counts(5);
  }

  @Test
  void positionIsWhereTheCountBegins() {
    ByteBuffer buffer = ByteBuffer.wrap("one\ntwo\nthree\n".getBytes(UTF_8)).position(4);
    assertEquals(2, MessageCount.in(buffer));
    assertEquals(4, buffer.position());
  }
}
