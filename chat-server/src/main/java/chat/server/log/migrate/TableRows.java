package chat.server.log.migrate;

import chat.server.log.LogException;
import chat.server.log.file.Sql;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;

/** The rows of one table at one end, page by page in the order of its primary key. One thread. */
final class TableRows {
  private static final int PAGE = 256;

  /** Bytes of texts after which a page ends, since a message may have 16 MB. */
  private static final long BYTES_OF_PAGE = 4_000_000;

  private static final int ROWS_OF_STATEMENT = 64;

  private final End end;
  private final MovedTable table;

  TableRows(End end, MovedTable table) {
    this.end = end;
    this.table = table;
  }

  long count() throws LogException {
    return end.store().read("read", sql -> sql.number("SELECT count(*) FROM " + table.table()));
  }

  /** Returns the primary key of the last row; empty if there is none. */
  List<Object> last() throws LogException {
    return end.store().read("read", sql -> sql.rows(TableRows::values, table.selectLast())).stream()
        .findAny()
        .orElse(List.of());
  }

  /** Returns the next rows, the values of the primary key first. */
  List<List<Object>> after(List<Object> key) throws LogException {
    return end.store().read("read", sql -> page(sql, key));
  }

  private List<List<Object>> page(Sql sql, List<Object> key) throws SQLException {
    boolean isFirst = key.isEmpty();
    int count = PAGE;
    if (table.hasLongRows()) {
      count =
          fitting(
              sql.rows(row -> row.getLong(1), table.selectSizes(isFirst), withLimit(key, PAGE)));
    }
    return sql.rows(TableRows::values, table.select(isFirst), withLimit(key, count));
  }

  private static Object[] withLimit(List<Object> key, int count) {
    List<Object> values = new ArrayList<>(key);
    values.add(count);
    return values.toArray();
  }

  /** Returns how many rows of these sizes make a page: one of any size does. */
  private static int fitting(List<Long> sizes) {
    long bytes = 0;
    int count = 0;
    while (count < sizes.size() && (count == 0 || bytes + sizes.get(count) <= BYTES_OF_PAGE)) {
      bytes += sizes.get(count);
      count++;
    }
    return count;
  }

  /** The databases return numbers of different sizes. */
  private static List<Object> values(ResultSet row) throws SQLException {
    int count = row.getMetaData().getColumnCount();
    List<Object> values = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      Object value = row.getObject(i);
      values.add(value instanceof Number number ? number.longValue() : value);
    }
    return values;
  }

  /** Returns a row's primary key. */
  List<Object> key(List<Object> row) {
    return row.subList(0, table.countKeys());
  }

  /**
   * Stores rows in one commit. A statement for many rows takes a fraction of the time that one for
   * each row does.
   */
  void add(List<List<Object>> rows) throws LogException {
    for (List<Object> row : rows) {
      requireText(row);
    }
    end.store()
        .write(
            "write",
            sql -> {
              for (int first = 0; first < rows.size(); first += ROWS_OF_STATEMENT) {
                insert(sql, rows.subList(first, Math.min(rows.size(), first + ROWS_OF_STATEMENT)));
              }
              return rows.size();
            });
  }

  private void insert(Sql sql, List<List<Object>> rows) throws SQLException {
    if (rows.size() < ROWS_OF_STATEMENT) {
      sql.updateAll(table.insert(1), rows);
    } else {
      sql.update(table.insert(rows.size()), rows.stream().flatMap(List::stream).toArray());
    }
  }

  private void requireText(List<Object> row) throws LogException {
    for (Object value : row) {
      if (value instanceof String text && text.indexOf('\0') >= 0) {
        throw new LogException(
            "the row %s of the table %s has a NUL character, which no server stores: remove it with the program sqlite3"
                .formatted(key(row), table.table()));
      }
    }
  }

  /** Returns how many characters and bytes rows have. */
  static long size(List<List<Object>> rows) {
    long size = 0;
    for (List<Object> row : rows) {
      for (Object value : row) {
        size += value instanceof String text ? text.length() : 0;
        size += value instanceof byte[] bytes ? bytes.length : 0;
      }
    }
    return size;
  }

  /**
   * Counts the rows, and computes a digest of all that they have.
   *
   * @param whenRead gets the number of rows that are read
   */
  Summary summary(LongConsumer whenRead) throws LogException {
    MessageDigest digest = sha256();
    long count = 0;
    List<List<Object>> rows = after(List.of());
    while (!rows.isEmpty()) {
      rows.forEach(row -> row.forEach(value -> update(digest, value)));
      count += rows.size();
      whenRead.accept(count);
      rows = after(key(rows.get(rows.size() - 1)));
    }
    return new Summary(count, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * What a table has.
   *
   * @param digest in hex
   */
  record Summary(long rows, String digest) {}

  /** Adds the length before each value, so that no two rows look alike. */
  private static void update(MessageDigest digest, Object value) {
    byte[] bytes =
        value instanceof byte[] array
            ? Arrays.copyOf(array, array.length)
            : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
