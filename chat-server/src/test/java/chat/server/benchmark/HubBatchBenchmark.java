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
 * What the hub takes for one message of 64 bytes that came in a batch, from the inbox through the
 * log to the outbox of every member, in microseconds.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class HubBatchBenchmark {
  /** As many as a connection may send before the first of them is answered. */
  static final int MESSAGES = 64;

  /**
   * One message of a batch. What is measured is the hub's thread: the next batch is made beside it.
   */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void messageOfABatch(BusyRoom room) throws InterruptedException {
    room.say(MESSAGES);
  }
}
