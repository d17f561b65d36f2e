package chat.client.bench.measure;

import java.util.OptionalInt;

/**
 * The load that a test puts on a server: one room, its members, and what they send.
 *
 * @param members connections in the room
 * @param senders how many of the members send
 * @param sizeBytes the size of each text
 * @param rate messages a second of all senders together; empty for full speed
 * @param window how many unacknowledged messages each sender may have
 */
public record Workload(int members, int senders, int sizeBytes, OptionalInt rate, int window) {
  /** Each text begins with a timestamp of this size. */
  public static final int TIMESTAMP_BYTES = 16;

  /** The server stops reading from a connection with this many unanswered requests. */
  private static final int MAX_WINDOW = 64;

  private static final int MIN_MEMBERS = 2;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException with a message that names the option
   */
  public Workload {
    require(members >= MIN_MEMBERS, "--members must be at least 2: one sends, one receives");
    require(
        senders >= 1 && senders <= members,
        "--senders must be 1 to " + members + ", the number of members");
    require(
        sizeBytes >= TIMESTAMP_BYTES,
        "--size must be at least " + TIMESTAMP_BYTES + ": each message carries a timestamp");
    require(rate.isEmpty() || rate.getAsInt() >= 1, "--rate must be at least 1");
    require(
        window >= 1 && window <= MAX_WINDOW,
        "--window must be 1 to " + MAX_WINDOW + ": the server reads no more unanswered requests");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
