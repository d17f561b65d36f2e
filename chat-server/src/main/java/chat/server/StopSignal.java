package chat.server;

import chat.server.logging.LogOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Stops the server when a signal ends the process, with exit code 0, also while the server starts.
 * The main thread, and the one that the JVM starts on a signal.
 */
final class StopSignal {
  /** What a signal has to stop. */
  interface Stop {
    void run() throws IOException, InterruptedException;
  }

  private static final Stop NOTHING = () -> {};
  private static final Stop SIGNALLED = () -> {};
  private static final Stop FAILED = () -> {};

  private final PrintWriter out;
  private final AtomicReference<Stop> stop = new AtomicReference<>(NOTHING);

  /** A signal that has nothing to stop yet. */
  StopSignal(PrintWriter out) {
    this.out = out;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  /** Sets what is to be stopped; waits for the end of the process if a signal came before. */
  void stops(Stop started) throws InterruptedException {
    if (!stop.compareAndSet(NOTHING, started)) {
      new CountDownLatch(1).await();
    }
  }

  /** Lets the process end with the exit code of a start that failed. */
  void startFailed() {
    stop.compareAndSet(NOTHING, FAILED);
  }

  private void stop() {
    Stop started = stop.getAndSet(SIGNALLED);
    if (started == FAILED) {
      return;
    }
    try {
      out.println("stopping");
      out.flush();
      started.run();
    } catch (IOException e) {
      LoggerFactory.getLogger(StopSignal.class).warn("can't stop cleanly: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      LogOutput.close();
      // A JVM that a signal ends would exit with 128 or more, but a stop is not a failure.
      Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
    }
  }
}
