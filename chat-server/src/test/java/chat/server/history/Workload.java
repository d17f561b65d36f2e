package chat.server.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.history.FramedRecorder.Login;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Clients of all kinds that talk in two rooms: of the framed wire, of the text wire, two devices of
 * one account, and two guests who visit in turns by the same nick. The test's thread; each client
 * has a thread of its own, and one more lets them send.
 */
public final class Workload implements AutoCloseable {
  private static final String LOBBY = TextRecorder.ROOM;
  private static final List<String> ROOMS = List.of(LOBBY, "#tea");
  private static final int FRAMED = 4;
  private static final int VISIT = 5;
  private static final int BETWEEN_MESSAGES = 80;
  private static final int ATTEMPTS = 9;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final History history = new History();
  private final List<FramedRecorder> framed = new ArrayList<>();
  private final List<TextRecorder> texts = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread sender = new Thread(this::send, "sender");

  /** Opens a connection to the database that has the log. */
  @FunctionalInterface
  public interface Database {
    Connection open() throws SQLException;
  }

  private Workload() {}

  /** Starts all clients at servers of which the first is there already. */
  public static Workload start(List<InetSocketAddress> servers, long seed) {
    Workload load = new Workload();
    Random random = new Random(seed);
    for (int i = 0; i < FRAMED; i++) {
      load.add("framed" + i, new Login("framed" + i, "", 0), servers, random);
    }
    // Servers take passwords without TLS from their own computer alone.
    if (servers.get(0).getAddress().isLoopbackAddress()) {
      Login alice = register(servers);
      for (String device : List.of("laptop", "phone")) {
        load.add(device, alice, servers, random);
      }
    }
    for (String visitor : List.of("visitor-one", "visitor-two")) {
      load.add(visitor, new Login("visitor", "", VISIT), servers, random);
    }
    for (int i = 0; i < 2; i++) {
      load.texts.add(new TextRecorder("nc" + i, load.history, servers, random));
    }
    load.all().forEach(RecordingClient::starts);
    load.sender.start();
    return load;
  }

  private void add(String name, Login login, List<InetSocketAddress> servers, Random random) {
    framed.add(new FramedRecorder(name, login, ROOMS, history, servers, random));
  }

  /** Makes an account at the server that has the chat. */
  private static Login register(List<InetSocketAddress> servers) {
    for (int attempt = 0; ; attempt++) {
      // The last attempt may have made that account.
      String nick = "alice" + attempt;
      try (FramedUser user = FramedUser.to(servers.get(attempt % servers.size()))) {
        user.sends("HELLO 1 " + nick + " " + TestServer.idOf("registers-" + nick));
        user.seesOneLike("WELCOME " + nick + " .*");
        user.sendsAtOnce("AUTH register⏎correct horse", "AUTH remember⏎all", "BYE");
        String token = user.seesOneLike("TOKEN 1⏎.*").split("⏎", -1)[1];
        user.isCutOff();
        return new Login(nick, token, 0);
      } catch (AssertionError e) {
        // On a slow machine another server may have the chat meanwhile.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void send() {
    try {
      while (!closed.await(BETWEEN_MESSAGES, TimeUnit.MILLISECONDS)) {
        all().forEach(RecordingClient::says);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<RecordingClient> all() {
    List<RecordingClient> all = new ArrayList<>(framed);
    all.addAll(texts);
    return all;
  }

  /** Waits until so many more messages are acknowledged. */
  public void awaitMore(int messages) {
    long until = history.acknowledged() + messages;
    await("messages are acknowledged", () -> history.acknowledged() >= until);
  }

  /** Returns how many messages were acknowledged so far. */
  public long acknowledged() {
    return history.acknowledged();
  }

  /** Returns how often each client that doesn't leave by itself has connected, or tried to. */
  public Map<String, Integer> attempts() {
    Map<String, Integer> attempts = new TreeMap<>();
    all().stream()
        .filter(RecordingClient::stays)
        .forEach(client -> attempts.put(client.name, client.attempts()));
    return attempts;
  }

  /** Returns the longest time without any acknowledgement since a time of the monotonic clock. */
  public Duration longestPauseSince(long nanos) {
    return history.longestPauseSince(nanos);
  }

  /** Records that a server was seen to own the log. */
  public void reigns(long epoch, String node) {
    history.add(new Event.Reign(System.nanoTime(), epoch, node));
  }

  /**
   * Lets all clients finish: all messages are answered, and received by all. Then fails if anything
   * was lost, doubled, or in another order.
   *
   * @return what was checked, for people
   */
  public String endsWithoutViolation(Database database) throws SQLException {
    all().forEach(RecordingClient::stopsSending);
    for (RecordingClient client : all()) {
      await(client.name + " has all answers", client::hasNothingPending);
    }
    texts.forEach(RecordingClient::close);
    // Lines that nobody has confirmed may still be stored.
    for (FramedRecorder client : framed) {
      await(client.name + " has all messages", () -> client.hasReceived(ends(rows(database))));
    }
    List<StoredRow> rows = rows(database);
    close();
    List<Event> events = history.events();
    List<Violation> violations = Check.violations(events, rows);
    assertEquals(List.of(), violations);
    return events.size() + " events and " + rows.size() + " messages";
  }

  private static Map<String, Long> ends(List<StoredRow> rows) {
    Map<String, Long> ends = new HashMap<>();
    rows.forEach(row -> ends.merge(row.room(), row.seq(), Math::max));
    return ends;
  }

  private List<StoredRow> rows(Database database) throws SQLException {
    Map<String, String> authors = new HashMap<>();
    framed.forEach(client -> authors.put(client.digest(), client.name));
    List<StoredRow> rows = new ArrayList<>();
    try (Connection connection = database.open();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                SELECT m.room, m.seq, c.digest, m.id, m.text
                FROM messages m LEFT JOIN clients c ON c.number = m.author
                WHERE m.room IN ('#lobby', '#tea') ORDER BY m.room, m.seq""")) {
      while (result.next()) {
        rows.add(
            new StoredRow(
                result.getString(1),
                result.getLong(2),
                authors.getOrDefault(result.getString(3), ""),
                result.getLong(4),
                result.getString(5)));
      }
    }
    return rows;
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(50))
        .until(condition);
  }

  @Override
  public void close() {
    closed.countDown();
    all().forEach(RecordingClient::close);
  }
}
