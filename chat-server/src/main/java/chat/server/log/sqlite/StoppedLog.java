package chat.server.log.sqlite;

import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.StoredRoom;
import chat.server.log.account.AccountStore;
import chat.server.log.file.BootId;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Database;
import chat.server.log.file.LogEndFile;
import chat.server.log.file.Sql;
import chat.server.log.file.SqliteStore;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.PrivateRoom;
import chat.server.log.moderation.RoomSettings;
import chat.server.log.moderation.StoredModeration;
import chat.server.log.schema.MigrationMark;
import chat.server.log.schema.NamedRooms;
import chat.server.log.schema.Schema;
import chat.server.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The database in the folder of a stopped server, for an operator who reads or changes it. No
 * server can start there meanwhile. The main thread.
 */
public final class StoppedLog implements AutoCloseable {
  private final Database database;
  private final CloseStack opened;
  private final Connection connection;
  private final AccountStore accounts;
  private final ModerationStore moderation;
  private final SqliteReader reader;

  private StoppedLog(DataFolder folder, CloseStack opened) throws LogException, SQLException {
    this.opened = opened;
    this.database = new Database(folder.file(Schema.FILE), Schema.VERSION);
    database.check();
    requireEnd(folder, database);
    this.connection = database.open(Database.Sync.FULL, Schema::migrate);
    opened.push(connection::close);
    MigrationMark.requireNone(new Sql(connection), database.file().toString());
    SqliteStore.Guard guard = SqliteStore.Guard.of(database);
    this.accounts = LogParts.accounts(database, Database.Sync.FULL, guard, opened);
    this.moderation =
        new StoredModeration(
            new SqliteStore(connection, guard), SqliteStore.reader(database, guard), () -> {});
    this.reader = new SqliteReader(database.openToRead());
    opened.push(reader::close);
  }

  /**
   * Opens the database in a folder.
   *
   * @throws LogException if the folder stores no messages, a server uses it, or the disk fails
   */
  public static StoppedLog open(Path path) throws LogException {
    requireMessages(path);
    DataFolder folder = DataFolder.open(path);
    CloseStack opened = new CloseStack();
    opened.push(folder::close);
    try {
      return new StoppedLog(folder, opened);
    } catch (SQLException e) {
      opened.close();
      throw new LogException(
          "can't open the messages in %s: %s".formatted(path, e.getMessage()), e);
    } catch (LogException e) {
      opened.close();
      throw e;
    }
  }

  static void requireMessages(Path path) throws LogException {
    if (!Files.exists(path.resolve(Schema.FILE))) {
      throw DataFolder.withoutMessages(path);
    }
  }

  /** Otherwise a server that is started without {@code --log} would have an empty chat. */
  static void requireNotShared(Path path) throws LogException {
    if (Files.exists(path.resolve(DataFolder.CLUSTER))) {
      requireMessages(path);
    }
  }

  /** Changing the database would overwrite what is left of the messages that are missing. */
  static void requireEnd(DataFolder folder, Database database) throws LogException {
    try (LogEndFile end = LogEndFile.open(folder, BootId.read())) {
      if (LostEnd.isFound(database, end)) {
        throw new LogException(
            "%s lacks messages at its end: start the server once, which retains what is left of them"
                .formatted(database.file()));
      }
    }
  }

  Connection connection() {
    return connection;
  }

  /** Returns the exception that tells a person why a change failed. */
  LogException failure(SQLException e) {
    return database.failure("write", e);
  }

  public AccountStore accounts() {
    return accounts;
  }

  public ModerationStore moderation() {
    return moderation;
  }

  /** Returns the next rooms that have messages, in the order of their keys. */
  public List<StoredRoom> rooms(String afterKey, int count) throws LogException {
    try {
      return reader.rooms(afterKey, count);
    } catch (SQLException e) {
      throw database.failure("read", e);
    }
  }

  /** Returns the room that somebody names, if it has messages or settings. */
  public Optional<StoredRoom> room(NamedRoom named) throws LogException {
    try {
      Optional<LogName> found = new NamedRooms(new Sql(connection)).withMessages(named);
      if (found.isPresent()) {
        return Optional.of(room(found.get()));
      }
      Stream<RoomSettings> hidden = moderation.privateRooms().stream().map(PrivateRoom::settings);
      Stream<RoomSettings> known = moderation.named(named.name().key()).stream();
      Optional<LogName> log =
          Stream.concat(known, hidden.filter(room -> named.names(room.room())))
              .map(RoomSettings::room)
              .filter(room -> named.log().isEmpty() || named.names(room))
              .findFirst();
      return log.isPresent() ? Optional.of(room(log.get())) : Optional.empty();
    } catch (SQLException e) {
      throw database.failure("read", e);
    }
  }

  /** Returns a room by its log. */
  public StoredRoom room(LogName log) throws LogException {
    try {
      return new RoomTable(new Sql(connection), TimeSource.SYSTEM).byLog(log);
    } catch (SQLException e) {
      throw database.failure("read", e);
    }
  }

  @Override
  public void close() {
    opened.close();
  }
}
