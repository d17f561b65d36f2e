package chat.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.Drafts;
import chat.server.log.postgres.OwnDatabase;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What people type to move a log, and what they read. */
class MigrateCommandTest {
  @TempDir private Path temporary;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... typed) {
    return new CommandLine(new MigrateCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(typed);
  }

  @Test
  void logMovesToADatabaseAndBack() throws Exception {
    Path folder = temporary.resolve("from");
    try (SqliteLog log = SqliteLog.open(folder, false, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      log.append(Drafts.many(Drafts.TEA, 1, 3));
    }
    try (OwnDatabase own = OwnDatabase.empty("typed")) {
      assertEquals(0, run("--from", folder.toString(), "--to", own.typed()), err::toString);
      assertTrue(
          out.toString().startsWith("copied the folder %s to the database at ".formatted(folder)),
          out.toString());
      assertTrue(
          Pattern.compile("^messages +3  [0-9a-f]{64}$", Pattern.MULTILINE)
              .matcher(out.toString())
              .find(),
          out.toString());
      assertEquals(1, run("--from", folder.toString(), "--to", own.typed()));
      assertTrue(
          err.toString().contains(" is not empty: its table clients has rows."), err.toString());
      Path back = temporary.resolve("to");
      assertEquals(0, run("--from", own.typed(), "--to", back.toString()), err::toString);
      try (SqliteLog log = SqliteLog.open(back, false, Retention.EVERYTHING, TimeSource.SYSTEM)) {
        assertEquals(3, log.lastSeq(Drafts.TEA));
      }
    }
  }

  @Test
  void folderWithoutMessagesIsRefused() {
    String missing = temporary.resolve("missing").toString();
    assertEquals(1, run("--from", missing, "--to", "postgres://127.0.0.1:1/chat"));
    assertEquals(
        "chat-server: the folder %s has no messages: name the folder of a server with --data"
            .formatted(missing),
        err.toString().trim());
  }

  @Test
  void oneOfBothMustBeADatabase() {
    for (String[] typed :
        new String[][] {{"a", "b"}, {"postgres://h1/chat", "postgres://h2/chat"}}) {
      assertEquals(2, run("--from", typed[0], "--to", typed[1]));
      assertTrue(
          err.toString()
              .contains("name a folder and a database: one as --from, the other one as --to"),
          err.toString());
    }
  }
}
