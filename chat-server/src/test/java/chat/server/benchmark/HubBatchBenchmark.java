package chat.server.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures, in microseconds, the hub's time for one message of 64 bytes in a batch: from the inbox
 * through the log to each member's outbox.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class HubBatchBenchmark {
  /** As many messages as one connection's window takes. */
  static final int MESSAGES = 64;

  /** Measures the hub's thread; another one prepares the next batch meanwhile. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void messageOfABatch(BusyRoom room) throws InterruptedException {
    room.say(MESSAGES);
  }
}
