package chat.server.log.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.server.log.LogException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that stores the number of the last commit apart from the database, so that a database
 * that lost its end, or an older copy of it, is detected. The thread that starts the server opens
 * it, the hub's thread writes to it, the thread that stops the server closes it.
 */
public final class LogEndFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogEndFile.class);
  static final String NAME = "log-end";

  private final Path file;
  private final FileChannel channel;
  private final Optional<String> boot;
  private final Optional<LogEnd> before;
  // Direct, since each commit writes it.
  private final ByteBuffer digits = ByteBuffer.allocateDirect(LogEnd.COMMIT_DIGITS);
  private Optional<LogEnd> now = Optional.empty();
  private long lastCommit;
  private boolean works = true;

  private LogEndFile(Path file, Optional<String> boot) throws IOException {
    this.file = file;
    this.boot = boot;
    this.before = LogEnd.parse(new String(Files.readAllBytes(file), ISO_8859_1));
    this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
  }

  /**
   * Opens the file in a folder, and creates it if it is missing.
   *
   * @param boot the system's boot id, if it has one
   */
  public static LogEndFile open(DataFolder folder, Optional<String> boot) throws LogException {
    Path file = folder.file(NAME);
    try {
      return new LogEndFile(file, boot);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static LogException unusable(Path file, IOException e) {
    return new LogException(
        "can't use the file %s: %s. %s, or give another folder with --data"
            .formatted(file, DiskFull.reason(e), DiskFull.remedy(e, "Move it away")),
        e);
  }

  /**
   * Returns why a database may lack the commits that followed its last one; empty if it lacks none.
   */
  public Optional<String> loss(long found) {
    if (before.isEmpty()) {
      return found > 0
          ? Optional.of("the file " + file + " is missing or damaged")
          : Optional.empty();
    }
    return before.get().loss(found, boot);
  }

  /** Returns whether a database lacks commits that are known to have followed its last one. */
  public boolean lacks(long found) {
    return before.isPresent() && before.get().lacks(found);
  }

  /** Records that a server has opened the log, whose last commit has this number. */
  public void begin(long commit, Database.Sync sync) throws LogException {
    lastCommit = commit;
    now = Optional.of(new LogEnd(commit, false, sync, boot));
    try {
      writeWhole(now.get());
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private void writeWhole(LogEnd end) throws IOException {
    byte[] text = end.text().getBytes(ISO_8859_1);
    write(ByteBuffer.wrap(text), 0);
    channel.truncate(text.length);
    channel.force(true);
  }

  /** Records a commit. The operating system writes the number to the disk later. */
  public void write(long commit) {
    lastCommit = commit;
    try {
      putDigits(commit);
      write(digits, LogEnd.COMMIT_OFFSET);
      works = true;
    } catch (IOException e) {
      // The commit succeeded, so its messages are stored.
      if (works) {
        LOG.warn("can't write {}: {}", file, DiskFull.reason(e));
      }
      works = false;
    }
  }

  private void putDigits(long commit) {
    long rest = commit;
    for (int i = LogEnd.COMMIT_DIGITS - 1; i >= 0; i--) {
      digits.put(i, (byte) ('0' + rest % 10));
      rest /= 10;
    }
    digits.clear();
  }

  private void write(ByteBuffer bytes, int at) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes, at + bytes.position());
    }
  }

  /** Records that the log is closed, if it was begun. The database must be closed before. */
  @Override
  public void close() {
    try (channel) {
      if (now.isPresent()) {
        writeWhole(new LogEnd(lastCommit, true, now.get().sync(), boot));
      }
    } catch (IOException e) {
      LOG.warn("can't write {}: {}", file, DiskFull.reason(e));
    }
  }
}
