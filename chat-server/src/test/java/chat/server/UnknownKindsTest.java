package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.Draft;
import chat.server.log.Drafts;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of kinds that a newer server has stored: they are skipped, and everything goes on. */
class UnknownKindsTest {
  private static final LogName LOBBY = new LogName("#lobby");

  @TempDir private Path folder;
  private TestServer server;

  @BeforeEach
  void storesUnknownKinds() throws Exception {
    LogName inbox = LogName.inbox(Drafts.BOB);
    try (SqliteLog log = open()) {
      List<Draft> drafts = new ArrayList<>();
      for (LogName name : List.of(Drafts.TEA, LOBBY, inbox)) {
        drafts.addAll(Drafts.many(name, 1, 3));
      }
      log.append(drafts);
      // A page of a replay that has nothing to show.
      log.append(
          List.of(
              Drafts.said(Drafts.CAKE, Drafts.ALICE, 0, "x".repeat(100_000)),
              Drafts.said(Drafts.CAKE, Drafts.ALICE, 0, "n 2")));
    }
    assertEquals(3, becomesUnknown("seq = 2 AND room <> '#cake'"));
    assertEquals(1, becomesUnknown("seq = 1 AND room = '#cake'"));
    server = new ServerSetup().withLog(open()).start();
  }

  @AfterEach
  void stops() {
    server.close();
  }

  private SqliteLog open() throws LogException {
    return SqliteLog.open(folder, true, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  private int becomesUnknown(String where) throws SQLException {
    String database = "jdbc:sqlite:" + folder.resolve("messages.db");
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate("UPDATE messages SET kind = 'poll' WHERE " + where);
    }
  }

  @Test
  void replayOfARoomSkipsThem() {
    FramedUser bob = server.framed("bob");
    bob.sends("JOIN #tea");
    bob.seesNext("SAID #tea 1 1000 nick⏎n 1", "SKIP #tea 2", "SAID #tea 3 1000 nick⏎n 3");
    bob.seesNext("TOPIC #tea⏎", "MEMBERS #tea 1⏎bob", "LIVE #tea 3");
    bob.sends("JOIN #tea 2");
    bob.seesNext("SAID #tea 3 1000 nick⏎n 3", "TOPIC #tea⏎", "MEMBERS #tea 1⏎bob", "LIVE #tea 3");
    bob.sends("SAY 1 #tea⏎next");
    bob.seesOneLike("ACK 1 #tea 4 .*");
  }

  @Test
  void replayOfTheInboxSkipsThem() {
    FramedUser bob = server.framed("bob");
    bob.sends("JOIN @ 0");
    bob.seesNext("TOLD 1 1000 nick⏎n 1", "SKIP @ 2", "TOLD 3 1000 nick⏎n 3", "LIVE @ 3");
  }

  @Test
  void pageOfAReplayMayHaveNothingElse() {
    FramedUser bob = server.framed("bob");
    bob.sends("JOIN #cake 0");
    bob.seesNext("SKIP #cake 1", "SAID #cake 2 1000 nick⏎n 2");
    bob.seesNext("TOPIC #cake⏎", "MEMBERS #cake 1⏎bob", "LIVE #cake 2");
    bob.sends("HISTORY #cake - 5");
    bob.seesNext("PAST #cake 2 1000 nick⏎n 2", "DONE HISTORY #cake");
  }

  @Test
  void historyAndSearchLeaveThemOut() {
    FramedUser bob = server.framed("bob");
    bob.sends("HISTORY #tea - 5");
    bob.seesNext("PAST #tea 1 1000 nick⏎n 1", "PAST #tea 3 1000 nick⏎n 3", "DONE HISTORY #tea");
    bob.sends("SEARCH #tea 5⏎n");
    bob.seesNext("PAST #tea 1 1000 nick⏎n 1", "PAST #tea 3 1000 nick⏎n 3", "DONE SEARCH #tea");
  }

  @Test
  void textClientsSeeNothingOfThem() {
    TextUser carol = server.text();
    carol.sends("hello");
    carol.seesNext(TextUser.GREETING);
    carol.seesOneLike("\\* you are .*");
    carol.seesNext("nick: n 1", "nick: n 3");
    carol.sends("/join cake");
    carol.seesOneLike(".* left #lobby");
    carol.seesNext("nick: n 2");
  }
}
