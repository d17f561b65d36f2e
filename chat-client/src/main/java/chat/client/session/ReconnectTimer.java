package chat.client.session;

import chat.client.net.Backoff;
import chat.client.servers.ServerList;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * When to try to reconnect, and when to give up. The session thread owns it.
 *
 * <p>A server that welcomes clients and then closes their connections is in trouble: the pauses
 * grow with each link that ends soon.
 */
final class ReconnectTimer {
  /** How long a link has to live for the next pause to be short again. */
  private static final Duration STABLE = Duration.ofSeconds(30);

  /** The longest pause where several servers are known: one of them is soon there. */
  private static final Duration LONGEST_OF_SEVERAL = Duration.ofSeconds(5);

  /** How many links may end soon, one after the other, before each attempt waits for a pause. */
  private static final int MAX_SHORT_LINKS = 3;

  private final Random random = new Random();
  private final Backoff backoff;
  private final Optional<Duration> giveUp;
  private final Timers timers;
  private long sinceNanos;
  private long connectedNanos;
  private int attempts;
  private int shortLinks; // one after the other
  private boolean isHurried; // the next pause is skipped

  /** A timer that gives up after this time without a server; empty: never. */
  ReconnectTimer(Backoff backoff, Optional<Duration> giveUp, Timers timers) {
    this.backoff = backoff;
    this.giveUp = giveUp;
    this.timers = timers;
    this.sinceNanos = timers.nowNanos();
    this.connectedNanos = sinceNanos;
  }

  /** Another link has begun. */
  void connected() {
    connectedNanos = timers.nowNanos();
  }

  /** A link that had been welcomed was lost: the outage begins. */
  void begin() {
    sinceNanos = timers.nowNanos();
    boolean wasStable = sinceNanos - connectedNanos >= STABLE.toNanos();
    attempts = wasStable ? 0 : shortLinks;
    shortLinks = wasStable ? 0 : shortLinks + 1;
    isHurried = false;
  }

  /** Ends the pause, or skips the next one if an attempt is under way. */
  void hurry() {
    if (timers.isSet(Timers.Timer.RETRY)) {
      timers.set(Timers.Timer.RETRY, Duration.ZERO);
    } else {
      isHurried = true;
    }
  }

  /**
   * Sets the timer for the next attempt: without a pause while a server was not tried yet. Returns
   * the pause before it; empty to give up.
   */
  Optional<Duration> schedule(ServerList servers) {
    boolean isAtOnce = servers.hasUntried() && shortLinks <= MAX_SHORT_LINKS;
    long pauseNanos =
        isHurried || isAtOnce ? 0 : backoff(servers).pause(attempts, random).toNanos();
    attempts += isAtOnce ? 0 : 1;
    isHurried = false;
    if (giveUp.isPresent()) {
      long left = giveUp.get().toNanos() - (timers.nowNanos() - sinceNanos);
      if (left <= 0) {
        return Optional.empty();
      }
      pauseNanos = Math.min(pauseNanos, left);
    }
    Duration pause = Duration.ofNanos(pauseNanos);
    timers.set(Timers.Timer.RETRY, pause);
    return Optional.of(pause);
  }

  private Backoff backoff(ServerList servers) {
    return servers.isSeveral() && backoff.longest().compareTo(LONGEST_OF_SEVERAL) > 0
        ? new Backoff(backoff.first(), LONGEST_OF_SEVERAL)
        : backoff;
  }

  /** Returns the time after which it gives up, like {@code 5 min}. */
  String patience() {
    return words(giveUp.orElseThrow());
  }

  static String words(Duration time) {
    long seconds = time.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds / 3600 + " h";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
