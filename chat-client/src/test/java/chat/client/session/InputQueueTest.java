package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.session.InputQueue.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class InputQueueTest {
  private final InputQueue queue = new InputQueue();
  private final List<String> attempts = new ArrayList<>();
  private Progress answer = Progress.DONE;

  private CompletableFuture<Boolean> add(String... names) {
    CompletableFuture<Boolean> verdict = new CompletableFuture<>();
    queue.expect(verdict);
    for (String name : names) {
      queue.add(
          () -> {
            attempts.add(name);
            return answer;
          });
    }
    return verdict;
  }

  @Test
  void verdictFollowsAllSteps() {
    CompletableFuture<Boolean> verdict = add("a", "b");
    assertFalse(verdict.isDone());
    queue.proceed();
    assertEquals(List.of("a", "b"), attempts);
    assertTrue(verdict.join());
  }

  @Test
  void waitingStepIsTriedAgainBeforeTheNext() {
    CompletableFuture<Boolean> verdict = add("a", "b");
    answer = Progress.WAITING;
    queue.proceed();
    queue.proceed();
    assertFalse(verdict.isDone());
    answer = Progress.DONE;
    queue.proceed();
    assertEquals(List.of("a", "a", "a", "b"), attempts);
    assertTrue(verdict.join());
  }

  @Test
  void stoppedStepDropsWhatFollows() {
    answer = Progress.STOPPED;
    CompletableFuture<Boolean> verdict = add("a", "b");
    queue.proceed();
    assertEquals(List.of("a"), attempts);
    assertFalse(verdict.join());
    CompletableFuture<Boolean> next = add("c");
    queue.proceed();
    assertEquals(List.of("a"), attempts);
    assertFalse(next.join());
  }

  @Test
  void stopFreesTheThreadThatWaits() {
    answer = Progress.WAITING;
    CompletableFuture<Boolean> verdict = add("a");
    queue.proceed();
    queue.stop();
    queue.proceed();
    assertFalse(verdict.join());
  }
}
