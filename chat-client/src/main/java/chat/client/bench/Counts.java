package chat.client.bench;

/**
 * How much there was by a time, or between two.
 *
 * @param deliveries messages that reached a member who had not sent them
 * @param messages that were acknowledged to their senders
 * @param replays times that a member was too slow and read on from the log
 */
record Counts(long nanos, long deliveries, long messages, long bytes, long replays) {
  private static final double NANOS_A_SECOND = 1e9;

  Counts since(Counts before) {
    return new Counts(
        nanos - before.nanos,
        deliveries - before.deliveries,
        messages - before.messages,
        bytes - before.bytes,
        replays - before.replays);
  }

  double seconds() {
    return nanos / NANOS_A_SECOND;
  }

  double deliveriesPerSecond() {
    return perSecond(deliveries);
  }

  double messagesPerSecond() {
    return perSecond(messages);
  }

  double bytesPerSecond() {
    return perSecond(bytes);
  }

  private double perSecond(long count) {
    return nanos == 0 ? 0 : count / seconds();
  }
}
