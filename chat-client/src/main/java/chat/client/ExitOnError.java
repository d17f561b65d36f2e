package chat.client;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process after an error that ended a thread: the others would wait for that thread. Any
 * thread.
 */
final class ExitOnError implements UncaughtExceptionHandler {
  private static final int FAILED = 1;

  // Several threads may run out of memory together.
  private final AtomicBoolean isExiting = new AtomicBoolean();

  @Override
  public void uncaughtException(Thread thread, Throwable error) {
    if (!isExiting.compareAndSet(false, true)) {
      return;
    }
    System.err.println(
        "chat-client: "
            + (error instanceof OutOfMemoryError
                ? "out of memory: give it more, for example CHAT_CLIENT_JAVA_OPTS=-Xmx1g"
                : "a bug ended the thread " + thread.getName() + ": " + error));
    // On a thread of its own, since the shutdown may wait for the one that ends here.
    new Thread(() -> System.exit(FAILED), "exit").start();
  }
}
