package chat.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/** How a command ended, and what it wrote to both of its outputs. */
record FinishedCommand(int exitCode, String output) {
  /** Runs a command and waits until it ends. */
  static FinishedCommand run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new FinishedCommand(process.waitFor(), output);
  }
}
