package chat.server.log.file;

import chat.notation.SizeNotation;
import chat.server.log.LogException;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Refuses a database file that must not be opened. Run once, before that. */
final class DatabaseCheck {
  private static final int MIN_PAGE_BYTES = 512;

  /** The largest file whose every page is checked; that takes about a second. */
  private static final long MAX_CHECKED_BYTES = 256L << 20;

  private final Database database;
  private final Path file;
  private final int version;

  DatabaseCheck(Database database, Path file, int version) {
    this.database = database;
    this.file = file;
    this.version = version;
  }

  void run() throws LogException {
    requireWholePages();
    try (Connection connection = database.openToRead();
        Statement statement = connection.createStatement()) {
      requireOurs(statement);
      requireIntact(statement);
    } catch (SQLException e) {
      throw database.openFailure(e);
    }
  }

  /** Refuses a file that is not ours, or whose tables are of another version. */
  void requireThisVersion(Connection reader) throws SQLException, LogException {
    try (Statement statement = reader.createStatement()) {
      requireOurs(statement);
      int found = Database.number(statement, "PRAGMA user_version");
      if (found < version) {
        throw new LogException(
            "%s was written by an older chat-server (tables of version %d, this one knows %d): start this server once, which converts them"
                .formatted(file, found, version));
      }
    }
  }

  /** SQLite itself pads a last page that is cut short, and takes a file of one byte for empty. */
  private void requireWholePages() throws LogException {
    File wal = WalFile.of(file).toFile();
    boolean hasPagesInWal = wal.length() > 0;
    if (WalFile.hasFrames(file) && file.toFile().length() == 0) {
      // SQLite takes such a file for a new database, and deletes the pages.
      throw new LogException(
          "%s is empty, but %s has %s of messages: replace the first by a backup or move the folder %s away, or give another one with --data"
              .formatted(file, wal, SizeNotation.rounded(wal.length()), file.getParent()));
    }
    if (!hasPagesInWal && file.toFile().length() % MIN_PAGE_BYTES != 0) {
      throw database.damaged("it is cut short", null);
    }
  }

  private void requireOurs(Statement statement) throws SQLException, LogException {
    int found = Database.number(statement, "PRAGMA user_version");
    boolean empty = Database.number(statement, "SELECT count(*) FROM sqlite_master") == 0;
    int application = Database.number(statement, "PRAGMA application_id");
    if (!empty && application != Database.APPLICATION_ID) {
      throw new LogException(
          "%s is not a chat-server file: move the folder %s away, or give another one with --data"
              .formatted(file, file.getParent()));
    }
    if (found > version) {
      throw new LogException(
          "%s was written by a newer chat-server (tables of version %d, this one knows %d): start"
                  .formatted(file, found, version)
              + " that one, or give another folder with --data");
    }
  }

  private void requireIntact(Statement statement) throws SQLException, LogException {
    if (file.toFile().length() > MAX_CHECKED_BYTES) {
      return;
    }
    try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
      String verdict = result.next() ? result.getString(1) : "nothing to check";
      if (!verdict.equals("ok")) {
        throw database.damaged(verdict.replaceAll("\\s+", " "), null);
      }
    }
  }
}
