package chat.server.log.account;

import chat.server.log.file.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a query as records. The thread that the connection belongs to. */
final class Rows {
  /** Makes a record of a row. */
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private Rows() {}

  static <T> List<T> read(Sql sql, Reading<T> reading, String query, Object... values)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement statement = sql.prepare(query, values);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(reading.of(result));
      }
    }
    return rows;
  }
}
