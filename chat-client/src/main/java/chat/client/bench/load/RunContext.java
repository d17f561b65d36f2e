package chat.client.bench.load;

import chat.client.bench.measure.Counters;
import chat.client.bench.measure.RunClock;
import chat.client.bench.measure.TestPlan;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.security.SecureRandom;

/** What all threads of one test share: its plan, names, clock, counters and stop signal. */
public final class RunContext {
  private static final int RADIX = 36;
  private static final int NAMES = RADIX * RADIX * RADIX * RADIX * RADIX;

  private final RunClock clock = new RunClock();
  private final Counters counters = new Counters();
  private final TestPlan plan;
  private final StopSignal stop;
  private final String name;
  private final RoomName room;
  private volatile long measuredFromNanos = Long.MAX_VALUE;

  public RunContext(TestPlan plan, StopSignal stop) {
    this.plan = plan;
    this.stop = stop;
    // Random, so that a test shares its room with no other. Temporary, so that the server deletes
    // the room when the members have left.
    this.name = "bench-" + Integer.toString(new SecureRandom().nextInt(NAMES), RADIX);
    this.room = RoomName.of("#temp-" + name);
  }

  public TestPlan plan() {
    return plan;
  }

  public RunClock clock() {
    return clock;
  }

  public Counters counters() {
    return counters;
  }

  public StopSignal stop() {
    return stop;
  }

  RoomName room() {
    return room;
  }

  Nick nick(int member) {
    return Nick.of(name + "-" + member);
  }

  /** Returns when the measurement begins: messages that are due earlier belong to the warm-up. */
  public long measuredFromNanos() {
    return measuredFromNanos;
  }

  /** Sets when the measurement begins, once the connections are open. */
  public void measureFrom(long nanos) {
    measuredFromNanos = nanos;
  }
}
