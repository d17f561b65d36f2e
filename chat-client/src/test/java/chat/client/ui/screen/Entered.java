package chat.client.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.ui.InputHandler;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What was typed into a screen, and what is thought of it. */
final class Entered implements InputHandler {
  private static final long PATIENCE_SECONDS = 10;

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile String refused = "";
  private volatile String complaint = "";

  /** Complains from now on about lines with this in them. */
  void complainsOf(String what, String sentence) {
    complaint = sentence;
    refused = what;
  }

  void isContent() {
    refused = "";
  }

  /** The next line that was entered. */
  void is(String line) throws InterruptedException {
    assertEquals(line, lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  void isNothing() {
    assertTrue(lines.isEmpty(), () -> "entered: " + lines);
  }

  void hasEnded() throws InterruptedException {
    assertTrue(ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "the input has not ended");
  }

  void hasNotEnded() {
    assertEquals(1, ended.getCount());
  }

  @Override
  public Optional<String> complaint(String line) {
    return refused.isEmpty() || !line.contains(refused) ? Optional.empty() : Optional.of(complaint);
  }

  @Override
  public boolean line(String line) {
    lines.add(line);
    return true;
  }

  @Override
  public void end() {
    ended.countDown();
  }

  @Override
  public boolean wantsBytes() {
    return false;
  }

  @Override
  public boolean bytes(byte[] bytes, int from, int to) {
    throw new AssertionError("a person types lines");
  }

  @Override
  public boolean overlong(long bytes) {
    throw new AssertionError("a line that is too long stays in the line");
  }
}
