package chat.server.log.postgres;

import chat.server.log.LogException;
import chat.server.log.file.Sql;
import chat.server.log.file.Store;
import java.sql.Connection;
import java.sql.SQLException;

/** The tables of PostgreSQL as long as a claim lasts. Any thread. */
public final class ReignStore implements Store {
  private final Reign reign;

  /** The tables that a claim owns. */
  public ReignStore(Reign reign) {
    this.reign = reign;
  }

  @Override
  public <T> T read(String verb, Work<T> work) throws LogException {
    return reign.read(verb + " the database", connection -> run(connection, work));
  }

  @Override
  public <T> T write(String verb, Work<T> work) throws LogException {
    return reign.write(verb + " the database", connection -> run(connection, work));
  }

  /** The driver finds the statements again by their text: none need stay open here. */
  private static <T> T run(Connection connection, Work<T> work) throws SQLException {
    Sql sql = new Sql(connection);
    try {
      return work.run(sql);
    } finally {
      sql.close();
    }
  }
}
