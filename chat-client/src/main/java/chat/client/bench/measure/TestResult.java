package chat.client.bench.measure;

import org.HdrHistogram.Histogram;

/**
 * What a test measured.
 *
 * @param software the name and version that the server reported
 * @param counts the counters' growth during the measurement
 * @param endedEarly whether the user ended the test before its time
 */
public record TestResult(
    TestPlan plan,
    String software,
    CounterSnapshot counts,
    Latency latency,
    Shortfall shortfall,
    boolean endedEarly) {

  /**
   * The latencies of the deliveries.
   *
   * @param micros in microseconds
   * @param sampledMembers how many members' deliveries were timed
   */
  public record Latency(Histogram micros, int sampledMembers) {}

  /**
   * What did not arrive as it should.
   *
   * @param unacknowledged messages without an acknowledgement after the drain
   * @param unsent messages that were due, and found no place in their sender's window
   */
  public record Shortfall(DeliveryErrors errors, long unacknowledged, long unsent) {}
}
