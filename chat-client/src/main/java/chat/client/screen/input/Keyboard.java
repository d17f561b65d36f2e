package chat.client.screen.input;

import chat.client.screen.DrawQueue;
import chat.client.screen.ScreenFormat;
import chat.protocol.account.Secret;
import java.util.Optional;

/** Decides what becomes of keys and lines. The keyboard thread runs it; it never waits. */
public final class Keyboard implements KeyEvents {
  /** Pasting more lines than this is more likely a mistake. */
  private static final int MAX_LINES_UNASKED = 5;

  private final DrawQueue screen;
  private final ScreenFormat format;
  private final EnteredLines lines;
  private volatile long touchedNanos = System.nanoTime();

  public Keyboard(DrawQueue screen, ScreenFormat format, EnteredLines lines) {
    this.screen = screen;
    this.format = format;
    this.lines = lines;
  }

  @Override
  public void touched() {
    touchedNanos = System.nanoTime();
    screen.touched();
  }

  /** Returns when a key was pressed last, by {@link System#nanoTime}. Any thread. */
  public long touchedNanos() {
    return touchedNanos;
  }

  @Override
  public Optional<String> complaint(String line) {
    return lines.complaint(line);
  }

  @Override
  public Optional<String> question(String line) {
    long count = line.lines().count();
    return count > MAX_LINES_UNASKED
        ? Optional.of("Send these " + count + " lines as one message? (y/n)")
        : Optional.empty();
  }

  @Override
  public void entered(String line) {
    screen.entered();
    lines.add(line);
  }

  @Override
  public boolean asksSecret(String line) {
    return lines.asksSecret(line);
  }

  @Override
  public void enteredSecret(Secret secret) {
    screen.entered();
    lines.add(secret);
  }

  @Override
  public void next() {
    if (screen.state().hasNewElsewhere()) {
      entered("/go next");
    }
  }

  @Override
  public void resized() {
    screen.redraw();
  }

  @Override
  public void hint(String sentence) {
    screen.print(format.notice(sentence));
  }

  @Override
  public void remark(String sentence) {
    screen.remark(sentence);
  }
}
