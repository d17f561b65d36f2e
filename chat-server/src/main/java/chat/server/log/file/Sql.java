package chat.server.log.file;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs statements, most of which are too rare to stay prepared. The thread that its connection
 * belongs to.
 */
public final class Sql {
  private final Connection connection;
  private final Check check;
  private final Map<String, PreparedStatement> kept = new HashMap<>();

  /** Statements on a connection, which the caller closes. */
  public Sql(Connection connection) {
    this(connection, () -> {});
  }

  /**
   * Statements on a connection, which the caller closes.
   *
   * @param check may refuse each command before it changes anything
   */
  public Sql(Connection connection, Check check) {
    this.connection = connection;
    this.check = check;
  }

  /** Throws an exception if nothing may be changed. */
  public interface Check {
    void run() throws SQLException;
  }

  /** Statements that take effect together. */
  public interface Statements {
    void run() throws SQLException;
  }

  /** Runs statements in one transaction. */
  public void inTransaction(Statements statements) throws SQLException {
    Transaction.run(
        connection,
        () -> {
          statements.run();
          return null;
        });
  }

  /** Returns the number that a query selects, 0 if it selects none. */
  public long number(String query, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(query, values);
        ResultSet result = statement.executeQuery()) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /** Runs a command that returns the number of the row it adds; returns 0 if it adds none. */
  public long insert(String command, Object... values) throws SQLException {
    check.run();
    return number(command, values);
  }

  /** Makes a record of a row. */
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Returns a record for each row that a query selects. */
  public <T> List<T> rows(RowReader<T> reader, String query, Object... values) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement statement = prepare(query, values);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(reader.read(result));
      }
    }
    return rows;
  }

  /**
   * Returns a record of the first row that a frequent query selects. Its statement stays prepared
   * until the connection closes, or {@link #close} is called.
   */
  public <T> Optional<T> first(RowReader<T> reader, String query, Object... values)
      throws SQLException {
    PreparedStatement statement = kept.get(query);
    try {
      if (statement == null) {
        statement = connection.prepareStatement(query);
        kept.put(query, statement);
      }
      bind(statement, values);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(reader.read(result)) : Optional.empty();
      }
    } catch (SQLException e) {
      // The driver closes a statement that failed.
      kept.remove(query);
      throw e;
    }
  }

  /** Runs a command, and returns how many rows it changed. */
  public int update(String command, Object... values) throws SQLException {
    check.run();
    try (PreparedStatement statement = prepare(command, values)) {
      return statement.executeUpdate();
    }
  }

  /** Runs a command once for each list of values. */
  public void updateAll(String command, List<? extends List<?>> values) throws SQLException {
    check.run();
    try (PreparedStatement statement = prepare(command)) {
      for (List<?> row : values) {
        bind(statement, row.toArray());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Runs a prepared command, and returns how many rows it changed. */
  public int update(PreparedStatement command, Object... values) throws SQLException {
    check.run();
    bind(command, values);
    return command.executeUpdate();
  }

  /**
   * Runs a command without parameters, whatever rows it has. Prepared, the driver would end it
   * after the first of them.
   */
  public void runToEnd(String command) throws SQLException {
    check.run();
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(command);
    }
  }

  /** Closes the statements that stay prepared; those of a connection close with it. */
  public void close() throws SQLException {
    for (PreparedStatement statement : kept.values()) {
      statement.close();
    }
    kept.clear();
  }

  /** Prepares a statement, which the caller closes. */
  public PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    bind(statement, values);
    return statement;
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
