package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import chat.fixture.Skips;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The built jar in a real terminal: runs src/test/screen/run on the Java that runs the tests. */
final class ScreenIT {
  /** All cases take about a minute; one that fails takes half a minute longer. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  @Test
  void allThatAPersonDoesAtARealTerminal() throws Exception {
    Process run = start();
    Thread teller = new Thread(() -> tell(run), "teller");
    teller.setDaemon(true);
    teller.start();
    boolean ended = run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    // SIGTERM: it stops what it has started, and removes its folder.
    run.toHandle().destroy();
    assertTrue(ended, "src/test/screen/run didn't end within " + PATIENCE);
    teller.join();
    assertEquals(0, run.exitValue(), () -> String.join("\n", told));
    assertFalse(told.isEmpty(), "src/test/screen/run said nothing");
    String first = told.element();
    assumeFalse(first.startsWith("skipped"), first);
  }

  private static Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "src/test/screen/run");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    try {
      return builder.start();
    } catch (IOException e) {
      throw Skips.because("bash isn't here (" + e.getMessage() + ")");
    }
  }

  /** Passes on what it says as it says it. */
  private void tell(Process run) {
    try (BufferedReader lines = run.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        told.add(line);
        System.out.println(line);
      }
    } catch (IOException e) {
      // It was stopped.
    }
  }
}
