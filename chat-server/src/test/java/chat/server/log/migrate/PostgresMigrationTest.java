package chat.server.log.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.server.log.Drafts;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.postgres.OwnDatabase;
import chat.server.log.pruning.Retention;
import chat.server.log.schema.MigrationMark;
import chat.server.log.sqlite.FolderTables;
import chat.server.log.sqlite.SqliteLog;
import chat.server.log.sqlite.StoppedLog;
import chat.server.log.storage.Storage;
import chat.server.log.tools.Work;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a migration copies, from a folder to PostgreSQL and back. */
class PostgresMigrationTest {
  @TempDir private Path temporary;

  private static End end(PostgresTables tables) {
    return new End("the database", tables.store(), Numbering.POSTGRES);
  }

  private static void move(End from, End to) throws LogException {
    new Migration(from, to, Work.UNOBSERVED).run(false);
  }

  @Test
  void roundTripChangesNothing() throws Exception {
    Path from = temporary.resolve("from");
    try (SqliteLog log = SqliteLog.open(from, false, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      FolderMigrationTest.fill(log);
    }
    try (OwnDatabase own = OwnDatabase.empty("migration");
        FolderTables source = FolderTables.open(from);
        FolderTables back = FolderTables.openOrCreate(temporary.resolve("to"))) {
      End folder = FolderMigrationTest.end(source, "the folder");
      try (PostgresTables target = PostgresTables.open(own.url())) {
        move(folder, end(target));
        FolderMigrationTest.assertSame(folder, end(target));
      }
      try (PostgresTables database = PostgresTables.open(own.url())) {
        End again = FolderMigrationTest.end(back, "the other folder");
        move(end(database), again);
        FolderMigrationTest.assertSame(folder, again);
      }
      assertContinues(own.open());
    }
  }

  /** Checks that clients and accounts continue where they were. */
  private static void assertContinues(Storage storage) throws Exception {
    RoomLog log = storage.log();
    assertEquals(702, log.lastSeq(Drafts.TEA));
    assertEquals(10, log.ends(Drafts.ALICE, LogName.ofAccount(1)).lastId());
    assertEquals(
        703, log.append(List.of(Drafts.said(Drafts.TEA, Drafts.ALICE, 11, "on"))).get(0).seq());
    assertEquals("tea 🍵 time", log.room(Drafts.TEA.room()).orElseThrow().topic().toString());
    assertEquals(1, storage.moderation().privateRooms().size());
    assertTrue(storage.accounts().claim(Nick.of("al1ce")).isPresent());
    // The number of a deleted account is used by nobody else.
    assertEquals(5, storage.accounts().create(Nick.of("eve"), "", 1));
  }

  @Test
  @SuppressWarnings("try") // closes its own connections before the end
  void databaseOfAServerIsRefusedAndAServerThePartOfALog() throws Exception {
    try (OwnDatabase own = OwnDatabase.empty("unfinished")) {
      own.open();
      LogException refused = assertThrows(LogException.class, () -> PostgresTables.open(own.url()));
      assertTrue(
          refused.getMessage().startsWith("the chat server test uses the database at 127.0.0.1:"),
          refused.getMessage());
      own.close();
      try (PostgresTables tables = PostgresTables.open(own.url())) {
        tables
            .store()
            .write(
                "write",
                sql -> {
                  MigrationMark.add(sql, "some log");
                  return true;
                });
      }
      assertTrue(assertThrows(LogException.class, own::open).getMessage().endsWith("--resume"));
    }
  }

  /** Nothing that a server writes meanwhile may be missing in the copy. */
  @Test
  @SuppressWarnings("try") // closes its own connections before the end
  void serverThatClaimsTheSourceMeanwhileEndsTheMigration() throws Exception {
    try (OwnDatabase own = OwnDatabase.empty("claimed");
        FolderTables target = FolderTables.openOrCreate(temporary.resolve("to"))) {
      own.open().log().append(Drafts.many(Drafts.TEA, 1, 3));
      own.close();
      try (PostgresTables source = PostgresTables.open(own.url())) {
        Work claiming =
            new Work() {
              @Override
              public void begin(String what, long total) {
                if (what.equals("comparing the table audit")) {
                  claim(own);
                }
              }

              @Override
              public void done(long count) {}
            };
        Migration migration =
            new Migration(end(source), FolderMigrationTest.end(target, "the folder"), claiming);
        LogEndedException ended = assertThrows(LogEndedException.class, () -> migration.run(false));
        assertTrue(
            ended.getMessage().startsWith("lost the database at 127.0.0.1:"), ended.getMessage());
      }
    }
    LogException refused =
        assertThrows(LogException.class, () -> StoppedLog.open(temporary.resolve("to")));
    assertTrue(refused.getMessage().endsWith("--resume"), refused.getMessage());
  }

  private static void claim(OwnDatabase own) {
    try {
      own.open();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
