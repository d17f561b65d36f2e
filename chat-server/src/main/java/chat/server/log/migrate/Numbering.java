package chat.server.log.migrate;

import chat.server.log.file.Sql;
import java.sql.SQLException;

/** How a database remembers the last number of a table, also of rows that are deleted. */
public enum Numbering {
  SQLITE {
    @Override
    long last(Sql sql, String table) throws SQLException {
      return sql.number("SELECT seq FROM sqlite_sequence WHERE name = ?", table);
    }

    @Override
    void set(Sql sql, String table, long last) throws SQLException {
      sql.update("DELETE FROM sqlite_sequence WHERE name = ?", table);
      sql.update("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table, last);
    }
  },

  POSTGRES {
    @Override
    long last(Sql sql, String table) throws SQLException {
      return sql.number(
          "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM " + table + "_number_seq");
    }

    @Override
    void set(Sql sql, String table, long last) throws SQLException {
      sql.number(
          "SELECT setval(pg_get_serial_sequence(?, 'number'), ?, ?)",
          table,
          Math.max(1, last),
          last > 0);
    }
  };

  /** Returns the last number that a row of the table got; 0 if there was none. */
  abstract long last(Sql sql, String table) throws SQLException;

  abstract void set(Sql sql, String table, long last) throws SQLException;
}
