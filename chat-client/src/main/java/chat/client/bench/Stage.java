package chat.client.bench;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.security.SecureRandom;

/** What all members of one run share: their names, the clock, what they count. Any thread. */
final class Stage {
  private static final int NAMES = 36 * 36 * 36 * 36 * 36;
  private static final int RADIX = 36;

  private final Stopwatch watch = new Stopwatch();
  private final Tally tally = new Tally();
  private final Stop stop;
  private final Load load;
  private final String name;
  private final RoomName room;
  private volatile long measuredFromNanos = Long.MAX_VALUE;
  private volatile long measuredUntilNanos = Long.MAX_VALUE;
  private volatile String software = "";

  Stage(Load load, Stop stop) {
    this.load = load;
    this.stop = stop;
    // Of its own, so that two runs don't meet, nor a run what an earlier one left in the log.
    this.name = "bench-" + Integer.toString(new SecureRandom().nextInt(NAMES), RADIX);
    this.room = RoomName.of("#" + name);
  }

  Stopwatch watch() {
    return watch;
  }

  Tally tally() {
    return tally;
  }

  Stop stop() {
    return stop;
  }

  Load load() {
    return load;
  }

  RoomName room() {
    return room;
  }

  Nick nick(int member) {
    return Nick.of(name + "-" + member);
  }

  /** Messages that are due earlier belong to the warm-up. */
  long measuredFromNanos() {
    return measuredFromNanos;
  }

  void measureFrom(long nanos) {
    measuredFromNanos = nanos;
  }

  /** Messages that are due later are none of this run. */
  long measuredUntilNanos() {
    return measuredUntilNanos;
  }

  void measureUntil(long nanos) {
    measuredUntilNanos = nanos;
  }

  /** What the server said it is. */
  String software() {
    return software;
  }

  void runsOn(String serverSoftware) {
    software = serverSoftware;
  }
}
