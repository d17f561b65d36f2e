package chat.server.log.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.command.UsageException;
import chat.server.fixture.postgres.PostgresNode;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogEndedException;
import chat.server.log.LogEndedException.Cause;
import chat.server.log.LogException;
import chat.server.log.postgres.PostgresUrl.Node;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How writes end on a primary with two standbys, whatever happens meanwhile. */
class OutcomeTest {
  /** Longer than any step of a test takes. */
  private static final Duration PATIENT = Duration.ofSeconds(60);

  private static final String APPEND =
      "WITH o AS MATERIALIZED ("
          + Reign.OWNER
          + "), m AS (INSERT INTO messages SELECT ?::bigint FROM o RETURNING 1)"
          + " SELECT count(*) FROM m";

  private static PostgresNodes nodes;

  private final List<LogEndedException> ends = Collections.synchronizedList(new ArrayList<>());
  private final List<AutoCloseable> toClose = new ArrayList<>();

  @BeforeAll
  static void startNodes() throws IOException, SQLException, InterruptedException {
    nodes = PostgresNodes.three();
  }

  @AfterAll
  static void stopNodes() throws IOException {
    if (nodes != null) {
      nodes.close();
    }
  }

  @BeforeEach
  void makeTables() throws SQLException {
    nodes.awaitStandbys(2);
    nodes.primary().execute("DROP SCHEMA IF EXISTS chat CASCADE", "CREATE SCHEMA chat");
    try (Connection connection = nodes.primary().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = chat");
      for (String command : OwnerTable.CREATE) {
        statement.execute(command);
      }
      statement.execute("CREATE TABLE messages (seq bigint PRIMARY KEY)");
      statement.execute("CREATE TABLE things (name text CHECK (name <> 'wrong'))");
    }
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : toClose) {
      each.close();
    }
  }

  @Test
  void failedStatementStoresNothingAndTheReignContinues() throws Exception {
    Reign reign = claim("a");
    assertThrows(LogException.class, () -> insert(reign, "wrong"));
    assertEquals(1, insert(reign, "right"));
    assertEquals(1, append(reign, 1));
    assertEquals("right", nodes.primary().query("SELECT string_agg(name, '') FROM chat.things"));
    assertTrue(reign.ended().isEmpty());
  }

  @Test
  void messageThatIsThereAlreadyMeansAnotherWriter() throws Exception {
    Reign reign = claim("a");
    append(reign, 1);
    assertEquals(Cause.FENCED, assertEnds(reign, () -> append(reign, 1)));
  }

  @Test
  void writeBeforeAClaimStays() throws Exception {
    Reign first = claim("a");
    append(first, 1);
    Reign second = claim("b");
    assertEquals(2, second.claim().epoch());
    assertEquals("1", stored());
  }

  @Test
  void writesAfterAClaimAreFenced() throws Exception {
    Reign first = claim("a");
    insert(first, "right");
    nodes.primary().execute("UPDATE chat.owner SET epoch = 2");
    assertEquals(Cause.FENCED, assertEnds(first, () -> append(first, 1)));
    assertEquals("0", stored());
    // All later writes end alike.
    assertThrows(LogEndedException.class, () -> insert(first, "right"));
    assertEquals(1, ends.size());
  }

  @Test
  void transactionsAfterAClaimAreFenced() throws Exception {
    Reign first = claim("a");
    nodes.primary().execute("UPDATE chat.owner SET epoch = 2");
    assertEquals(Cause.FENCED, assertEnds(first, () -> insert(first, "right")));
    assertEquals("0", nodes.primary().query("SELECT count(*) FROM chat.things"));
  }

  @Test
  void writeThatWaitsForAClaimIsFenced() throws Exception {
    Reign first = claim("a");
    append(first, 1);
    try (Connection claiming = nodes.primary().connect();
        Statement statement = claiming.createStatement()) {
      claiming.setAutoCommit(false);
      statement.executeUpdate("UPDATE chat.owner SET epoch = 2");
      CompletableFuture<Cause> end = inThread(() -> assertEnds(first, () -> append(first, 2)));
      awaitWaiting("Lock");
      claiming.commit();
      assertEquals(Cause.FENCED, end.get());
    }
    assertEquals("1", stored());
  }

  @Test
  void claimEndsTheConnectionsOfTheLastOwner() throws Exception {
    Reign first = claim("a");
    insert(first, "right");
    claim("b");
    assertEquals(Cause.UNKNOWN, assertEnds(first, () -> append(first, 1)));
    assertEquals("0", stored());
  }

  @Test
  void claimOfWhatAnotherHasClaimedMeanwhileFails() throws Exception {
    Connector late = connector("late", PATIENT);
    Connection connection = closed(late.connect(primary()));
    OwnerTable.Seen seen = OwnerTable.look(connection);
    assertTrue(seen.hasLock());
    nodes.primary().execute("UPDATE chat.owner SET epoch = 1");
    assertThrows(
        LogException.class,
        () ->
            OwnerTable.claim(
                connection, late, new OwnerTable.Target(primary(), seen), "late:8028", 0));
    assertEquals("1", nodes.primary().query("SELECT epoch FROM chat.owner"));
  }

  @Test
  void lockIsFreeOnceTheOwnerIsClosed() throws Exception {
    Reign first = claim("a");
    Connection watch = closed(connector("b", PATIENT).connect(primary()));
    OwnerTable.Seen seen = OwnerTable.look(watch);
    assertEquals("a:8028", seen.address());
    assertEquals(1, seen.epoch());
    assertTrue(!seen.hasLock());
    first.close();
    nodes
        .primary()
        .awaitQuery(
            "0", "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'chat-a/%'");
    assertTrue(OwnerTable.look(watch).hasLock());
  }

  @Test
  void beatsRiseUntilAnotherClaims() throws Exception {
    Reign reign = claim("a");
    Connection connection = reign.connectToBeat();
    assertTrue(reign.beat(connection));
    assertTrue(reign.beat(connection));
    Connection watch = closed(connector("b", PATIENT).connect(primary()));
    assertEquals(2, OwnerTable.look(watch).beats());
    assertEquals(1, OwnerTable.look(watch).beatEpoch());
    nodes.primary().execute("UPDATE chat.owner SET epoch = 2");
    assertTrue(!reign.beat(connection));
    assertEquals(Cause.FENCED, ends.get(0).why());
  }

  @Test
  void writeWaitsForAStandbyThatReturns() throws Exception {
    Reign reign = claim("a");
    withoutStandbys(
        () -> {
          CompletableFuture<Integer> appended = inThread(() -> append(reign, 1));
          awaitWaiting("SyncRep");
          return appended;
        },
        appended -> assertEquals(1, appended.get()));
    assertTrue(reign.ended().isEmpty());
  }

  @Test
  void cancelledWaitEndsTheReign() throws Exception {
    Reign reign = claim("a");
    assertEquals(Cause.UNKNOWN, endWhileWaiting(reign, () -> append(reign, 1), CANCEL));
  }

  @Test
  void cancelledWaitOfATransactionEndsTheReign() throws Exception {
    Reign reign = claim("a");
    insert(reign, "right");
    assertEquals(Cause.UNKNOWN, endWhileWaiting(reign, () -> insert(reign, "right"), CANCEL));
  }

  @Test
  void killedBackendEndsTheReign() throws Exception {
    Reign reign = claim("a");
    assertEquals(
        Cause.UNKNOWN,
        endWhileWaiting(
            reign,
            () -> append(reign, 1),
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"));
  }

  @Test
  void silentDatabaseEndsTheReign() throws Exception {
    Reign reign = claim(connector("a", Duration.ofSeconds(1)));
    assertEquals(Cause.UNKNOWN, endWhileWaiting(reign, () -> append(reign, 1), "SELECT 1"));
  }

  @Test
  void waitThatTheOperatorEndedEndsTheReign() throws Exception {
    Reign reign = claim("a");
    try {
      assertEquals(
          Cause.UNKNOWN,
          endWhileWaiting(
              reign,
              () -> append(reign, 1),
              "ALTER SYSTEM SET synchronous_standby_names = ''",
              "SELECT pg_reload_conf()"));
    } finally {
      restoreStandbys();
    }
  }

  @Test
  void nodeThatNoLongerNeedsStandbysStoresNothing() throws Exception {
    Reign reign = claim("a");
    try {
      forgetStandbys();
      assertEquals(Cause.UNSAFE, assertEnds(reign, () -> append(reign, 1)));
      assertEquals(
          "the database at "
              + primary()
              + " stores messages on one machine only: synchronous_standby_names is empty. Set it"
              + " to 'ANY 1 (…)' with the names of all nodes, on every node, standbys too",
          ends.get(0).getMessage());
      assertEquals("0", stored());
      assertThrows(LogException.class, () -> claim("b"));
      assertEquals("1", nodes.primary().query("SELECT epoch FROM chat.owner"));
    } finally {
      restoreStandbys();
    }
  }

  @Test
  void claimWithoutStandbysIsNone() throws Exception {
    withoutStandbys(
        () -> {
          SQLException failure =
              assertThrows(SQLException.class, () -> claim(connector("a", Duration.ofSeconds(1))));
          assertTrue(failure.getMessage() != null);
          return CompletableFuture.completedFuture(0);
        },
        done -> {});
    // The next claim ends what is left of it, and counts on.
    Reign reign = claim("b");
    assertEquals(1, append(reign, 1));
    assertEquals("b", nodes.primary().query("SELECT server FROM chat.owner"));
  }

  /** Statements after which a wait for standbys ends. */
  private static final String CANCEL =
      "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";

  private Reign claim(String server) throws Exception {
    return claim(connector(server, PATIENT));
  }

  private Reign claim(Connector connector) throws SQLException, LogException {
    Connection connection = closed(connector.connect(primary()));
    OwnerTable.Target target = new OwnerTable.Target(primary(), OwnerTable.look(connection));
    Claim claim =
        OwnerTable.claim(connection, connector, target, connector.server() + ":8028", 1000);
    return closed(new Reign(claim, connector, connection, ends::add));
  }

  private static Connector connector(String server, Duration limit) {
    try {
      return new Connector(PostgresUrl.parse(nodes.url()), server, limit);
    } catch (UsageException e) {
      throw new AssertionError(e);
    }
  }

  private <T extends AutoCloseable> T closed(T each) {
    toClose.add(each);
    return each;
  }

  private static Node primary() {
    String address = nodes.primary().address();
    int colon = address.lastIndexOf(':');
    return new Node(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
  }

  private static int append(Reign reign, long seq) throws LogException, SQLException {
    if (reign.ended().isPresent()) {
      throw reign.ended().get();
    }
    try (PreparedStatement statement = reign.prepare(APPEND)) {
      statement.setLong(1, reign.claim().epoch());
      statement.setLong(2, seq);
      return reign.append(
          "store messages",
          statement,
          row -> {
            if (row.getInt(1) == 0) {
              throw new Reign.NotOwnerException();
            }
            return row.getInt(1);
          });
    }
  }

  private static int insert(Reign reign, String name) throws LogException {
    return reign.write(
        "store a thing",
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("INSERT INTO things VALUES (?)")) {
            statement.setString(1, name);
            return statement.executeUpdate();
          }
        });
  }

  private Cause assertEnds(Reign reign, Callable<?> write) {
    LogEndedException end = assertThrows(LogEndedException.class, write::call);
    assertEquals(end.why(), reign.ended().orElseThrow().why());
    assertEquals(1, ends.size());
    return end.why();
  }

  /** Returns why a write ended while it waited for standbys that do not answer. */
  private Cause endWhileWaiting(Reign reign, Callable<?> write, String... statements)
      throws Exception {
    List<Cause> causes = new ArrayList<>();
    withoutStandbys(
        () -> {
          CompletableFuture<Cause> end = inThread(() -> assertEnds(reign, write));
          awaitWaiting("SyncRep");
          nodes.primary().execute(statements);
          causes.add(end.get());
          return end;
        },
        end -> {});
    return causes.get(0);
  }

  private interface Check<T> {
    void accept(T value) throws Exception;
  }

  /** Does something while no standby runs, and something else when they run again. */
  private static <T> void withoutStandbys(Callable<T> meanwhile, Check<T> then) throws Exception {
    T value;
    try {
      for (PostgresNode standby : nodes.standbys()) {
        standby.pause();
      }
      value = meanwhile.call();
    } finally {
      for (PostgresNode standby : nodes.standbys()) {
        standby.resume();
      }
    }
    then.accept(value);
  }

  private static void forgetStandbys() throws SQLException {
    nodes
        .primary()
        .execute("ALTER SYSTEM SET synchronous_standby_names = ''", "SELECT pg_reload_conf()");
    nodes.primary().awaitQuery("", "SHOW synchronous_standby_names");
  }

  private static void restoreStandbys() throws SQLException {
    nodes
        .primary()
        .execute("ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()");
  }

  private static void awaitWaiting(String event) {
    nodes
        .primary()
        .awaitQuery(
            "t",
            "SELECT count(*) > 0 FROM pg_stat_activity WHERE application_name LIKE 'chat-%/%' AND"
                + " '"
                + event
                + "' IN (wait_event, wait_event_type)");
  }

  private static String stored() throws SQLException {
    return nodes.primary().query("SELECT count(*) FROM chat.messages");
  }

  private static <T> CompletableFuture<T> inThread(Callable<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(action.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            },
            "writing");
    thread.setDaemon(true);
    thread.start();
    return result;
  }
}
