package chat.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * A file of lines that several processes of one person read and change. Each operation reads it
 * again. Its exceptions are for a person. Any thread.
 */
public final class SharedLines {
  private final Path path;
  private final String what;
  private final int maxBytes;
  // The lock on the file excludes other processes alone.
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * Lines of a file, which need not exist.
   *
   * @param what what the lines are, in the plural
   * @param maxBytes the longest file that is read
   */
  public SharedLines(Path path, String what, int maxBytes) {
    this.path = path;
    this.what = what;
    this.maxBytes = maxBytes;
  }

  /** Returns the lines; none if there is no file. */
  public List<String> read() throws IOException {
    try {
      if (Files.size(path) > maxBytes) {
        throw new IOException("it is longer than any list of " + what);
      }
      return new String(Files.readAllBytes(path), UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new IOException("can't read %s: %s".formatted(path, FileFailure.reason(e)), e);
    }
  }

  /** Removes lines, and appends one. A new file is its owner's alone. */
  public void change(Predicate<String> removed, Optional<String> added) throws IOException {
    lock.lock();
    try {
      OwnerOnlyFiles.createFolders(path.toAbsolutePath().getParent());
      try (FileChannel channel = openLock()) {
        var unused = channel.lock(); // closing the channel releases it
        List<String> lines = new ArrayList<>(read());
        lines.removeIf(removed);
        added.ifPresent(lines::add);
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        new AtomicFile(path).replace(text.getBytes(UTF_8));
      }
    } finally {
      lock.unlock();
    }
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(
        path.resolveSibling("." + path.getFileName() + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }
}
