package chat.client.screen.jline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.event.InputHandler;
import chat.client.event.InputLine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines that a screen handed over, and the complaints about others. */
final class Entered implements InputHandler {
  private static final long PATIENCE_SECONDS = 120;

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile String refused = "";
  private volatile String complaint = "";

  /** Complains from now on of lines with this in them. */
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
  public boolean lines(List<InputLine> entered) {
    entered.forEach(
        line ->
            lines.add(
                line.secret()
                    .map(secret -> "secret " + new String(secret.reveal(), UTF_8))
                    .orElse(line.text())));
    return true;
  }

  @Override
  public boolean asksSecret(String line) {
    return line.startsWith("/login ");
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
}
