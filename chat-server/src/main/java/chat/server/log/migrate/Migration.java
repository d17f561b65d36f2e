package chat.server.log.migrate;

import chat.server.log.LogException;
import chat.server.log.file.Sql;
import chat.server.log.schema.MigrationMark;
import chat.server.log.tools.Work;
import java.sql.SQLException;
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
   * What was copied.
   *
   * @param digest the SHA-256 of all messages, in hex, which both databases have
   */
  public record Moved(long messages, long rooms, long accounts, String digest) {
    private Moved with(MovedTable table, TableRows.Summary summary) {
      return switch (table) {
        case MESSAGES -> new Moved(summary.rows(), rooms, accounts, summary.digest());
        case ROOMS -> new Moved(messages, summary.rows(), accounts, digest);
        case ACCOUNTS -> new Moved(messages, rooms, summary.rows(), digest);
        default -> this;
      };
    }
  }

  /**
   * Copies everything.
   *
   * @param resumes whether the target may have a part of the same log
   * @throws LogException if the target has anything else, a database fails, or both differ at the
   *     end; unless nothing was copied, the target can then only be used to resume
   */
  public Moved run(boolean resumes) throws LogException {
    String id = logId();
    begin(id, resumes);
    for (MovedTable table : MovedTable.values()) {
      copy(table);
    }
    Moved moved = compare();
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
    return moved;
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
    List<List<Object>> rows = source.after(target.last());
    while (!rows.isEmpty()) {
      target.add(rows);
      done += rows.size();
      work.done(done);
      rows = source.after(source.key(rows.get(rows.size() - 1)));
    }
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
  private Moved compare() throws LogException {
    Moved moved = new Moved(0, 0, 0, "");
    for (MovedTable table : MovedTable.values()) {
      work.begin("comparing the table " + table.table(), 0);
      TableRows.Summary source = new TableRows(from, table).summary();
      TableRows.Summary target = new TableRows(to, table).summary();
      if (!source.equals(target)) {
        throw new LogException(
            "%s and %s differ in the table %s (%d and %d rows): a server has changed one of them meanwhile. Stop all servers, and copy again to an empty folder or database"
                .formatted(from.name(), to.name(), table.table(), source.rows(), target.rows()));
      }
      moved = moved.with(table, source);
    }
    return moved;
  }
}
