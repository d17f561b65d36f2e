package chat.server.process;

import static org.awaitility.Awaitility.await;

import chat.fixture.Captured;
import chat.fixture.FinishedCommand;
import chat.fixture.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small disk in memory. Only root on Linux can mount it; others skip the test. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  static SmallDisk of(Path folder, String size) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    String options = "size=" + size;
    run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
    return new SmallDisk(folder);
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
      FinishedCommand ended = FinishedCommand.run(List.of(command));
      if (ended.exitCode() == 0) {
        return;
      }
      reason = ended.output().strip();
    } catch (IOException e) {
      reason = e.getMessage();
    }
    throw Skips.because("a small disk can't be mounted here: " + reason);
  }

  /** Unmounts it, once nothing on it is open any more. */
  @Override
  public void close() {
    await().atMost(Captured.PATIENCE).until(this::isUnmounted);
  }

  private boolean isUnmounted() throws IOException, InterruptedException {
    // A buffer that maps a file maps it until it is collected.
    System.gc();
    return FinishedCommand.run(List.of("umount", folder.toString())).exitCode() == 0;
  }
}
