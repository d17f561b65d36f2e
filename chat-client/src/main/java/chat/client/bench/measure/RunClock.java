package chat.client.bench.measure;

/** The clock of one test: nanoseconds since it was created. Any thread may read it. */
public final class RunClock {
  private final long origin = System.nanoTime();

  public long nanos() {
    return System.nanoTime() - origin;
  }
}
