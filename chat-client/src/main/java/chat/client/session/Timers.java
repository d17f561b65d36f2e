package chat.client.session;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** The deadlines that the session waits for beside its inbox. The session thread owns them. */
final class Timers {
  /** What is done at a deadline. */
  enum Timer {
    /** The server has been silent long enough to count as no chat server. */
    SILENCE,
    /** The next attempt to reconnect is due. */
    RETRY,
    /** What the server could not store is sent again. */
    RESEND,
    /** A person who leaves has waited long enough. */
    LEAVE,
    /** The round-trip time is measured again. */
    ROUND_TRIP,
    /** Follows our other devices into rooms and out of them. */
    FOLLOW,
    /** Reports to the server what the user has read. */
    READ,
    /** The end of the input has not come with the end of the link. */
    INPUT_END
  }

  private final LongSupplier nanoTime;
  private final Map<Timer, Long> due = new EnumMap<>(Timer.class);

  /** Timers that measure by this clock, in nanoseconds since any origin. */
  Timers(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  long nowNanos() {
    return nanoTime.getAsLong();
  }

  /** Sets a timer, in place of what it was set to. */
  void set(Timer timer, Duration delay) {
    due.put(timer, nowNanos() + delay.toNanos());
  }

  void cancel(Timer timer) {
    due.remove(timer);
  }

  boolean isSet(Timer timer) {
    return due.containsKey(timer);
  }

  /** Returns how long it is to the next deadline, in nanoseconds; empty if no timer is set. */
  OptionalLong untilNext() {
    long now = nowNanos();
    return due.values().stream().mapToLong(at -> Math.max(0, at - now)).min();
  }

  /** Cancels and returns one timer that is due; empty if none is. */
  Optional<Timer> takeDue() {
    long now = nowNanos();
    Optional<Timer> first =
        due.entrySet().stream()
            .filter(entry -> entry.getValue() - now <= 0)
            .map(Map.Entry::getKey)
            .findFirst();
    first.ifPresent(due::remove);
    return first;
  }
}
