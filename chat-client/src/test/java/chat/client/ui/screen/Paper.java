package chat.client.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.AttributedString;

/** What a view has shown, since it was looked at last. */
final class Paper implements ScreenOutput {
  private final List<AttributedString> lines = new CopyOnWriteArrayList<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final AtomicInteger rings = new AtomicInteger();
  private volatile boolean isFull;

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
  public void ring() {
    rings.incrementAndGet();
  }

  @Override
  public void changed() {
    // Nothing is drawn here.
  }

  @Override
  public void ask(String question) {
    questions.add(question);
  }

  /** Whoever waits for room fails from now on. */
  void isFull() {
    isFull = true;
  }

  /** These lines, and no others, were printed since. */
  void sees(String... expected) {
    assertEquals(List.of(expected), take().stream().map(AttributedString::toString).toList());
  }

  void seesNothing() {
    sees();
  }

  void asks(String expected) {
    assertEquals(List.of(expected), questions);
  }

  void rang(int times) {
    assertEquals(times, rings.getAndSet(0));
  }

  List<AttributedString> take() {
    List<AttributedString> taken = new ArrayList<>(lines);
    lines.clear();
    return taken;
  }
}
