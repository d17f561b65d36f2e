package chat.server.log.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.Drafts;
import chat.server.log.postgres.OwnDatabase;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.FolderTables;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations as processes, which end when they are killed, and what clients see afterwards. */
class MigrationIT {
  private static final int MESSAGES = 200_000;
  private static final int BATCH = 10_000;
  private static final long FIRST_COMMITS = 2_000_000;
  private static final List<String> SMALL =
      List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  @TempDir private Path temporary;

  private static ServerProcess start(String... arguments) throws Exception {
    return ServerProcess.start(ServerProcess.command(SMALL, arguments));
  }

  private static void migrates(String from, String to) throws Exception {
    try (ServerProcess migration = start("migrate", "--from", from, "--to", to)) {
      assertEquals(0, migration.awaitExit(), migration::errors);
    }
  }

  private interface Talk {
    void run(FramedUser alice);
  }

  private static void talks(ServerProcess server, Talk talk) throws Exception {
    try (server;
        FramedUser alice = FramedUser.at(server.awaitPort())) {
      alice.greetsAs("alice");
      talk.run(alice);
      server.stop();
    }
  }

  private static ServerProcess onFolder(Path folder) throws Exception {
    return start("--port", "0", "--data", folder.toString());
  }

  @Test
  void clientContinuesWithItsCursorAndIds() throws Exception {
    Path folder = temporary.resolve("from");
    talks(
        onFolder(folder),
        alice -> {
          alice.sends("JOIN #tea");
          alice.sends("SAY 1 #tea⏎one");
          alice.seesOneLike("ACK 1 #tea 1 .*");
        });
    try (OwnDatabase own = OwnDatabase.empty("clients")) {
      migrates(folder.toString(), own.typed());
      Path data = temporary.resolve("data");
      talks(
          start(
              "--log",
              own.typed(),
              "--advertise",
              "localhost:1",
              "--port",
              "0",
              "--data",
              data.toString()),
          alice -> {
            alice.sends("JOIN #tea 1");
            alice.sends("SAY 1 #tea⏎one");
            alice.sends("SAY 2 #tea⏎two");
            alice.sees("ACK 1 - 0 0");
            alice.seesOneLike("ACK 2 #tea 2 .*");
          });
      Path back = temporary.resolve("back");
      migrates(own.typed(), back.toString());
      talks(
          onFolder(back),
          alice -> {
            alice.sends("JOIN #tea 2");
            alice.sends("SAY 2 #tea⏎two");
            alice.sends("SAY 3 #tea⏎three");
            alice.sees("ACK 2 - 0 0");
            alice.seesOneLike("ACK 3 #tea 3 .*");
          });
    }
  }

  @Test
  void killedMigrationResumesInBothDirections() throws Exception {
    Path folder = temporary.resolve("from");
    try (SqliteLog log = SqliteLog.open(folder, false, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      for (int first = 1; first < MESSAGES; first += BATCH) {
        log.append(Drafts.many(Drafts.TEA, first, first + BATCH - 1));
      }
    }
    try (OwnDatabase own = OwnDatabase.empty("killed")) {
      String table =
          "SELECT count(*) FROM pg_stat_activity WHERE datname = 'killed' AND query LIKE";
      isKilledAndResumes(
          folder.toString(),
          own.typed(),
          () ->
              PostgresNodes.shared()
                  .primary()
                  .query(table + " 'INSERT INTO messages %'")
                  .equals("1"));
      Path back = temporary.resolve("back");
      isKilledAndResumes(own.typed(), back.toString(), () -> sizeOf(back) > FIRST_COMMITS);
      try (FolderTables source = FolderTables.open(folder);
          FolderTables target = FolderTables.open(back)) {
        for (MovedTable each : MovedTable.values()) {
          assertEquals(rows(source, each), rows(target, each), each.table());
        }
        assertEquals(MESSAGES, rows(target, MovedTable.MESSAGES).rows());
      }
    }
  }

  private static TableRows.Summary rows(FolderTables folder, MovedTable table) throws Exception {
    return new TableRows(FolderMigrationTest.end(folder, ""), table).summary(count -> {});
  }

  /** Returns the size of the files of a folder that another process fills. */
  private static long sizeOf(Path folder) {
    String[] names = folder.toFile().list();
    long size = 0;
    for (String name : names == null ? new String[0] : names) {
      size += folder.resolve(name).toFile().length();
    }
    return size;
  }

  private static void isKilledAndResumes(String from, String to, Callable<Boolean> isUnderWay)
      throws Exception {
    try (ServerProcess killed = start("migrate", "--from", from, "--to", to)) {
      Awaitility.await("copies to " + to)
          .atMost(Duration.ofMinutes(2))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> isUnderWay.call() || !killed.isAlive());
      assertTrue(killed.isAlive(), killed::errors);
      killed.kill();
      assertNotEquals(0, killed.awaitExit());
    }
    String unfinished = " has a part of a log: chat-server migrate was interrupted.";
    try (ServerProcess refused = start("migrate", "--from", from, "--to", to)) {
      assertEquals(1, refused.awaitExit());
      assertTrue(refused.errors().contains(unfinished), refused.errors());
    }
    if (Files.exists(Path.of(to))) {
      try (ServerProcess refused = onFolder(Path.of(to))) {
        assertEquals(1, refused.awaitExit());
        assertTrue(refused.errors().contains(unfinished), refused.errors());
      }
    }
    try (ServerProcess resumed = start("migrate", "--from", from, "--to", to, "--resume")) {
      assertEquals(0, resumed.awaitExit(), resumed::errors);
    }
  }
}
