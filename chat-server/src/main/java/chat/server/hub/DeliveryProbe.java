package chat.server.hub;

import chat.server.hub.delivery.Undelivered;
import chat.server.log.LogName;
import chat.server.log.UndeliveredMessages;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks the hub's thread what members have yet to be sent. Where the hub doesn't answer, because it
 * waits for the disk or has stopped, all messages count as undelivered. Any thread but the hub's.
 */
final class DeliveryProbe implements UndeliveredMessages {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final int TASK_BYTES = 200;

  private final Inbox inbox;
  private final Undelivered undelivered;

  DeliveryProbe(Inbox inbox, Undelivered undelivered) {
    this.inbox = inbox;
    this.undelivered = undelivered;
  }

  @Override
  public Map<LogName, Long> firstOf(Collection<LogName> logs) throws InterruptedException {
    List<LogName> asked = List.copyOf(logs);
    CompletableFuture<Map<LogName, Long>> answer = new CompletableFuture<>();
    Runnable task = () -> answer.complete(undelivered.firstOf(asked));
    if (!inbox.putAtOnce(new Inbox.Task(Optional.empty(), TASK_BYTES, task))) {
      return allOf(asked);
    }
    try {
      return answer.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return allOf(asked);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the hub reports no failure", e);
    }
  }

  private static Map<LogName, Long> allOf(Collection<LogName> logs) {
    return logs.stream().collect(Collectors.toMap(Function.identity(), log -> 0L));
  }
}
