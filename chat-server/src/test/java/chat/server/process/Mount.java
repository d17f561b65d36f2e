package chat.server.process;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small disk in memory, on Linux and for the system's administrator; others skip the test. */
final class Mount implements AutoCloseable {
  private final Path folder;

  private Mount(Path folder) {
    this.folder = folder;
  }

  static Mount of(Path folder, String size) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    String options = "size=" + size;
    run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
    return new Mount(folder);
  }

  Path folder() {
    return folder;
  }

  void makeReadOnly() throws IOException, InterruptedException {
    run("mount", "-o", "remount,ro", folder.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    String reason;
    try {
      ServerProcess.Ended ended = ServerProcess.run(List.of(command));
      if (ended.exitCode() == 0) {
        return;
      }
      reason = ended.output().strip();
    } catch (IOException e) {
      reason = e.getMessage();
    }
    System.out.println("skipped, for a small disk can't be mounted here: " + reason);
    abort(reason);
  }

  @Override
  public void close() {
    try {
      ServerProcess.run(List.of("umount", folder.toString()));
    } catch (IOException e) {
      throw new AssertionError("can't unmount " + folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
