package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.net.LinkEnd;
import chat.client.net.LinkEnd.Kind;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExitTest {
  private static final LinkEnd CLOSED = new LinkEnd(Kind.CLOSED, "it closed");
  private static final LinkEnd LEFT = new LinkEnd(Kind.LEFT, "left");
  private static final LinkEnd BROKEN = new LinkEnd(Kind.BROKEN, "it broke");

  @Test
  void plainText() {
    assertEquals(Exit.DONE, Exit.afterText(LEFT, false, true));
    assertEquals(Exit.DONE, Exit.afterText(CLOSED, true, false));
    assertEquals(new Exit(0, Optional.of("it closed")), Exit.afterText(CLOSED, true, true));
    assertEquals(Exit.failed("it closed"), Exit.afterText(CLOSED, false, false));
    assertEquals(Exit.failed("it broke"), Exit.afterText(BROKEN, true, false));
  }

  @Test
  void frames() {
    assertEquals(Exit.DONE, Exit.afterFrames(CLOSED, true, 0, 0));
    assertEquals(Exit.DONE, Exit.afterFrames(LEFT, false, 0, 0));
    assertEquals(new Exit(1, Optional.empty()), Exit.afterFrames(CLOSED, true, 0, 1));
    assertEquals(Exit.failed("it closed"), Exit.afterFrames(CLOSED, false, 0, 0));
    assertEquals(
        Exit.failed("it broke; 2 of your messages were not acknowledged"),
        Exit.afterFrames(BROKEN, false, 2, 0));
    assertEquals(
        Exit.failed("1 of your messages was not acknowledged"), Exit.afterFrames(LEFT, true, 1, 0));
  }

  @Test
  void outputThatCannotBeWritten() {
    IOException pipe = new IOException("Broken pipe");
    IOException full = new IOException("No space left on device");
    assertEquals(Exit.DONE, Exit.afterOutputGone(pipe, 0));
    assertEquals(
        Exit.failed("1 of your messages was not acknowledged"), Exit.afterOutputGone(pipe, 1));
    assertEquals(
        Exit.failed("cannot write what was said: No space left on device"),
        Exit.afterOutputGone(full, 0));
  }
}
