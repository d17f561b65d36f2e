package chat.server.measure;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * How a server's claims of the log went. The node's thread writes, any thread reads.
 *
 * @param failedClaims claims that failed, or of which it is unknown whether they are stored
 * @param ended claims that are over, by how they ended
 */
public record ClusterCounts(LongAdder failedClaims, Counts ended) {
  /** The label of a claim that ended because the server was stopped. */
  public static final String STOPPED = "stopped";

  /** The label of a claim with which the chat could not be opened. */
  public static final String UNOPENED = "unopened";

  /**
   * No claims yet.
   *
   * @param causes the labels of the other ways to end
   */
  public static ClusterCounts none(List<String> causes) {
    Counts ended = new Counts(causes);
    ended.add(STOPPED, 0);
    ended.add(UNOPENED, 0);
    return new ClusterCounts(new LongAdder(), ended);
  }
}
