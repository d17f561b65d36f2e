package chat.server.benchmark.log;

import chat.server.log.LogException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Measures a server with a large log: start, memory, reading, searching and pruning. The profile
 * {@code bench-log} runs it. One thread.
 */
public final class LogBenchmark {
  private final LogShape shape;
  private final Path folder;
  private final Lines lines = new Lines(System.out);

  private LogBenchmark(LogShape shape, Path folder) {
    this.shape = shape;
    this.folder = shape.in(folder);
  }

  /**
   * Runs it.
   *
   * @param args the number of messages and of rooms, the seed, and the folder for all logs
   */
  public static void main(String[] args)
      throws IOException, LogException, SQLException, InterruptedException {
    LogShape shape =
        new LogShape(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]));
    new LogBenchmark(shape, Path.of(args[3])).run();
  }

  private void run() throws IOException, LogException, SQLException, InterruptedException {
    MadeLog log = new MadeLog(folder);
    if (!log.isComplete()) {
      new LogMaker(shape, log).make();
    }
    lines.text(
        "%s messages in %s rooms, seed %d"
            .formatted(
                Figures.count(shape.messages()), Figures.count(shape.rooms()), shape.seed()));
    lines.text("");
    lines.figure("storing them", Figures.perSecond(shape.messages(), log.appendNanos()));
    new IndexStates(shape, log, lines).print();
    new PruningAtWork(shape, log, lines).print();
  }
}
