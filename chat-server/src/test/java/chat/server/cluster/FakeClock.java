package chat.server.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The clock of one program, which a test sets while it runs, by Debian's libfaketime. Waits and
 * timeouts of the program are as usual. The test's thread.
 */
final class FakeClock {
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  private final Path file;

  private FakeClock(Path file) {
    this.file = file;
  }

  /** Makes a clock that is right, whose setting is in a file. */
  static FakeClock in(Path file) throws IOException {
    FakeClock clock = new FakeClock(file);
    clock.set(Duration.ZERO);
    return clock;
  }

  /** Returns whether libfaketime is installed. */
  static boolean isInstalled() throws IOException {
    return !libraries().isEmpty();
  }

  private static List<Path> libraries() throws IOException {
    try (Stream<Path> folders = Files.list(LIBRARIES)) {
      return folders.map(folder -> folder.resolve(LIBRARY)).filter(Files::exists).toList();
    }
  }

  /** Returns the command that runs a program with this clock. */
  List<String> prefix() throws IOException {
    return List.of(
        "env",
        "LD_PRELOAD=" + libraries().get(0),
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
        "FAKETIME_NO_CACHE=1",
        "NO_FAKE_STAT=1",
        // Else Object.wait returns at once.
        "FAKETIME_FORCE_MONOTONIC_FIX=0",
        "FAKETIME_TIMESTAMP_FILE=" + file);
  }

  /** Sets how far the clock is before the right time. */
  void set(Duration off) throws IOException {
    // As a whole, since the program may read it at any time.
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, (off.isNegative() ? "" : "+") + off.toSeconds() + "s\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
