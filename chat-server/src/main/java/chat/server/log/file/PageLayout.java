package chat.server.log.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * Which bytes of an SQLite database's pages hold nothing: https://sqlite.org/fileformat2.html. One
 * thread.
 */
final class PageLayout {
  static final int FILE_HEADER_BYTES = 100;

  /**
   * The first byte of a page that only continues a row is that of the number of another page. With
   * fewer pages it is 0 or 1, unlike that of pages with rows.
   */
  static final long MAX_PAGES = 2L << 24;

  private static final int PAGE_BYTES_AT = 16;
  private static final int RESERVED_AT = 20;
  private static final int FIRST_TRUNK_AT = 32;
  private static final int LARGEST_ROOT_AT = 52;
  private static final int LARGEST_PAGE_BYTES = 65_536;
  private static final long LOCKED_BYTE = 0x4000_0000;
  private static final int MAP_ENTRY_BYTES = 5;

  private static final int INTERIOR_INDEX = 2;
  private static final int INTERIOR_TABLE = 5;
  private static final int LEAF_INDEX = 10;
  private static final int LEAF_TABLE = 13;
  private static final int LEAF_HEADER_BYTES = 8;
  private static final int INTERIOR_HEADER_BYTES = 12;
  private static final int TRUNK_HEADER_BYTES = 8;
  private static final int FREE_BLOCK_HEADER_BYTES = 4;

  private final int pageBytes;
  private final int usableBytes;
  private final long firstTrunk;
  private final boolean hasMaps;
  private final BitSet free = new BitSet();
  private final BitSet trunks = new BitSet();

  /** Gets a range of bytes that hold nothing. */
  interface Unused {
    void range(int from, int to);
  }

  /** Reads a page, whose first byte is at position 0. */
  interface Pages {
    ByteBuffer read(long page) throws IOException;
  }

  /** The layout of a file with these first bytes. */
  PageLayout(ByteBuffer fileHeader) {
    int written = Short.toUnsignedInt(fileHeader.getShort(PAGE_BYTES_AT));
    this.pageBytes = written == 1 ? LARGEST_PAGE_BYTES : written;
    this.usableBytes = pageBytes - Byte.toUnsignedInt(fileHeader.get(RESERVED_AT));
    this.firstTrunk = Integer.toUnsignedLong(fileHeader.getInt(FIRST_TRUNK_AT));
    this.hasMaps = fileHeader.getInt(LARGEST_ROOT_AT) != 0;
  }

  int pageBytes() {
    return pageBytes;
  }

  /** Reads which pages are free. */
  void readFree(Pages pages, long count) throws IOException {
    long trunk = firstTrunk;
    while (trunk > 0 && trunk <= count && !trunks.get((int) trunk)) {
      trunks.set((int) trunk);
      ByteBuffer page = pages.read(trunk);
      int leaves = leavesOf(page);
      for (int i = 0; i < leaves; i++) {
        long leaf = Integer.toUnsignedLong(page.getInt(TRUNK_HEADER_BYTES + 4 * i));
        if (leaf > 1 && leaf <= count) {
          free.set((int) leaf);
        }
      }
      trunk = Integer.toUnsignedLong(page.getInt(0));
    }
  }

  private int leavesOf(ByteBuffer trunk) {
    int leaves = trunk.getInt(4);
    return leaves < 0 || leaves > usableBytes / 4 - 2 ? 0 : leaves;
  }

  /**
   * Finds the unused bytes of a page; none in a page that is not as SQLite writes it.
   *
   * @param page its bytes
   * @param number from 1
   */
  void findUnused(ByteBuffer page, long number, Unused unused) {
    if (free.get((int) number)) {
      unused.range(0, pageBytes);
    } else if (trunks.get((int) number)) {
      unused.range(TRUNK_HEADER_BYTES + 4 * leavesOf(page), usableBytes);
    } else if (!isMap(number)) {
      findUnusedBetweenRows(page, number == 1 ? FILE_HEADER_BYTES : 0, unused);
    }
  }

  /** Returns whether a page says which pages refer to others: it looks like one with rows. */
  private boolean isMap(long number) {
    if (!hasMaps || number < 2) {
      return false;
    }
    long distance = usableBytes / MAP_ENTRY_BYTES + 1L;
    long map = (number - 2) / distance * distance + 2;
    return number == (map == LOCKED_BYTE / pageBytes + 1 ? map + 1 : map);
  }

  private void findUnusedBetweenRows(ByteBuffer page, int header, Unused unused) {
    int kind = page.get(header);
    boolean isLeaf = kind == LEAF_INDEX || kind == LEAF_TABLE;
    if (!isLeaf && kind != INTERIOR_INDEX && kind != INTERIOR_TABLE) {
      return;
    }
    int rows = unsigned(page, header + 3);
    int written = unsigned(page, header + 5);
    int top = written == 0 ? LARGEST_PAGE_BYTES : written;
    int pointers = header + (isLeaf ? LEAF_HEADER_BYTES : INTERIOR_HEADER_BYTES);
    int pointersEnd = pointers + 2 * rows;
    if (pointersEnd > top
        || top > usableBytes
        || !areBlocksWhole(page, header, top)
        || pointsToUnused(page, header, pointers, top)) {
      return;
    }
    unused.range(pointersEnd, top);
    for (int at = unsigned(page, header + 1); at != 0; at = unsigned(page, at)) {
      unused.range(at + FREE_BLOCK_HEADER_BYTES, at + unsigned(page, at + 2));
    }
  }

  private boolean areBlocksWhole(ByteBuffer page, int header, int top) {
    int end = top;
    for (int at = unsigned(page, header + 1); at != 0; at = unsigned(page, at)) {
      if (at < end || at + FREE_BLOCK_HEADER_BYTES > usableBytes) {
        return false;
      }
      int size = unsigned(page, at + 2);
      end = at + size;
      if (size < FREE_BLOCK_HEADER_BYTES || end > usableBytes) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a row is where none may be: a damaged page may still be read in part. */
  private static boolean pointsToUnused(ByteBuffer page, int header, int pointers, int top) {
    BitSet blocks = new BitSet();
    for (int at = unsigned(page, header + 1); at != 0; at = unsigned(page, at)) {
      blocks.set(at, at + unsigned(page, at + 2));
    }
    for (int i = 0; i < unsigned(page, header + 3); i++) {
      int row = unsigned(page, pointers + 2 * i);
      if (row < top || blocks.get(row)) {
        return true;
      }
    }
    return false;
  }

  private static int unsigned(ByteBuffer page, int at) {
    return Short.toUnsignedInt(page.getShort(at));
  }
}
