package chat.server.log.search.throttle;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Limits the processor time of the search thread, which rests between short pieces of work. While
 * users write little, it does not rest; otherwise it takes 8 % of one processor, or more of what
 * nobody uses. The search thread.
 */
public final class IndexingThrottle {
  /** The messages a second above which users' messages come first. */
  private static final int BUSY_PER_SECOND = 10;

  /** What it evicts from the processor's cache costs the others as well, so they lose a tenth. */
  private static final double MIN_SHARE = 0.08;

  /** The processors that stay idle: what users write varies. */
  private static final double RESERVE = 0.2;

  /** The processor time between two rests, which may delay users' messages. */
  private static final long PIECE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** Bounds the rest, should the measurement of processor time change while the thread works. */
  private static final long MAX_PIECE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long NANOS_BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier stored;
  private final Processors processors;
  private final LongSupplier nanoTime;
  private final LongConsumer rest;
  private long lookedNanos;
  private long storedThen;
  private long usedThen;
  private long restedAt;
  private boolean isBusy;
  private double share = MIN_SHARE;

  /**
   * Limits the thread that calls {@link #giveWay}.
   *
   * @param stored returns how many messages the log has stored until now
   */
  public IndexingThrottle(LongSupplier stored) {
    this(stored, new JvmProcessors(), System::nanoTime, LockSupport::parkNanos);
  }

  IndexingThrottle(
      LongSupplier stored, Processors processors, LongSupplier nanoTime, LongConsumer rest) {
    this.stored = stored;
    this.processors = processors;
    this.nanoTime = nanoTime;
    this.rest = rest;
    this.lookedNanos = nanoTime.getAsLong();
    this.storedThen = stored.getAsLong();
  }

  /**
   * Rests, if the thread has worked long enough since it last did. The rest ends early if users
   * pause, or by an interrupt.
   */
  public void giveWay() {
    long used = processors.usedByThreadNanos();
    look(used);
    long worked = used - restedAt;
    if (worked >= PIECE_NANOS || worked < 0) {
      restedAt = used;
      rest(Math.min(worked, MAX_PIECE_NANOS), used);
    }
  }

  private void rest(long workedNanos, long used) {
    long left = (long) (workedNanos * (1 - share) / share);
    while (isBusy && left > 0 && !Thread.currentThread().isInterrupted()) {
      long part = Math.min(left, NANOS_BETWEEN_LOOKS);
      rest.accept(part);
      left -= part;
      look(used);
    }
  }

  private void look(long used) {
    long now = nanoTime.getAsLong();
    long nanos = now - lookedNanos;
    if (nanos < NANOS_BETWEEN_LOOKS) {
      return;
    }
    long storedNow = stored.getAsLong();
    double own = (double) (used - usedThen) / nanos;
    double free = Math.min(share, own) + processors.idle() - RESERVE;
    share = isBusy ? Math.max(MIN_SHARE, Math.min(1, free)) : MIN_SHARE;
    isBusy = storedNow - storedThen > BUSY_PER_SECOND * nanos / NANOS_PER_SECOND;
    lookedNanos = now;
    storedThen = storedNow;
    usedThen = used;
  }
}
