package chat.server.log.file;

import chat.file.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Overwrites with zeros what deleted rows have left in a database. SQLite's {@code secure_delete}
 * overwrites a row where it is, but not the copies in the unused middle of pages from which SQLite
 * has moved it before. The thread of its connection.
 *
 * <p>It writes to the file beside SQLite: only bytes that SQLite does not read, and only while
 * nothing else can write the file, since the write-ahead log is empty and its connection has the
 * writers' lock. The commit that follows lets other connections drop the pages that they have in
 * memory. Measured: to delete and insert the rows around instead leaves copies in pages whose rows
 * were next to the deleted one long ago.
 */
public final class UnusedBytes implements AutoCloseable {
  /** The hub waits while so much is read from the system's cache: a few milliseconds. */
  private static final int RANGE_BYTES = 4 << 20;

  /**
   * SQLite may move a page from the part that is not overwritten yet to the one that is: twice in
   * turn is not to be expected.
   */
  private static final int PASSES = 2;

  private static final int TRIES = 5;

  private final Path file;
  private final Connection connection;
  private final Checkpointer checkpointer;
  private final FileChannel channel;
  private int passesLeft;
  private long nextPage = 1;

  /** What became of a step. */
  public enum Step {
    /** All is overwritten. */
    COMPLETE,
    /** Something is left to do. */
    MORE,
    /** Others use the database, so it can be tried again later. */
    BUSY
  }

  /**
   * Opens a database's file beside SQLite.
   *
   * @param connection opened it, and no other has a checkpoint of it run meanwhile
   */
  public UnusedBytes(Path file, Connection connection) throws SQLException {
    this.file = file;
    this.connection = connection;
    this.checkpointer = new Checkpointer(connection);
    try {
      this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private SQLException failure(IOException e) {
    return new SQLException("can't write " + file + ": " + FileFailure.reason(e), e);
  }

  /**
   * Begins with the first page, after all that was committed is in the file.
   *
   * @return false if others use the database, so that it has not begun
   */
  public boolean begin() throws SQLException {
    if (!checkpointer.empty()) {
      return false;
    }
    passesLeft = PASSES;
    nextPage = 1;
    return true;
  }

  /** Overwrites some of the unused bytes. */
  public Step step() throws SQLException {
    try {
      if (passesLeft == 0) {
        return Step.COMPLETE;
      }
      if (hasUnused() && !overwriteLocked()) {
        return Step.BUSY;
      }
      advance();
      return passesLeft == 0 ? Step.COMPLETE : Step.MORE;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void advance() throws IOException {
    PageLayout layout = layout();
    nextPage += pagesPerRange(layout);
    if (nextPage > pages(layout)) {
      channel.force(false);
      nextPage = 1;
      passesLeft--;
    }
  }

  private static long pagesPerRange(PageLayout layout) {
    return Math.max(1, RANGE_BYTES / layout.pageBytes());
  }

  private long pages(PageLayout layout) throws IOException {
    return channel.size() / layout.pageBytes();
  }

  /** Returns whether the next pages have something to overwrite, without a lock. */
  private boolean hasUnused() throws IOException {
    return visitRange(false);
  }

  /** Returns false if others use the database. */
  private boolean overwriteLocked() throws SQLException, IOException {
    for (int i = 0; i < TRIES; i++) {
      if (!checkpointer.empty()) {
        return false;
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        boolean isComplete = false;
        try {
          // Another connection may have written to it since the checkpoint.
          if (!WalFile.hasFrames(file)) {
            visitRange(true);
            // Any change that lets other connections read the pages again.
            statement.execute("PRAGMA user_version = " + userVersion(statement));
            statement.execute("COMMIT");
            isComplete = true;
          }
        } finally {
          if (!isComplete) {
            statement.execute("ROLLBACK");
          }
        }
        if (isComplete) {
          // This connection's own pages in memory.
          statement.execute("PRAGMA shrink_memory");
          return true;
        }
      }
    }
    return false;
  }

  private static int userVersion(Statement statement) throws SQLException {
    return Database.number(statement, "PRAGMA user_version");
  }

  private PageLayout layout() throws IOException {
    return new PageLayout(read(0, PageLayout.FILE_HEADER_BYTES));
  }

  /** Returns whether the unused bytes of the next pages had something else than zeros. */
  private boolean visitRange(boolean overwrites) throws IOException {
    PageLayout layout = layout();
    int pageBytes = layout.pageBytes();
    long count = pages(layout);
    if (count > PageLayout.MAX_PAGES) {
      return false;
    }
    layout.readFree(page -> read((page - 1) * pageBytes, pageBytes), count);
    long end = Math.min(count + 1, nextPage + pagesPerRange(layout));
    Zeros zeros = new Zeros();
    if (nextPage < end) {
      ByteBuffer range = read((nextPage - 1) * pageBytes, (int) (end - nextPage) * pageBytes);
      for (long page = nextPage; page < end; page++) {
        int at = (int) (page - nextPage) * pageBytes;
        zeros.page = range.slice(at, pageBytes);
        zeros.position = (page - 1) * pageBytes;
        layout.findUnused(zeros.page, page, zeros);
        if (overwrites) {
          zeros.write();
        }
      }
    }
    return zeros.isNeeded;
  }

  private ByteBuffer read(long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
      // The rest.
    }
    if (buffer.hasRemaining()) {
      throw new IOException("the file ends before byte " + (position + bytes));
    }
    return buffer.flip();
  }

  /** The unused bytes of one page that are not zero. */
  private final class Zeros implements PageLayout.Unused {
    private ByteBuffer page = ByteBuffer.allocate(0);
    private long position;
    private int from = Integer.MAX_VALUE;
    private int to;
    private boolean isNeeded;

    @Override
    public void range(int start, int end) {
      for (int i = start; i < end; i++) {
        if (page.get(i) != 0) {
          page.put(i, (byte) 0);
          from = Math.min(from, i);
          to = Math.max(to, i + 1);
          isNeeded = true;
        }
      }
    }

    /** Writes what lies between the first and the last of them: the rest is as it was. */
    void write() throws IOException {
      if (from < to) {
        ByteBuffer changed = page.slice(from, to - from);
        while (changed.hasRemaining()) {
          channel.write(changed, position + from + changed.position());
        }
      }
      from = Integer.MAX_VALUE;
      to = 0;
    }
  }

  /** Closes the file, which ends SQLite's locks on it: after the connections of this process. */
  @Override
  public void close() throws SQLException {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
