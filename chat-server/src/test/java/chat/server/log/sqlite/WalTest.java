package chat.server.log.sqlite;

import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.LogException;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The write-ahead log restarts at its beginning, so its file stays small. */
class WalTest {
  private static final int FIRST_BYTES = 24;
  private static final long LIMIT = 32 << 20;
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  @AutoClose private SqliteLog log;
  private int next = 1;

  @BeforeEach
  void open() throws LogException {
    log = SqliteLog.open(folder, false, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  @Test
  void restartsWhileWritesNeverPause() throws Exception {
    append();
    ByteBuffer first = header();
    appendUntil(Duration.ofMillis(5), () -> !header().equals(first));
    appendUntil(Duration.ofMillis(5), () -> Files.size(wal()) <= LIMIT);
  }

  @Test
  void restartsAfterAPause() throws Exception {
    ByteBuffer before = null;
    for (int i = 0; i < 2; i++) {
      append();
      ByteBuffer now = header();
      assertTrue(before == null || Files.size(wal()) < LIMIT);
      before = now;
      ByteBuffer pausing = before;
      // Appends rarely, so that most of the time is a pause.
      appendUntil(Duration.ofMillis(200), () -> !header().equals(pausing));
    }
  }

  private void appendUntil(Duration betweenAppends, Callable<Boolean> condition) {
    await()
        .atMost(DEADLINE)
        .pollInSameThread()
        .pollInterval(betweenAppends)
        .until(
            () -> {
              append();
              return condition.call();
            });
  }

  private void append() throws LogException {
    log.append(many(TEA, next, next + 199));
    next += 200;
  }

  private Path wal() {
    return folder.resolve("messages.db-wal");
  }

  /** Returns the header, which changes when the file restarts at its beginning. */
  private ByteBuffer header() throws IOException {
    try (FileChannel file = FileChannel.open(wal())) {
      ByteBuffer header = ByteBuffer.allocate(FIRST_BYTES);
      while (header.hasRemaining() && file.read(header, header.position()) >= 0) {
        // The next bytes.
      }
      return header.flip();
    }
  }
}
