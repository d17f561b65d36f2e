package chat.server.measure;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the hubs of this server have done, and what the present one holds. The hub's thread writes,
 * any thread reads.
 *
 * @param stored messages
 * @param deliveries messages handed to members who follow a room live, once for each member
 * @param commits how long the log took to store each batch, or to fail
 * @param confirms how long a log that servers share took to confirm that this one owns it, or to
 *     fail
 * @param fanOuts how long it took to hand each stored batch to its members
 * @param behind memberships that a replay has yet to bring to the end of their log
 * @param users that are logged in, or may resume
 * @param rooms in memory
 * @param failure why the last batch was not stored; empty if it was
 */
public record HubCounts(
    LongAdder stored,
    LongAdder deliveries,
    Durations commits,
    Durations confirms,
    Durations fanOuts,
    AtomicLong behind,
    AtomicLong users,
    AtomicLong rooms,
    AtomicReference<String> failure) {
  /** Nothing yet. */
  public static HubCounts none() {
    return new HubCounts(
        new LongAdder(),
        new LongAdder(),
        new Durations(),
        new Durations(),
        new Durations(),
        new AtomicLong(),
        new AtomicLong(),
        new AtomicLong(),
        new AtomicReference<>(""));
  }

  /** Sets what the hub holds to nothing: it has ended. */
  public void hubEnded() {
    behind.set(0);
    users.set(0);
    rooms.set(0);
    failure.set("");
  }
}
