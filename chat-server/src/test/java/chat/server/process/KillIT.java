package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ClientId;
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
 * The server is killed at random moments while people of both wires write, and started again on the
 * same port: nothing that was acknowledged is lost, doubled, or out of order, to nobody.
 *
 * <p>{@code -Dchat.kills=N} says how often, {@code -Dchat.seed=N} repeats the moments of a run.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KillIT {
  private static final int MOST_BETWEEN_KILLS = 1_500;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

  @TempDir private Path folder;
  private final int kills = Integer.getInteger("chat.kills", 5);
  private final long seed = Long.getLong("chat.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final AtomicLong acknowledged = new AtomicLong();
  private final List<Resuming> framed = new ArrayList<>();
  private final List<Chatting> texts = new ArrayList<>();
  private ServerProcess server;

  /** A message as it is in the log. */
  private record Row(String digest, long id, String text) {}

  @AfterEach
  void close() throws IOException {
    for (Resuming user : framed) {
      user.close();
    }
    for (Chatting user : texts) {
      user.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void nothingThatWasAcknowledgedIsLost() throws Exception {
    try {
      load();
    } catch (AssertionError | ConditionTimeoutException e) {
      throw new AssertionError("with -Dchat.seed=" + seed, e);
    }
  }

  private void load() throws Exception {
    server = start(0);
    int port = server.port();
    for (int i = 0; i < 4; i++) {
      framed.add(new Resuming(port, "sender" + i, true, acknowledged));
    }
    Resuming stays = new Resuming(port, "stays", false, acknowledged);
    Resuming comesAndGoes = new Resuming(port, "goes", false, acknowledged);
    framed.addAll(List.of(stays, comesAndGoes));
    for (int i = 0; i < 2; i++) {
      texts.add(new Chatting(port, "texter" + i, acknowledged));
    }
    for (int kill = 0; kill < kills; kill++) {
      if (random.nextBoolean()) {
        comesAndGoes.goesAway();
      } else {
        comesAndGoes.comesBack();
      }
      // Now and then at once, while the others are still coming back.
      int more = random.nextInt(4) == 0 ? 0 : random.nextInt(MOST_BETWEEN_KILLS);
      long until = acknowledged.get() + more;
      await("messages are acknowledged", () -> acknowledged.get() >= until);
      server.kill();
      server = start(port);
    }
    comesAndGoes.comesBack();
    framed.forEach(Resuming::endsSending);
    texts.forEach(Chatting::endsSending);
    for (Resuming user : framed) {
      await("all is acknowledged", user::hasNothingPending);
    }
    assertEquals(0, server.stop(), () -> "it said " + server.output());
    // What text users sent last may be stored behind what anybody has seen.
    server = start(port);
    int end = log().size();
    for (Resuming user : framed) {
      await("everyone has seen all", () -> user.seenCount() >= end);
    }
    assertEquals(0, server.stop(), () -> "it said " + server.output());
    compare(log());
  }

  private ServerProcess start(int port) throws IOException {
    return ServerProcess.start(
        List.of("-Xmx256m"),
        "--port",
        String.valueOf(port),
        "--data",
        folder.resolve("data").toString(),
        "--rate",
        "0",
        "--confirm-text");
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInSameThread()
        .pollInterval(BETWEEN_LOOKS)
        .until(condition);
  }

  private List<Row> log() throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("data").resolve("messages.db"));
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
    assertEquals(new HashSet<>(texts).size(), texts.size(), "nothing is stored twice");
    Map<String, Integer> numbers = new HashMap<>();
    texts.forEach(text -> numbers.put(text, numbers.size() + 1));
    for (Resuming user : framed) {
      assertEquals(texts, user.seen(), "everyone sees the log, all of it, once and in order");
      assertEquals(ofAuthor(log, user), user.stored());
    }
    for (Chatting user : this.texts) {
      assertTrue(numbers.keySet().containsAll(user.confirmed()), "what was confirmed is stored");
      user.seen().forEach(lines -> followEachOther(lines, numbers));
    }
    System.out.printf("%d kills, %d messages stored%n", kills, log.size());
  }

  private static Map<Long, String> ofAuthor(List<Row> log, Resuming user) {
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
      assertNotNull(number, () -> "told, but not stored: " + line);
      int last = before;
      assertTrue(
          before == 0 || number == before + 1, () -> line + " is " + number + " after " + last);
      before = number;
    }
  }
}
