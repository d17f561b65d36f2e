package chat.server.log.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongSupplier;

/**
 * Reads from SQLite's index of a write-ahead log how long that log must be. The layout is that of
 * https://sqlite.org/walformat.html#the_wal_index_file_format. Any thread.
 *
 * <p>The file stays open as long as the database: closing it would end the locks that SQLite has on
 * it, since the system counts those of a process together.
 */
final class WalIndex implements AutoCloseable {
  private static final int HEADER_BYTES = 48;
  private static final int VERSION_AT = 0;
  private static final int IS_INITIALIZED_AT = 12;
  private static final int PAGE_BYTES_AT = 14;
  private static final int LAST_FRAME_AT = 16;
  private static final int VERSION = 3_007_000;

  /** What stands for the largest size of a page, which two bytes can't hold. */
  private static final int LARGEST_PAGE = 1;

  private static final int LARGEST_PAGE_BYTES = 65_536;
  private static final long FRAME_HEADER_BYTES = 24;

  private final FileChannel channel;

  WalIndex(Path file) throws IOException {
    // Not mapped into memory, which would hold the disk until the mapping is garbage-collected.
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  /**
   * Returns whether the index refers to more than the log has; false while another connection
   * changes the index.
   */
  boolean refersBeyond(LongSupplier logBytes) throws IOException {
    ByteBuffer header = header();
    // SQLite itself cuts the log only after it has changed the header.
    return logBytes.getAsLong() < bytesNeeded(header) && header.equals(header());
  }

  /** Returns as much of the header as there is. */
  private ByteBuffer header() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.nativeOrder());
    while (header.hasRemaining() && channel.read(header, header.position()) >= 0) {
      // The rest.
    }
    return header.flip();
  }

  private static long bytesNeeded(ByteBuffer header) {
    if (header.limit() < HEADER_BYTES
        || header.getInt(VERSION_AT) != VERSION
        || header.get(IS_INITIALIZED_AT) == 0) {
      return 0;
    }
    long frames = Integer.toUnsignedLong(header.getInt(LAST_FRAME_AT));
    int written = Short.toUnsignedInt(header.getShort(PAGE_BYTES_AT));
    int page = written == LARGEST_PAGE ? LARGEST_PAGE_BYTES : written;
    return frames == 0 ? 0 : WalFile.HEADER_BYTES + frames * (FRAME_HEADER_BYTES + page);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
