package chat.client.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** What a view has shown since it was looked at last, and the frame that would be drawn. */
final class Paper implements ScreenOutput {
  private final DrawQueue queue = new DrawQueue();
  private final List<AttributedString> lines = new ArrayList<>();
  private int rings;
  private int clears;
  private boolean isFull;

  @Override
  public void awaitRoom() {
    if (isFull) {
      throw new IllegalStateException("this has to wait for the terminal");
    }
  }

  @Override
  public void print(List<AttributedString> more) {
    lines.addAll(more);
  }

  @Override
  public void clear() {
    clears++;
    lines.clear();
  }

  @Override
  public void ring() {
    rings++;
  }

  @Override
  public void publish(ScreenState state) {
    queue.publish(state);
  }

  /** From now on, waiting for the terminal fails. */
  void isFull() {
    isFull = true;
  }

  /** The person presses a key. */
  void isTouched() {
    queue.touched();
  }

  /** The person enters a line. */
  void isEntered() {
    queue.entered();
  }

  Frame frame() {
    return queue.take();
  }

  ScreenState state() {
    return queue.state();
  }

  /** These lines, and no others, were printed since; a rule ends in two dashes here. */
  void sees(String... expected) {
    assertEquals(
        List.of(expected),
        take().stream().map(line -> line.toString().replaceAll("--+$", "--")).toList());
  }

  void seesNothing() {
    sees();
  }

  void rang(int times) {
    assertEquals(times, rings);
    rings = 0;
  }

  void wasCleared(int times) {
    assertEquals(times, clears);
    clears = 0;
  }

  List<AttributedString> take() {
    List<AttributedString> taken = new ArrayList<>(lines);
    lines.clear();
    return taken;
  }
}
