package chat.server.log.file;

import java.util.function.LongConsumer;

/**
 * A result that another thread has made.
 *
 * @param nanos how long that thread worked for it
 */
public record Timed<T>(T value, long nanos) {
  /** Returns a result for which the current thread has worked since a time. */
  public static <T> Timed<T> since(long startNanos, T value) {
    return new Timed<>(value, System.nanoTime() - startNanos);
  }

  /** Reports how long the caller has waited since a time, beyond that work; returns the result. */
  public T awaitedSince(long askedNanos, LongConsumer waited) {
    waited.accept(System.nanoTime() - askedNanos - nanos);
    return value;
  }
}
