package chat.server;

import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.LogFiles;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Searches while the index lacks much, and can't be written. */
class LaggingIndexTest extends LogFiles {
  /** More than a search reads without the index. */
  private static final int STORED = 12_000;

  /** A clock on which no search takes too long. */
  private static final TimeSource TIME = new TimeSource(Clock.systemUTC(), () -> 0);

  @Test
  void searchesNeverWaitForTheIndexAndSayWhatItLacks() throws Exception {
    SqliteLog log = SqliteLog.open(folder, false, Retention.EVERYTHING, TIME);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + search);
        Statement statement = connection.createStatement();
        TestServer server = new ServerSetup().withLog(log).start()) {
      statement.execute("BEGIN IMMEDIATE");
      for (int i = 0; i < STORED; i += 1_000) {
        log.append(many(TEA, i + 1, i + 1_000));
      }
      FramedUser alice = server.framed("alice");
      alice.sends("SEARCH #tea 2⏎n");
      alice.seesNext(
          "PAST #tea 11999 1000 nick⏎n 11999",
          "PAST #tea 12000 1000 nick⏎n 12000",
          "DONE SEARCH #tea 2000");
      alice.sends("SEARCH #tea 2⏎1999");
      alice.seesNext("DONE SEARCH #tea 2000");
      alice.sends("SEARCH #tea 2⏎2001");
      alice.seesNext("PAST #tea 2001 1000 nick⏎n 2001", "DONE SEARCH #tea 2000");
      TextUser guest = server.guest();
      guest.sends("/search room:tea 1999");
      guest.seesNext(
          "* found no messages of #tea",
          "* 2,000 messages of #tea were not searched: the server has yet to index them."
              + " Try again later",
          "* end of /search");
      guest.sends("/search room:* 12000");
      guest.sees("* 1 message of all rooms:");
      guest.seesOneLike("\\* .* #tea #12000 nick: n 12000");
      guest.seesOneLike("\\* 2,000 messages were not searched: .*");
      guest.seesOneLike("\\* end of /search");
      statement.execute("ROLLBACK");
    }
  }

  @Test
  void searchesAreAnsweredWhileTheIndexIsDamaged() throws Exception {
    SqliteLog log = SqliteLog.open(folder, false, Retention.EVERYTHING, TIME);
    log.append(many(TEA, 1, 3));
    try (TestServer server = new ServerSetup().withLog(log).start()) {
      sql(search, "DROP TABLE words");
      // The index is not replaced during the test.
      Files.createDirectories(folder.resolve("search.db-journal").resolve("in-the-way"));
      FramedUser alice = server.framed("alice");
      alice.sends("SEARCH #tea 1⏎n");
      alice.seesNext("PAST #tea 3 1000 nick⏎n 3", "DONE SEARCH #tea");
      alice.sends("SEARCH * 1⏎n");
      alice.seesOneLike("DONE SEARCH \\* [0-9]+ no-index");
      TextUser guest = server.guest();
      guest.sends("/search room:* nothing");
      guest.sees("* found no messages of all rooms");
      guest.seesOneLike("\\* further messages were not searched: .*");
    }
  }
}
