package chat.server.log.sqlite;

import chat.server.log.LogException;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Database;
import chat.server.log.file.SqliteStore;
import chat.server.log.file.Store;
import chat.server.log.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;

/**
 * The tables in the folder of a stopped server, which are read or filled as they are. No server can
 * start there meanwhile. The main thread.
 */
public final class FolderTables implements AutoCloseable {
  private final Store store;
  private final CloseStack opened;

  private FolderTables(Store store, CloseStack opened) {
    this.store = store;
    this.opened = opened;
  }

  /**
   * Opens the tables in a folder.
   *
   * @throws LogException if the folder stores no messages, a server uses it, or the disk fails
   */
  public static FolderTables open(Path path) throws LogException {
    StoppedLog.requireMessages(path);
    return openOrCreate(path);
  }

  /**
   * Opens the tables in a folder, which may be new, or have a part of a log.
   *
   * @throws LogException if a server uses it, or the disk fails
   */
  public static FolderTables openOrCreate(Path path) throws LogException {
    boolean isNew = !Files.exists(path.resolve(Schema.FILE));
    DataFolder folder = DataFolder.open(path);
    CloseStack opened = new CloseStack();
    opened.push(folder::close);
    try {
      Database database = new Database(folder.file(Schema.FILE), Schema.VERSION).thatCanShrink();
      database.check();
      if (!isNew) {
        StoppedLog.requireEnd(folder, database);
      }
      Connection connection = database.open(Database.Sync.FULL, Schema::migrate);
      opened.push(connection::close);
      return new FolderTables(new SqliteStore(connection, SqliteStore.Guard.of(database)), opened);
    } catch (LogException e) {
      opened.close();
      throw e;
    }
  }

  public Store store() {
    return store;
  }

  @Override
  public void close() {
    opened.close();
  }
}
