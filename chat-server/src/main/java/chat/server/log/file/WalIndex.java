package chat.server.log.file;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
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
  private static final long WAL_HEADER_BYTES = 32;
  private static final long FRAME_HEADER_BYTES = 24;

  private final FileChannel channel;
  private final MappedByteBuffer header;

  WalIndex(Path file) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
    this.header = channel.map(FileChannel.MapMode.READ_ONLY, 0, HEADER_BYTES);
    header.order(ByteOrder.nativeOrder());
  }

  /**
   * Returns whether the index refers to more than the log has; false while another connection
   * changes the index.
   */
  boolean refersBeyond(LongSupplier logBytes) {
    long[] before = header();
    // SQLite itself cuts the log only after it has changed the header.
    return logBytes.getAsLong() < bytesNeeded() && Arrays.equals(before, header());
  }

  private long[] header() {
    long[] copy = new long[HEADER_BYTES / Long.BYTES];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = header.getLong(i * Long.BYTES);
    }
    return copy;
  }

  private long bytesNeeded() {
    long frames = Integer.toUnsignedLong(header.getInt(LAST_FRAME_AT));
    boolean isKnown = header.getInt(VERSION_AT) == VERSION && header.get(IS_INITIALIZED_AT) != 0;
    if (!isKnown || frames == 0) {
      return 0;
    }
    int written = Short.toUnsignedInt(header.getShort(PAGE_BYTES_AT));
    int page = written == LARGEST_PAGE ? LARGEST_PAGE_BYTES : written;
    return WAL_HEADER_BYTES + frames * (FRAME_HEADER_BYTES + page);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
