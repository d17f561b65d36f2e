package chat.client.session;

import chat.client.event.RequestEvent;
import chat.client.net.Backoff;
import chat.client.session.Timers.Timer;
import chat.client.session.state.EventLog;
import chat.protocol.ServerMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * When to send again what the server could not store, and when to give up. It reports once that
 * storing fails, and once that it works again. The session thread owns it.
 */
final class StoreRetry {
  private final Random random = new Random();
  private final Backoff backoff;
  private final Optional<Duration> giveUp;
  private final Timers timers;
  private final EventLog events;
  private boolean isFailing;
  private long sinceNanos;
  private int attempts;

  /** Gives up once storing has failed for this time; empty: never. */
  StoreRetry(Backoff backoff, Optional<Duration> giveUp, Timers timers, EventLog events) {
    this.backoff = backoff;
    this.giveUp = giveUp;
    this.timers = timers;
    this.events = events;
  }

  /** Applies the server's report that it cannot store messages. */
  void failed(ServerMessage.Refused answer) {
    if (!isFailing) {
      isFailing = true;
      sinceNanos = timers.nowNanos();
      attempts = 0;
      events.add(new RequestEvent.StoringChanged(Optional.of(answer)));
    }
  }

  /** Schedules when our pending messages are sent again, unless that is scheduled. */
  void schedule() {
    if (!timers.isSet(Timer.RESEND)) {
      timers.set(Timer.RESEND, backoff.pause(attempts, random));
      attempts++;
    }
  }

  /** Ends the failure, if there is one, because a message was stored. */
  void succeeded() {
    if (isFailing) {
      isFailing = false;
      events.add(new RequestEvent.StoringChanged(Optional.empty()));
    }
  }

  /** Cancels the scheduled attempt: on the next link all pending messages are sent at once. */
  void cancel() {
    timers.cancel(Timer.RESEND);
  }

  /** Returns why no further attempt is made, as a clause; empty to try again. */
  Optional<String> givenUp() {
    return giveUp
        .filter(time -> isFailing && timers.nowNanos() - sinceNanos >= time.toNanos())
        .map(
            time ->
                "could not store messages for %s; --give-up sets how long to try"
                    .formatted(ReconnectTimer.words(time)));
  }
}
