package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import chat.server.fixture.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed right after it has acknowledged what a moderator did, which is in force. */
class ModerationKillIT {
  private static final int ROUNDS = 4;

  @TempDir private Path folder;

  private ServerProcess start(int port) throws Exception {
    return ServerProcess.start(
        ServerProcess.command(
            List.of(),
            "--port",
            Integer.toString(port),
            "--data",
            folder.resolve("data").toString(),
            "--rate",
            "0"));
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/messages.db"));
  }

  private static FramedUser logsIn(int port) {
    FramedUser opal = FramedUser.at(port);
    opal.sends("AUTH password opal⏎correct horse");
    opal.seesOneLike("DONE AUTH password");
    opal.greetsAs("opal");
    opal.seesOneLike("WELCOME opal .*");
    opal.joins("#tea");
    return opal;
  }

  private static FramedUser greets(int port, String nick) {
    FramedUser user = FramedUser.at(port);
    user.greetsAs(nick);
    user.seesOneLike("WELCOME " + nick + " .*");
    return user;
  }

  /** Makes the account of an operator. */
  private void makeOperator(int port, ServerProcess server) throws Exception {
    try (FramedUser opal = greets(port, "opal")) {
      opal.sends("AUTH register⏎correct horse");
      opal.seesOneLike("DONE AUTH register");
    }
    server.kill();
    server.close();
    try (Connection database = database();
        Statement statement = database.createStatement()) {
      statement.executeUpdate("UPDATE accounts SET operator = 1");
    }
  }

  private List<String> audit() throws SQLException {
    try (Connection database = database();
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("SELECT action, target FROM audit")) {
      List<String> entries = new ArrayList<>();
      while (rows.next()) {
        entries.add(rows.getString(1) + " " + rows.getString(2));
      }
      return entries;
    }
  }

  @Test
  void acknowledgedBansOutliveTheServer() throws Exception {
    ServerProcess server = start(0);
    int port = server.awaitPort();
    makeOperator(port, server);
    List<String> done = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      String bob = "bob" + (char) ('a' + round);
      server = start(port);
      server.awaitPort();
      try (FramedUser opal = logsIn(port)) {
        opal.sends("MOD ban #tea nick:" + bob + "⏎spam");
        opal.seesOneLike("DONE MOD ban");
        server.kill();
        done.add("ban the nick " + bob);
      } finally {
        server.close();
      }
      server = start(port);
      server.awaitPort();
      try (FramedUser opal = logsIn(port);
          FramedUser user = greets(port, bob)) {
        user.sends("JOIN #tea");
        user.seesOneLike("ERROR banned JOIN #tea⏎.*: spam");
        opal.sends("MOD bans #tea");
        String ban = opal.seesOneLike("BAN #tea .*").split(" ", -1)[2];
        opal.sends("MOD unban #tea " + ban);
        opal.seesOneLike("DONE MOD unban");
        server.kill();
        done.add("unban " + bob + ", nicks like " + bob);
      } finally {
        server.close();
      }
      server = start(port);
      server.awaitPort();
      try (FramedUser user = FramedUser.at(port)) {
        user.sends("HELLO 1 " + bob + " " + TestServer.idOf(bob));
        user.joins("#tea");
      } finally {
        server.kill();
        server.close();
      }
    }
    assertEquals(done, audit());
  }
}
