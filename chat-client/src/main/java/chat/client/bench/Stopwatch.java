package chat.client.bench;

/** The one clock of a run: nanoseconds since it was made. Any thread. */
final class Stopwatch {
  private final long origin = System.nanoTime();

  long nanos() {
    return System.nanoTime() - origin;
  }
}
