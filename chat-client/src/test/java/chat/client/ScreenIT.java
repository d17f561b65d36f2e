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
import org.junit.jupiter.api.Timeout;

/** The built client in a real terminal: runs src/test/screen/run on the Java of the tests. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class ScreenIT {
  /** All cases take about a minute; one that fails takes half a minute longer. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Queue<String> printed = new ConcurrentLinkedQueue<>();

  @Test
  void everyCaseAtARealTerminalPasses() throws Exception {
    Process run = start();
    Thread printer = new Thread(() -> print(run), "printer");
    printer.setDaemon(true);
    printer.start();
    boolean ended = run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    // By SIGTERM the script stops its processes and removes its folder.
    run.toHandle().destroy();
    assertTrue(ended, "src/test/screen/run didn't end within " + PATIENCE);
    printer.join();
    assertEquals(0, run.exitValue(), () -> String.join("\n", printed));
    assertFalse(printed.isEmpty(), "src/test/screen/run said nothing");
    String first = printed.element();
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

  /** Prints the script's lines as they come, since it runs for minutes. */
  private void print(Process run) {
    try (BufferedReader lines = run.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        printed.add(line);
        System.out.println(line);
      }
    } catch (IOException e) {
      // The script was stopped.
    }
  }
}
