package chat.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs programs of the system that only print something. They are found in these folders alone, and
 * never by the PATH of the person who calls. The main thread, and one that reads the output.
 */
final class Tools {
  /** Those of the system. */
  static final Tools OF_SYSTEM =
      new Tools(
          List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/sbin"), Path.of("/bin")),
          Duration.ofSeconds(5));

  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private final List<Path> folders;
  private final Duration limit;

  Tools(List<Path> folders, Duration limit) {
    this.folders = List.copyOf(folders);
    this.limit = limit;
  }

  /**
   * What a program printed.
   *
   * @param isDone whether it exited with 0 in time
   * @param text its output and its errors, or why there are none
   */
  record Output(boolean isDone, String text) {
    /** Returns the first line, which says most about a failure. */
    String firstLine() {
      return text.lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty())
          .findFirst()
          .orElse("it failed");
    }
  }

  /** Returns the program's output; empty if it is not installed. */
  Optional<Output> run(String program, String... arguments) throws InterruptedException {
    Optional<Path> file =
        folders.stream()
            .map(folder -> folder.resolve(program))
            .filter(Files::isExecutable)
            .findFirst();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    ProcessBuilder builder = new ProcessBuilder(file.get().toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("LC_ALL", "C");
    try {
      return Optional.of(output(builder.redirectErrorStream(true).start()));
    } catch (IOException e) {
      return Optional.of(new Output(false, program + " can't be started"));
    }
  }

  private Output output(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    CompletableFuture<byte[]> read = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process.getInputStream(), read), "tool-output");
    reader.setDaemon(true);
    reader.start();
    try {
      byte[] bytes = read.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      boolean hasEnded = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new Output(hasEnded && process.exitValue() == 0, new String(bytes, UTF_8));
    } catch (TimeoutException e) {
      return new Output(false, "it did not end within " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      return new Output(false, "its output can't be read");
    } finally {
      process.destroyForcibly();
    }
  }

  private static void read(InputStream from, CompletableFuture<byte[]> to) {
    try {
      to.complete(from.readNBytes(MAX_BYTES));
    } catch (IOException e) {
      to.completeExceptionally(e);
    }
  }
}
