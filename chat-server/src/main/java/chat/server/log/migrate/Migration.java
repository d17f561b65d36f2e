package chat.server.log.migrate;

import chat.server.log.LogException;
import chat.server.log.file.Sql;
import chat.server.log.schema.MigrationMark;
import chat.server.log.tools.Work;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies all that one database stores into another one that is empty, and compares both. One
 * thread.
 *
 * <p>Each page of rows is a commit. One that is interrupted continues after the last row that each
 * table has: tables are copied in the order of their primary keys.
 */
public final class Migration {
  private static final int ROWS_OF_COMMIT = 4096;

  /** Characters after which rows are committed, so that long messages fit into memory. */
  private static final long SIZE_OF_COMMIT = 4_000_000;

  private final End from;
  private final End to;
  private final Work work;

  /** A migration, which no server may disturb. */
  public Migration(End from, End to, Work work) {
    this.from = from;
    this.to = to;
    this.work = work;
  }

  /**
   * What was copied, as both ends have it.
   *
   * @param digest the SHA-256 of all rows, in hex
   */
  public record Copied(String table, long rows, String digest) {}

  /**
   * Copies everything.
   *
   * @param resumes whether the target may have a part of the same log
   * @throws LogException if the target has anything else, a database fails, or both differ at the
   *     end; unless nothing was copied, the target can then only be used to resume
   */
  public List<Copied> run(boolean resumes) throws LogException {
    String id = logId();
    begin(id, resumes);
    for (MovedTable table : MovedTable.values()) {
      copy(table);
    }
    List<Copied> copied = compare();
    requireOwned();
    Map<String, Long> last = lastNumbers();
    List<String> forms = about(from, "confusables");
    write(
        sql -> {
          for (Map.Entry<String, Long> table : last.entrySet()) {
            to.numbering().set(sql, table.getKey(), table.getValue());
          }
          set(sql, "log_id", id);
          for (String version : forms) {
            set(sql, "confusables", version);
          }
          MigrationMark.remove(sql);
        });
    return copied;
  }

  private interface Change {
    void run(Sql sql) throws SQLException;
  }

  private void write(Change change) throws LogException {
    to.store()
        .write(
            "write",
            sql -> {
              change.run(sql);
              return true;
            });
  }

  private String logId() throws LogException {
    if (mark(from).isPresent()) {
      throw MigrationMark.unfinished(from.name());
    }
    return about(from, "log_id").get(0);
  }

  private static Optional<String> mark(End end) throws LogException {
    return end.store().read("read", MigrationMark::read);
  }

  private static List<String> about(End end, String name) throws LogException {
    return end.store()
        .read(
            "read",
            sql ->
                sql.rows(row -> row.getString(1), "SELECT value FROM about WHERE name = ?", name));
  }

  private static void set(Sql sql, String name, String value) throws SQLException {
    sql.update(
        """
        INSERT INTO about (name, value) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value""",
        name,
        value);
  }

  private void begin(String id, boolean resumes) throws LogException {
    Optional<String> begun = mark(to);
    if (begun.isPresent()) {
      if (!resumes) {
        throw MigrationMark.unfinished(to.name());
      }
      if (!begun.get().equals(id)) {
        throw new LogException(
            "%s has a part of another log than %s has: name the database that the migration began with, or an empty one to copy to"
                .formatted(to.name(), from.name()));
      }
      return;
    }
    for (MovedTable table : MovedTable.values()) {
      if (!new TableRows(to, table).last().isEmpty()) {
        throw new LogException(
            "%s is not empty: its table %s has rows. A log is copied to a new folder or database only"
                .formatted(to.name(), table.table()));
      }
    }
    write(sql -> MigrationMark.add(sql, id));
  }

  private void copy(MovedTable table) throws LogException {
    TableRows source = new TableRows(from, table);
    TableRows target = new TableRows(to, table);
    long done = target.count();
    work.begin("copying the table " + table.table(), source.count());
    List<List<Object>> rows = nextRows(source, target.last());
    while (!rows.isEmpty()) {
      target.add(rows);
      done += rows.size();
      work.done(done);
      rows = nextRows(source, source.key(rows.get(rows.size() - 1)));
    }
  }

  /** Returns the rows of the next commit, each of which waits for a disk. */
  private static List<List<Object>> nextRows(TableRows source, List<Object> key)
      throws LogException {
    List<List<Object>> page = source.after(key);
    List<List<Object>> rows = new ArrayList<>(page);
    long size = TableRows.size(page);
    while (!page.isEmpty() && rows.size() < ROWS_OF_COMMIT && size < SIZE_OF_COMMIT) {
      page = source.after(source.key(rows.get(rows.size() - 1)));
      rows.addAll(page);
      size += TableRows.size(page);
    }
    return rows;
  }

  /** Numbers of deleted rows are not used again. */
  private Map<String, Long> lastNumbers() throws LogException {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (MovedTable table : MovedTable.values()) {
      if (table.isNumbered()) {
        numbers.put(
            table.table(),
            from.store().read("read", sql -> from.numbering().last(sql, table.table())));
      }
    }
    return numbers;
  }

  /** Reads both databases again: what is stored counts, not what was sent. */
  private List<Copied> compare() throws LogException {
    List<Copied> copied = new ArrayList<>();
    for (MovedTable table : MovedTable.values()) {
      TableRows rows = new TableRows(from, table);
      work.begin("comparing the table " + table.table(), 2 * rows.count());
      TableRows.Summary source = rows.summary(work::done);
      TableRows.Summary target =
          new TableRows(to, table).summary(done -> work.done(source.rows() + done));
      if (!source.equals(target)) {
        throw new LogException(
            "%s and %s differ in the table %s (%d and %d rows): a server has changed one of them meanwhile. Stop all servers, and copy again to an empty folder or database"
                .formatted(from.name(), to.name(), table.table(), source.rows(), target.rows()));
      }
      copied.add(new Copied(table.table(), source.rows(), source.digest()));
    }
    return copied;
  }

  /** Refuses a source that a server may have changed since it was read: reads check no claim. */
  private void requireOwned() throws LogException {
    from.store().write("check", sql -> true);
  }
}
