package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Someone deletes or empties the files of a running server. */
@Timeout(300)
class LostFilesIT {
  private static final int MESSAGES = 40;
  private static final String CANNOT =
      "ERROR not-stored - -⏎the server can't store messages now; stored messages are safe";

  @TempDir private Path temporary;
  private Path data;

  @BeforeEach
  void nameFolder() {
    data = temporary.resolve("data");
  }

  private List<String> command() {
    return ServerProcess.command(
        List.of("-Xmx64m"), "--port", "0", "--rate", "0", "--data", data.toString());
  }

  private static FramedUser member(ServerProcess server, String nick) throws InterruptedException {
    FramedUser user = FramedUser.at(server.awaitPort());
    user.greetsAs(nick);
    user.joins("#tea");
    return user;
  }

  /** Sends messages, and waits until they are acknowledged. */
  private static void says(FramedUser user) {
    for (int id = 1; id <= MESSAGES; id++) {
      user.sends("SAY " + id + " #tea⏎" + id);
      user.seesOneLike("ACK " + id + " #tea .*");
    }
  }

  /** Checks that nothing is acknowledged, everyone is notified, and it is logged once. */
  private static void refuses(ServerProcess server, FramedUser author, FramedUser other)
      throws InterruptedException {
    int id = MESSAGES + 1;
    for (int i = 0; i < 5; i++) {
      author.sends("SAY " + id + " #tea⏎lost?");
      author.seesOneLike("ERROR not-stored SAY " + id + "⏎.*");
    }
    other.sees(CANNOT);
    other.sends("PING still-there");
    other.sees("PONG still-there");
    server.awaitLog("can't store messages: ");
  }

  private static void isLoggedOnce(ServerProcess server, String reason) {
    String log = server.errors();
    for (String failure : List.of("can't store messages: ", "no more messages are stored: ")) {
      assertTrue(log.split(failure, -1).length <= 2, log);
    }
    assertTrue(log.contains("can't store messages: " + reason), log);
  }

  /** In the middle of a checkpoint, the database would need the write-ahead log, and grow. */
  private void awaitCheckpoint(int messages) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> storedInDatabaseAlone() == messages);
  }

  private long storedInDatabaseAlone() throws IOException, SQLException {
    Path copy = Files.createTempDirectory(temporary, "copy").resolve("messages.db");
    Files.copy(data.resolve("messages.db"), copy);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM messages")) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  private static void empty(Path file) throws IOException {
    FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING).close();
  }

  /** Deletes what the folder has; the server may add and delete files meanwhile. */
  private void deleteFolder() throws IOException {
    try (var files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (DirectoryNotEmptyException | UncheckedIOException e) {
      // The next call deletes what has come.
    }
  }

  @Test
  void deletedFolderStoresNothingAndIsReadUntilARestart() throws Exception {
    try (ServerProcess server = ServerProcess.start(command())) {
      try (FramedUser alice = member(server, "alice");
          FramedUser bob = member(server, "bob")) {
        says(alice);
        while (Files.exists(data)) {
          deleteFolder();
        }
        refuses(server, alice, bob);
        bob.sends("HISTORY #tea - 1");
        bob.seesOneLike("PAST #tea " + MESSAGES + " .*");
      }
      assertEquals(0, server.stop(), server::errors);
      isLoggedOnce(
          server,
          data.resolve("lock")
              + " was deleted, moved or replaced. Put the same file back, or restart the server");
    }
    assertTrue(Files.notExists(data), "a server without its folder makes no other one");
    try (ServerProcess server = ServerProcess.start(command())) {
      server.awaitPort();
      assertEquals(0, server.stop(), server::errors);
    }
  }

  @Test
  void emptiedWriteAheadLogTakesNothingMore() throws Exception {
    try (ServerProcess server = ServerProcess.start(command())) {
      try (FramedUser alice = member(server, "alice");
          FramedUser bob = member(server, "bob")) {
        says(alice);
        awaitCheckpoint(MESSAGES);
        empty(data.resolve("messages.db-wal"));
        refuses(server, alice, bob);
      }
      assertEquals(0, server.stop(), server::errors);
      isLoggedOnce(
          server, data.resolve("messages.db-wal") + " was cut short while the server used it.");
    }
    try (ServerProcess server = ServerProcess.start(command())) {
      try (FramedUser alice = member(server, "alice")) {
        alice.sends("SAY 1000 #tea⏎next");
        alice.seesOneLike("ACK 1000 #tea " + (MESSAGES + 1) + " .*");
      }
      assertEquals(0, server.stop(), server::errors);
    }
  }

  @Test
  void emptiedDatabaseTakesNothingAndTheRestartIsRefusedUntilABackupIsBack() throws Exception {
    try (ServerProcess server = ServerProcess.start(command())) {
      try (FramedUser alice = member(server, "alice")) {
        says(alice);
      }
      assertEquals(0, server.stop(), server::errors);
    }
    byte[] backup = Files.readAllBytes(data.resolve("messages.db"));
    try (ServerProcess server = ServerProcess.start(command())) {
      try (FramedUser alice = member(server, "alice");
          FramedUser bob = member(server, "bob")) {
        alice.sends("SAY " + MESSAGES + " #tea⏎again");
        alice.seesOneLike("ACK " + MESSAGES + " - 0 0");
        bob.sends("SAY 1 #tea⏎hello");
        bob.seesOneLike("ACK 1 #tea " + (MESSAGES + 1) + " .*");
        awaitCheckpoint(MESSAGES + 1);
        empty(data.resolve("messages.db"));
        refuses(server, alice, bob);
      }
      assertEquals(0, server.stop(), server::errors);
      isLoggedOnce(
          server, data.resolve("messages.db") + " was cut short while the server used it.");
    }
    FinishedCommand refused = FinishedCommand.run(command());
    assertEquals(1, refused.exitCode());
    assertTrue(
        refused.output().startsWith("chat-server: " + data.resolve("messages.db") + " is empty, "),
        refused.output());
    try (var files = Files.list(data)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.write(data.resolve("messages.db"), backup);
    try (ServerProcess server = ServerProcess.start(command())) {
      try (FramedUser alice = member(server, "alice")) {
        alice.sends("SAY " + (MESSAGES + 1) + " #tea⏎after the backup");
        alice.seesOneLike("ACK " + (MESSAGES + 1) + " #tea " + (MESSAGES + 1) + " .*");
      }
      assertEquals(0, server.stop(), server::errors);
    }
  }
}
