package chat.server.log.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A checkpoint that fails leaves its connection as it was. */
class CheckpointerTest {
  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** A connection with a large write-ahead log, which can't restart at its beginning. */
  private static Connection failing(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Statement statement = connection.createStatement();
          return proxy(
              Statement.class,
              (proxy, called, values) -> {
                if (called.getName().equals("executeQuery")) {
                  if (values[0].toString().contains("RESTART")) {
                    throw new SQLException("disk I/O error");
                  }
                  return statement.executeQuery("SELECT 0, 100000, 0");
                }
                return called.invoke(statement, values);
              });
        });
  }

  @Test
  void failedRestartLeavesTheTimeThatStatementsWait() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      Checkpointer checkpointer = new Checkpointer(failing(connection));
      assertThrows(SQLException.class, checkpointer::run);
      assertEquals(Database.BUSY_MILLIS, new Sql(connection).number("PRAGMA busy_timeout"));
    }
  }
}
