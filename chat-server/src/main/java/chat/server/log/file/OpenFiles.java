package chat.server.log.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The files that the server has open, which others may delete or replace meanwhile: what is written
 * to them then is lost. Any thread; samples are the hub's.
 */
final class OpenFiles {
  /** A file, and what identifies it on its disk; null where the system has no such thing. */
  private record Known(Path file, Object key) {
    boolean isInPlace() {
      try {
        return Objects.equals(key, keyOf(file));
      } catch (IOException e) {
        return false;
      }
    }
  }

  /** How long it may take to detect that a file other than the newest is missing. */
  private static final long NANOS_BETWEEN_CHECKS = Duration.ofMillis(10).toNanos();

  private final List<Known> files = new CopyOnWriteArrayList<>();
  // The hub's.
  private long checkedNanos = System.nanoTime() - NANOS_BETWEEN_CHECKS;

  void add(Path file) throws IOException {
    files.add(new Known(file, keyOf(file)));
  }

  private static Object keyOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /**
   * Returns a file that is missing, at once if it is the one that was added last; the others take a
   * system call each, so one call in 10 ms checks them. The hub's thread.
   */
  Optional<Path> sampleMissing() {
    Known newest = files.get(files.size() - 1);
    if (!newest.isInPlace()) {
      return missing();
    }
    long now = System.nanoTime();
    if (now - checkedNanos < NANOS_BETWEEN_CHECKS) {
      return Optional.empty();
    }
    Optional<Path> missing = missing();
    if (missing.isEmpty()) {
      checkedNanos = now;
    }
    return missing;
  }

  /** Returns a file that was deleted, moved or replaced; empty if none was. Any thread. */
  Optional<Path> missing() {
    for (Known known : files) {
      if (!known.isInPlace()) {
        return Optional.of(known.file());
      }
    }
    return Optional.empty();
  }
}
