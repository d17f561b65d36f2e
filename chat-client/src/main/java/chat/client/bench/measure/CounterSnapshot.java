package chat.client.bench.measure;

/**
 * The counters at one time, or their growth between two times.
 *
 * @param nanos the time, or the time between
 * @param deliveries messages received by members that had not sent them
 * @param messages messages that the server acknowledged
 * @param bytes received by all members, in frames
 * @param replays how many times a member fell behind and caught up from the server's log
 */
public record CounterSnapshot(
    long nanos, long deliveries, long messages, long bytes, long replays) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Returns the growth since an earlier snapshot. */
  public CounterSnapshot since(CounterSnapshot before) {
    return new CounterSnapshot(
        nanos - before.nanos,
        deliveries - before.deliveries,
        messages - before.messages,
        bytes - before.bytes,
        replays - before.replays);
  }

  public double seconds() {
    return nanos / NANOS_PER_SECOND;
  }

  public double deliveriesPerSecond() {
    return perSecond(deliveries);
  }

  public double messagesPerSecond() {
    return perSecond(messages);
  }

  public double bytesPerSecond() {
    return perSecond(bytes);
  }

  private double perSecond(long count) {
    return nanos == 0 ? 0 : count / seconds();
  }
}
