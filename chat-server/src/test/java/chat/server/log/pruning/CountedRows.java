package chat.server.log.pruning;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/**
 * Counts the messages whose texts the statements of a connection look at, and those that each of
 * its transactions deletes. The test's thread.
 */
final class CountedRows {
  private static final String MEASURES = "octet_length(text)";
  private static final String DELETES = "DELETE FROM messages";

  private final Connection connection;
  private long count;
  private long deleted;
  private long mostDeleted;

  CountedRows(Connection connection) {
    this.connection = wrap(Connection.class, connection, this::statement);
  }

  private interface Result {
    Object of(String method, Object[] arguments, Object result);
  }

  private static <T> T wrap(Class<T> type, T target, Result result) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          try {
            return result.of(method.getName(), arguments, method.invoke(target, arguments));
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(CountedRows.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Object statement(String method, Object[] arguments, Object result) {
    if (method.equals("commit")) {
      mostDeleted = Math.max(mostDeleted, deleted);
      deleted = 0;
    }
    if (!method.equals("prepareStatement")) {
      return result;
    }
    if (arguments[0].toString().contains(MEASURES)) {
      return wrap(PreparedStatement.class, (PreparedStatement) result, this::rows);
    }
    return arguments[0].toString().contains(DELETES)
        ? wrap(PreparedStatement.class, (PreparedStatement) result, this::deletion)
        : result;
  }

  private Object deletion(String method, Object[] arguments, Object result) {
    if (method.equals("executeUpdate")) {
      deleted += (int) result;
    }
    return result;
  }

  private Object rows(String method, Object[] arguments, Object result) {
    return method.equals("executeQuery")
        ? wrap(ResultSet.class, (ResultSet) result, this::row)
        : result;
  }

  private Object row(String method, Object[] arguments, Object result) {
    if (method.equals("next") && (boolean) result) {
      count++;
    }
    return result;
  }

  /** The connection whose statements are counted. */
  Connection connection() {
    return connection;
  }

  /** Returns how many messages were looked at. */
  long count() {
    return count;
  }

  /** Returns how many messages the largest transaction deleted. */
  long mostDeleted() {
    return mostDeleted;
  }
}
