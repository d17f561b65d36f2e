package chat.client.screen.input;

import chat.client.event.InputHandler;
import chat.client.event.InputLine;
import chat.protocol.account.Secret;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The lines on their way from the keyboard thread, which must not wait, to the session, which may
 * have the stdin thread wait.
 */
public final class EnteredLines {
  /** Nobody types more while an earlier line waits. The last place is for the end of input. */
  private static final int MAX_LINES = 100;

  private final BlockingQueue<Optional<InputLine>> lines = new ArrayBlockingQueue<>(MAX_LINES);
  private volatile Optional<InputHandler> handler = Optional.empty();

  /** Returns why a line cannot be entered as it is. The keyboard thread's; never waits. */
  Optional<String> complaint(String line) {
    if (lines.remainingCapacity() <= 1) {
      return Optional.of("not sent: too many lines wait already");
    }
    return handler.flatMap(session -> session.complaint(line));
  }

  /** Adds a line, unless it is one of too many. The keyboard thread's; never waits. */
  void add(String line) {
    lines.offer(Optional.of(InputLine.of(line)));
  }

  /** Adds a line that was typed without echo. The keyboard thread calls it; never waits. */
  void add(Secret secret) {
    lines.offer(Optional.of(InputLine.of(secret)));
  }

  /** Returns whether a secret follows a line. The keyboard thread calls it; never waits. */
  boolean asksSecret(String line) {
    return handler.filter(session -> session.asksSecret(line)).isPresent();
  }

  /** Marks the end of the input, in place of lines if there are too many. */
  public void end() {
    while (!lines.offer(Optional.empty())) {
      lines.poll();
    }
  }

  /** Hands the lines over to the end of the input. The stdin thread runs it. */
  public void read(InputHandler session) {
    handler = Optional.of(session);
    try {
      Optional<InputLine> line = lines.take();
      while (line.isPresent() && session.lines(List.of(line.get()))) {
        line = lines.take();
      }
      if (line.isEmpty()) {
        session.end();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
