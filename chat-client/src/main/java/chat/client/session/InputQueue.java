package chat.client.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The input that waits to be carried out, in order. The thread that handed it over waits for the
 * verdict: whether more input is wanted. The session thread owns it.
 */
final class InputQueue {
  /** What became of a step of input. */
  enum Progress {
    DONE,
    /** It has to wait: for the server's greeting or welcome, or for an acknowledgement. */
    WAITING,
    /** Nothing more is wanted, neither this step nor what follows. */
    STOPPED
  }

  /** A line, or another step of input; tried again until it no longer waits. */
  interface Step {
    Progress attempt();
  }

  private final Deque<Step> steps = new ArrayDeque<>();
  private Optional<CompletableFuture<Boolean>> verdict = Optional.empty();
  private boolean isStopped;

  void add(Step step) {
    steps.add(step);
  }

  /** Returns whether the input thread waits for a verdict. */
  boolean isAwaited() {
    return verdict.isPresent();
  }

  /** Adds a step before those that wait. */
  void addFirst(Step step) {
    steps.addFirst(step);
  }

  /** The verdict to give once all steps are done. There is one thread that hands input over. */
  void expect(CompletableFuture<Boolean> wanted) {
    verdict = Optional.of(wanted);
  }

  /** Carries out as many steps as do not wait. */
  void proceed() {
    while (!isStopped && !steps.isEmpty()) {
      switch (steps.element().attempt()) {
        case DONE -> steps.remove();
        case STOPPED -> stop();
        case WAITING -> {
          return;
        }
      }
    }
    verdict.ifPresent(wanted -> wanted.complete(!isStopped));
    verdict = Optional.empty();
  }

  /** Wants nothing more. */
  void stop() {
    isStopped = true;
    steps.clear();
  }
}
