package chat.server.log.tools;

import chat.server.log.LogException;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Database;
import chat.server.log.file.Sql;
import chat.server.log.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The log in a folder, only read, whether a server uses the folder or not. One thread. */
public final class StoredLog implements AutoCloseable {
  private final Path folder;
  private final Database database;
  private final Connection connection;

  private StoredLog(Path folder, Database database, Connection connection) {
    this.folder = folder;
    this.database = database;
    this.connection = connection;
  }

  /**
   * Opens the log in a folder.
   *
   * @throws LogException if the folder stores no messages, or its tables have another version
   */
  public static StoredLog open(Path folder) throws LogException {
    Path file = folder.resolve(Schema.FILE);
    if (!Files.exists(file)) {
      throw DataFolder.withoutMessages(folder);
    }
    if (!Files.isReadable(file)) {
      throw new LogException(
          "can't read %s: permission denied. Run this as the server's user".formatted(file));
    }
    if (file.toFile().length() == 0) {
      throw new LogException("%s is empty: restore a backup".formatted(file));
    }
    Database database = new Database(file, Schema.VERSION);
    return new StoredLog(folder, database, database.openUnchecked());
  }

  Path folder() {
    return folder;
  }

  Path file() {
    return database.file();
  }

  Connection connection() {
    return connection;
  }

  Sql sql() {
    return new Sql(connection);
  }

  /** Returns the exception that tells a person why a query failed. */
  LogException failure(SQLException e) {
    return database.failure("read", e);
  }

  @Override
  public void close() throws LogException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw database.failure("close", e);
    }
  }
}
