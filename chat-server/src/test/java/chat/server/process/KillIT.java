package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.LongRun;
import chat.protocol.account.ClientId;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed at random times while clients of both wires send, and started again on the
 * same port. No client loses an acknowledged message, or gets one twice or out of order.
 *
 * <p>{@code -Dchat.kills=N} sets the least number of kills. With {@code -Plong}, they go on for
 * half an hour.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KillIT {
  private static final int MOST_BETWEEN_KILLS = 1_500;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

  @TempDir private Path folder;
  private final Random random = new Random(LongRun.seed());
  private final AtomicLong acknowledged = new AtomicLong();
  private final List<ResumingClient> framed = new ArrayList<>();
  private final List<TextClient> texts = new ArrayList<>();
  private ServerProcess server;
  private final int fewestKills = Integer.getInteger("chat.kills", 5);
  private int kills;

  /** A stored message. */
  private record Row(String digest, long id, String text) {}

  @AfterEach
  void close() throws IOException {
    for (ResumingClient user : framed) {
      user.close();
    }
    for (TextClient user : texts) {
      user.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void killedServerLosesNothingAcknowledged() throws Exception {
    try {
      load();
    } catch (AssertionError | ConditionTimeoutException e) {
      throw new AssertionError("with -Dlong.seed=" + LongRun.seed(), e);
    }
  }

  private void load() throws Exception {
    server = start(0);
    int port = server.awaitPort();
    String logId = logId();
    for (int i = 0; i < 4; i++) {
      framed.add(new ResumingClient(port, "sender" + i, true, acknowledged));
    }
    ResumingClient stays = new ResumingClient(port, "stays", false, acknowledged);
    ResumingClient intermittent = new ResumingClient(port, "goes", false, acknowledged);
    framed.addAll(List.of(stays, intermittent));
    for (int i = 0; i < 2; i++) {
      texts.add(new TextClient(port, "texter" + i, acknowledged));
    }
    long length = LongRun.orLonger(Duration.ZERO).toNanos();
    long start = System.nanoTime();
    for (; kills < fewestKills || System.nanoTime() - start < length; kills++) {
      if (random.nextBoolean()) {
        intermittent.disconnects();
      } else {
        intermittent.reconnects();
      }
      // Every fourth kill or so comes at once, while clients still reconnect.
      int more = random.nextInt(4) == 0 ? 0 : random.nextInt(MOST_BETWEEN_KILLS);
      long until = acknowledged.get() + more;
      await("messages are acknowledged", () -> acknowledged.get() >= until);
      server.kill();
      server.close();
      server = start(port);
    }
    intermittent.reconnects();
    framed.forEach(ResumingClient::stopsSending);
    texts.forEach(TextClient::stopsSending);
    for (ResumingClient user : framed) {
      await("all messages are acknowledged", user::hasNothingPending);
    }
    assertEquals(0, server.stop(), this::serverOutput);
    // The last messages of text users may be stored, and sent to nobody yet.
    server.close();
    server = start(port);
    int end = log().size();
    for (ResumingClient user : framed) {
      await("all clients have seen all messages", () -> user.seenCount() >= end);
    }
    assertEquals(0, server.stop(), this::serverOutput);
    compare(log());
    assertEquals(logId, logId(), "a kill doesn't change the log's id");
  }

  private ServerProcess start(int port) throws IOException, InterruptedException {
    ServerProcess started =
        ServerProcess.start(
            ServerProcess.command(
                List.of("-Xmx256m"),
                "--port",
                String.valueOf(port),
                "--data",
                folder.resolve("data").toString(),
                "--rate",
                "0",
                "--confirm-text"));
    started.awaitPort();
    return started;
  }

  private String serverOutput() {
    return "the server's output: " + server.output() + server.errors();
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInSameThread()
        .pollInterval(BETWEEN_LOOKS)
        .until(condition);
  }

  private String logId() throws SQLException {
    try (Connection connection = database();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT value FROM about WHERE name = 'log_id'")) {
      return result.getString(1);
    }
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + folder.resolve("data").resolve("messages.db"));
  }

  private List<Row> log() throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Connection connection = database();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                SELECT m.seq, c.digest, m.id, m.text
                FROM messages m LEFT JOIN clients c ON c.number = m.author
                WHERE m.room = '#lobby' ORDER BY m.seq""")) {
      while (result.next()) {
        assertEquals(rows.size() + 1, result.getLong(1), "numbers have no gaps");
        rows.add(new Row(result.getString(2), result.getLong(3), result.getString(4)));
      }
    }
    return rows;
  }

  private void compare(List<Row> log) throws IOException {
    close();
    List<String> texts = log.stream().map(Row::text).toList();
    assertEquals(new HashSet<>(texts).size(), texts.size(), "no message is stored twice");
    Map<String, Integer> numbers = new HashMap<>();
    texts.forEach(text -> numbers.put(text, numbers.size() + 1));
    for (ResumingClient user : framed) {
      assertEquals(texts, user.seen(), "each client sees the whole log, once and in order");
      assertEquals(ofAuthor(log, user), user.stored());
    }
    for (TextClient user : this.texts) {
      assertTrue(numbers.keySet().containsAll(user.confirmed()), "confirmed messages are stored");
      user.seen().forEach(lines -> followEachOther(lines, numbers));
    }
    System.out.printf("%d kills, %d messages stored%n", kills, log.size());
  }

  private static Map<Long, String> ofAuthor(List<Row> log, ResumingClient user) {
    String digest = ClientId.of(user.clientId()).digest();
    Map<Long, String> messages = new HashMap<>();
    log.stream()
        .filter(row -> digest.equals(row.digest()))
        .forEach(row -> messages.put(row.id(), row.text()));
    return messages;
  }

  private static void followEachOther(List<String> lines, Map<String, Integer> numbers) {
    int before = 0;
    for (String line : lines) {
      Integer number = numbers.get(line);
      assertNotNull(number, () -> "sent, but not stored: " + line);
      int last = before;
      assertTrue(
          before == 0 || number == before + 1, () -> line + " is " + number + " after " + last);
      before = number;
    }
  }
}
