package chat.server;

import chat.server.logging.LogOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
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

  private final PrintWriter out;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock: what is to be stopped, and whether the process ends.
  private Optional<Stop> started = Optional.empty();
  private boolean ends;
  private volatile boolean hasFailed;

  /** A signal that has nothing to stop yet. */
  StopSignal(PrintWriter out) {
    this.out = out;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  /** Sets what is to be stopped; waits for the end of the process if a signal came before. */
  void stops(Stop what) throws InterruptedException {
    lock.lock();
    try {
      if (!ends) {
        started = Optional.of(what);
        return;
      }
    } finally {
      lock.unlock();
    }
    new CountDownLatch(1).await();
  }

  /** Lets the process end with the exit code of a start that failed. */
  void startFailed() {
    hasFailed = true;
  }

  private void stop() {
    try {
      if (!hasFailed) {
        out.println("stopping");
        out.flush();
      }
      stopStarted();
    } catch (IOException e) {
      LoggerFactory.getLogger(StopSignal.class).warn("can't stop cleanly: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      LogOutput.close();
      if (!hasFailed) {
        // A JVM that a signal ends would exit with 128 or more, but a stop is not a failure.
        Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
      }
    }
  }

  private void stopStarted() throws IOException, InterruptedException {
    Optional<Stop> what;
    lock.lock();
    try {
      ends = true;
      what = started;
    } finally {
      lock.unlock();
    }
    if (what.isPresent()) {
      what.get().run();
    }
  }
}
