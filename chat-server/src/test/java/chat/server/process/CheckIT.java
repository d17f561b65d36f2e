package chat.server.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.fixture.FinishedCommand;
import chat.server.fixture.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command check, beside a server under load, and after damage. */
class CheckIT {
  @TempDir private Path temporary;
  private Path data;

  @BeforeEach
  void nameFolder() {
    data = temporary.resolve("data");
  }

  private FinishedCommand check() throws Exception {
    return FinishedTask.run(
        ServerProcess.command(List.of("-Xmx64m"), "check", "--data", data.toString()));
  }

  @Test
  void logUnderLoadHasNoProblemAndPlantedDamageIsFound() throws Exception {
    AtomicLong acknowledged = new AtomicLong();
    try (ServerProcess server = ServerProcess.startUnlimited(temporary)) {
      int port = server.awaitPort();
      try (ResumingClient alice = new ResumingClient(port, "alice", true, acknowledged);
          ResumingClient bob = new ResumingClient(port, "bob", true, acknowledged)) {
        await().atMost(Captured.PATIENCE).until(() -> bob.seenCount() > 100);
        FinishedCommand check = check();
        assertEquals(0, check.exitCode(), check.output());
        assertTrue(alice.seenCount() > 100);
        server.kill();
      }
    }
    assertFindsPlantedDamage();
  }

  private void assertFindsPlantedDamage() throws Exception {
    // Closing the only connection moves all messages from the write-ahead log to the database.
    sql(
        "DELETE FROM messages WHERE seq = 60 AND room = '#lobby'",
        """
        UPDATE messages SET id = 1 WHERE room = '#lobby' AND seq = (
          SELECT max(seq) FROM messages WHERE room = '#lobby' AND author = (
            SELECT author FROM messages WHERE room = '#lobby' AND seq = 1))""");
    FinishedCommand planted = check();
    assertEquals(1, planted.exitCode(), planted.output());
    List<String> lines = planted.output().lines().toList();
    assertEquals(
        "#lobby: message 60 is missing. What to do: restore a backup that has these messages",
        lines.get(0));
    assertTrue(
        lines
            .get(1)
            .matches("#lobby [0-9]+: it has the id 1, but follows one with the id [0-9]+ of .*"),
        planted.output());
    assertTrue(lines.get(2).endsWith(": 2 problems"), planted.output());
    Path messages = data.resolve("messages.db");
    byte[] content = Files.readAllBytes(messages);
    Arrays.fill(content, 2 * 8_192, content.length, (byte) 0xA5);
    Files.write(messages, content);
    FinishedCommand damaged = check();
    assertEquals(1, damaged.exitCode(), damaged.output());
    assertTrue(damaged.output().contains("restore a backup"), damaged.output());
    assertTrue(!damaged.output().contains("Exception"), damaged.output());
  }

  private void sql(String... commands) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("messages.db"));
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
        assertEquals(1, statement.getUpdateCount());
      }
    }
  }
}
