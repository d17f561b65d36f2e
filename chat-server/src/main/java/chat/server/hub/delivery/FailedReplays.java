package chat.server.hub.delivery;

import chat.protocol.ErrorCode;
import chat.protocol.ServerMessage;
import chat.protocol.ServerVerb;
import chat.protocol.Text;
import chat.server.log.LogException;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replays that could not read the log. Each is tried again after a pause, which doubles with
 * each failure; its client is notified of the first. The hub's thread.
 */
final class FailedReplays {
  private static final Logger LOG = LoggerFactory.getLogger(FailedReplays.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** How often a failure is logged at most, if reading fails and succeeds in turns. */
  private static final long LOG_PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

  /** The pause after the n-th failure is 2 to this power, in seconds. */
  private static final int MAX_DOUBLINGS = 6;

  private record Failed(CatchUp replay, long retryNanos) {}

  private final TimeSource time;
  // A monotonic time may wrap around, so only differences are compared.
  private final Queue<Failed> waiting =
      new PriorityQueue<>(Comparator.comparing(Failed::retryNanos, (a, b) -> Long.signum(a - b)));
  private boolean logWorks = true;
  private long logNanos;

  FailedReplays(TimeSource time) {
    this.time = time;
    this.logNanos = time.nanoTime();
  }

  void add(CatchUp replay, LogException failure) {
    if (replay.countFailure() == 1) {
      notify(replay);
    }
    logFirst(failure);
    waiting.add(new Failed(replay, time.nanoTime() + pause(replay.failures()).toNanos()));
  }

  private void logFirst(LogException failure) {
    if (logWorks && time.nanoTime() - logNanos >= 0) {
      LOG.error("can't read messages, trying again: {}", failure.getMessage());
      logWorks = false;
      logNanos = time.nanoTime() + LOG_PAUSE_NANOS;
    }
  }

  private static Duration pause(int failures) {
    Duration pause = Duration.ofSeconds(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static void notify(CatchUp replay) {
    String room = replay.membership().feed().wireName();
    replay
        .membership()
        .session()
        .reply(
            new ServerMessage.Refused(
                ErrorCode.NOT_STORED.word(),
                ServerVerb.LIVE.name(),
                room,
                Text.of(
                    "the server can't read the messages of "
                        + room
                        + " now; you get them once it can")));
  }

  boolean isAnyWaiting() {
    return !waiting.isEmpty();
  }

  /** Starts the replays whose pause has ended, and drops those that others have replaced. */
  void retry() {
    while (!waiting.isEmpty() && waiting.peek().retryNanos() - time.nanoTime() <= 0) {
      CatchUp replay = waiting.remove().replay();
      if (replay.membership().awaits(replay)) {
        replay.membership().session().peer().replay(replay);
      }
    }
  }

  /** A replay has read the log; the members whose replays failed may have left. */
  void succeeded() {
    if (!logWorks) {
      logWorks = true;
      LOG.info("messages are read again");
    }
  }
}
