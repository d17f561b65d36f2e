package chat.client;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.lang.Thread.State;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** A thread of a test that runs one call, which is expected to wait. */
public final class WaitingThread {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private WaitingThread() {}

  /** Calls this on a thread of its own. Returns its answer to come once the thread waits. */
  public static <T> CompletableFuture<T> calling(Callable<T> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread thread = new Thread(() -> run(call, answer), "waiting");
    thread.setDaemon(true);
    thread.start();
    Awaitility.await("a thread that waits")
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(1, MILLISECONDS)
        .until(() -> isWaiting(thread) || answer.isDone());
    if (answer.isDone()) {
      throw new AssertionError("it did not wait, but answered " + answer.join());
    }
    return answer;
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == State.WAITING || thread.getState() == State.TIMED_WAITING;
  }

  private static <T> void run(Callable<T> call, CompletableFuture<T> answer) {
    try {
      answer.complete(call.call());
    } catch (Exception e) {
      answer.completeExceptionally(e);
    }
  }
}
