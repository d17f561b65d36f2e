package chat.client.screen.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.InputHandler;
import chat.client.event.InputLine;
import chat.client.screen.DrawQueue;
import chat.client.screen.ScreenFormat;
import chat.client.view.Times;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of lines, without a terminal. */
final class KeyboardTest {
  /** A session that complains of lines with "bad" in them, and wants none after "stop". */
  private static final class Notebook implements InputHandler {
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    @Override
    public boolean wantsBytes() {
      throw new AssertionError("a person types lines");
    }

    @Override
    public boolean bytes(byte[] bytes, int from, int to) {
      throw new AssertionError("a person types lines");
    }

    @Override
    public boolean lines(List<InputLine> lines) {
      lines.forEach(line -> calls.add(line.text()));
      return !lines.contains(InputLine.of("stop"));
    }

    @Override
    public void end() {
      calls.add("the end");
    }

    @Override
    public Optional<String> complaint(String line) {
      return line.contains("bad") ? Optional.of("that is bad") : Optional.empty();
    }
  }

  private final EnteredLines lines = new EnteredLines();
  private final Keyboard keyboard =
      new Keyboard(
          new DrawQueue(), new ScreenFormat(new Times(ZoneOffset.UTC), Optional.empty()), lines);
  private final Notebook session = new Notebook();

  @Test
  void linesAreHandedOverInOrderThenTheEnd() {
    keyboard.entered("a");
    keyboard.entered("");
    lines.end();
    lines.read(session);
    assertEquals(List.of("a", "", "the end"), session.calls);
  }

  @Test
  void nothingIsHandedOverAfterTheSessionWantsNoMore() {
    keyboard.entered("stop");
    keyboard.entered("b");
    lines.read(session);
    assertEquals(List.of("stop"), session.calls);
  }

  @Test
  void theSessionsComplaintIsKnownOnceItReads() {
    assertEquals(Optional.empty(), keyboard.complaint("bad line"));
    lines.end();
    lines.read(session);
    assertEquals(Optional.of("that is bad"), keyboard.complaint("bad line"));
    assertEquals(Optional.empty(), keyboard.complaint("good line"));
  }

  @Test
  void aLineIsRefusedWhileTooManyWaitAndTheEndIsNot() {
    for (int i = 1; i <= 99; i++) {
      assertEquals(Optional.empty(), keyboard.complaint("x"));
      keyboard.entered("line " + i);
    }
    assertEquals(Optional.of("not sent: too many lines wait already"), keyboard.complaint("x"));
    lines.end();
    lines.read(session);
    assertEquals(100, session.calls.size());
    assertEquals("the end", session.calls.get(99));
  }

  @Test
  void theEndTakesThePlaceOfALineWhereTheQueueIsFull() {
    for (int i = 0; i < 200; i++) {
      keyboard.entered("/go next");
    }
    lines.end();
    lines.read(session);
    assertEquals(100, session.calls.size());
    assertEquals("the end", session.calls.get(99));
  }

  @Test
  void manyLinesAreSentOnlyOnYes() {
    assertEquals(Optional.empty(), keyboard.question("1\n2\n3\n4\n5"));
    assertEquals(
        Optional.of("Send these 6 lines as one message? (y/n)"),
        keyboard.question("1\n2\n3\n4\n5\n6"));
  }
}
