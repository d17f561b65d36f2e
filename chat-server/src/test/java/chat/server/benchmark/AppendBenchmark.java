package chat.server.benchmark;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.LogName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures, in microseconds, how long a batch of messages of 200 bytes takes until it is stored so
 * that no failure of one machine loses it: with p50 and p99.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AppendBenchmark {
  private static final LogName ROOM = LogName.of(RoomName.of("#tea"));
  private static final Text TEXT = Text.of("Hello everybody. Tea".repeat(10));
  private static final int AUTHORS = 10;

  @Param private Engine engine;

  /** How many messages a batch has. */
  @Param({"1", "16", "256"})
  private int batch;

  private Engine.Appender appender;
  private List<Draft> drafts;
  private long lastId;

  @Setup
  public void open() throws Exception {
    Path folder = Files.createTempDirectory("chat-benchmark");
    appender = engine.open(folder);
  }

  /** Makes the next batch: a new message each time, by one of some authors. */
  @Setup(Level.Invocation)
  public void write() {
    drafts = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      lastId++;
      drafts.add(
          new Draft(
              ROOM,
              "author-" + lastId % AUTHORS,
              lastId,
              lastId,
              Nick.of("bob"),
              MessageKind.SAID,
              TEXT));
    }
  }

  @Benchmark
  public void append() throws Exception {
    appender.append(drafts);
  }

  @TearDown
  public void close() throws Exception {
    appender.close();
  }
}
