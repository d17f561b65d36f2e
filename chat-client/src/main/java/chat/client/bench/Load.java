package chat.client.bench;

import java.util.OptionalInt;

/**
 * What the server is to carry: one room, who is in it, and what is said there.
 *
 * @param members connections in the room
 * @param senders how many of them speak
 * @param sizeBytes of each text
 * @param rate messages a second of all senders together; absent: as fast as they are acknowledged
 * @param window messages of one sender that may be unacknowledged
 */
public record Load(int members, int senders, int sizeBytes, OptionalInt rate, int window) {
  /** The server reads no further while so many requests of a connection are unanswered. */
  private static final int MAX_WINDOW = 64;

  private static final int MIN_MEMBERS = 2;

  public Load {
    require(members >= MIN_MEMBERS, "--members is at least 2: one speaks, one listens");
    require(
        senders >= 1 && senders <= members,
        "--senders is 1 to " + members + ", for that many are members");
    require(
        sizeBytes >= SendTimestamp.BYTES,
        "--size is at least " + SendTimestamp.BYTES + ", for each message bears its time");
    require(rate.isEmpty() || rate.getAsInt() >= 1, "--rate is at least 1");
    require(
        window >= 1 && window <= MAX_WINDOW,
        "--window is 1 to " + MAX_WINDOW + ", for the server reads no further than that");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** In words, for a heading. */
  @Override
  public String toString() {
    String pace =
        rate.isPresent()
            ? Figures.count(rate.getAsInt()) + " messages/s (window " + window + ")"
            : "full speed (window " + window + ")";
    return "%d members, %d senders, %d-byte messages, %s"
        .formatted(members, senders, sizeBytes, pace);
  }
}
