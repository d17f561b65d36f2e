package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.fixture.postgres.PostgresNode;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.history.Workload;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;

/**
 * What can fail while clients talk: each fault waits until they are acknowledged messages again, is
 * healed, and prints the longest pause. The test's thread.
 */
final class Faults {
  static final int SOME = 60;
  private static final int ATTEMPTS = 5;
  private static final Duration QUIET = Duration.ofSeconds(3);

  /**
   * Writes of servers, be it a message or a claim. A shorter wait may end by an answer that a
   * standby sent before it fell asleep.
   */
  private static final String WAITS_FOR_STANDBY =
      "FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND application_name LIKE 'chat-%'"
          + " AND clock_timestamp() - query_start > interval '0.5 s'";

  private final PostgresNodes nodes;
  private final ClusterServers servers;
  private final Workload load;
  private final Pauses pauses;
  private final ClockJumps clocks;

  Faults(PostgresNodes nodes, ClusterServers servers, Workload load, Pauses pauses) {
    this.nodes = nodes;
    this.servers = servers;
    this.load = load;
    this.pauses = pauses;
    this.clocks = new ClockJumps(nodes, servers, load, pauses);
  }

  ClockJumps clocks() {
    return clocks;
  }

  /** A way to fail. */
  enum Fault {
    OWNER_KILLED(Faults::ownerIsKilled),
    STANDBY_SERVER_KILLED(Faults::standbyServerIsKilled),
    OWNER_SLEEPS(Faults::ownerSleeps),
    PRIMARY_KILLED(Faults::primaryIsKilled),
    STANDBY_NODE_KILLED(Faults::standbyNodeIsKilled),
    PRIMARY_SLEEPS(Faults::primarySleepsAndReturns),
    STANDBY_NODES_SLEEP(Faults::bothStandbyNodesSleep),
    WAIT_CANCELLED(Faults::waitIsCancelled),
    OWNER_CLOCK_JUMPS(faults -> faults.clocks.ownersJumps()),
    STANDBY_CLOCK_JUMPS(faults -> faults.clocks.standbysJumps()),
    ALL_RESTARTED(Faults::allServersAreRestarted);

    private final Happening happening;

    Fault(Happening happening) {
      this.happening = happening;
    }

    void happen(Faults on) throws Exception {
      happening.on(on);
    }

    static Fault any(Random random) {
      return values()[random.nextInt(values().length)];
    }
  }

  /** What happens in a fault. */
  private interface Happening {
    void on(Faults faults) throws Exception;
  }

  void report(String what, long since) {
    pauses.add(what, load.longestPauseSince(since));
  }

  void ownerIsKilled() throws Exception {
    load.awaitMore(SOME);
    ClusterServers.Owner before = servers.owner();
    long start = System.nanoTime();
    servers.kill(before.server());
    servers.awaitOwner("another server has the chat", now -> now.epoch() > before.epoch());
    load.awaitMore(SOME);
    report("owner killed", start);
    servers.startAgain(before.server());
  }

  void standbyServerIsKilled() throws Exception {
    load.awaitMore(SOME);
    int standby = servers.standby();
    long start = System.nanoTime();
    servers.kill(standby);
    load.awaitMore(SOME);
    report("standby server killed", start);
    servers.startAgain(standby);
  }

  void ownerSleeps() throws Exception {
    load.awaitMore(SOME);
    ClusterServers.Owner before = servers.owner();
    long start = System.nanoTime();
    servers.get(before.server()).signal("STOP");
    try {
      servers.awaitOwner("another server has the chat", now -> now.epoch() > before.epoch());
      pauses.add("claim after the owner stopped", Duration.ofNanos(System.nanoTime() - start));
      load.awaitMore(SOME);
      report("owner stopped", start);
    } finally {
      servers.get(before.server()).signal("CONT");
    }
    load.awaitMore(SOME);
    awaitMovesClients(before.server());
  }

  /** Waits until a server sends clients to another one, unless it is the owner again. */
  void awaitMovesClients(int server) {
    ClusterServers.await(
        "s" + server + " sends clients to the owner",
        () -> {
          try (FramedUser user = servers.user(server)) {
            user.sends("HELLO 1 asks " + TestServer.idOf("asks"));
            return user.next().startsWith("BYE moved") || servers.owner().server() == server;
          } catch (AssertionError e) {
            return false;
          }
        });
  }

  void primaryIsKilled() throws Exception {
    load.awaitMore(SOME);
    nodes.awaitStandbys(2);
    PostgresNode old = nodes.primary();
    long start = System.nanoTime();
    old.kill();
    nodes.promote();
    pauses.add("promotion", Duration.ofNanos(System.nanoTime() - start));
    load.awaitMore(SOME);
    report("primary killed", start);
    nodes.rejoin(old);
    nodes.awaitStandbys(2);
  }

  void standbyNodeIsKilled() throws Exception {
    load.awaitMore(SOME);
    nodes.awaitStandbys(2);
    PostgresNode standby = nodes.standbys().get(0);
    long start = System.nanoTime();
    standby.kill();
    load.awaitMore(SOME);
    report("standby node killed", start);
    nodes.rejoin(standby);
    nodes.awaitStandbys(2);
  }

  /** The old primary returns as one that still takes itself for the primary, and is not used. */
  void primarySleepsAndReturns() throws Exception {
    load.awaitMore(SOME);
    nodes.awaitStandbys(2);
    PostgresNode old = nodes.primary();
    long start = System.nanoTime();
    old.pause();
    nodes.promote();
    load.awaitMore(SOME);
    report("primary stopped, another promoted", start);
    old.resume();
    old.awaitQuery("f", "SELECT pg_is_in_recovery()");
    // The next owner has two primaries to choose from.
    ownerIsKilled();
    old.kill();
    nodes.rejoin(old);
    nodes.awaitStandbys(2);
  }

  void bothStandbyNodesSleep() throws Exception {
    long start = System.nanoTime();
    allStandbysSleep();
    nothingIsAcknowledged();
    allStandbysWake();
    load.awaitMore(SOME);
    report("both standby nodes stopped for " + QUIET.toSeconds() + " s", start);
  }

  /** Waits a while, in which nothing may be acknowledged. */
  void nothingIsAcknowledged() {
    long stored = load.acknowledged();
    Awaitility.await("nothing is acknowledged")
        .pollInSameThread()
        .during(QUIET)
        .atMost(QUIET.multipliedBy(20))
        .until(() -> load.acknowledged() == stored);
  }

  void waitIsCancelled() throws Exception {
    long epoch = servers.owner().epoch();
    allStandbysSleep();
    long start = System.nanoTime();
    String waits =
        nodes.primary().query("SELECT count(pg_cancel_backend(pid)) " + WAITS_FOR_STANDBY);
    // If a standby answered before the backend has seen the signal, nothing would be cancelled.
    nodes.primary().awaitQuery("0", "SELECT count(*) " + WAITS_FOR_STANDBY);
    allStandbysWake();
    servers.awaitOwner(
        "the chat begins anew after " + waits + " cancelled waits", now -> now.epoch() > epoch);
    load.awaitMore(SOME);
    report("wait for a standby cancelled", start);
  }

  /** All servers are drained and started again, the owner last. */
  void allServersAreRestarted() throws Exception {
    long most = Long.MAX_VALUE;
    int attempts = servers.namePlainServers() ? ATTEMPTS : 1;
    // On a slow machine an owner may be replaced at any time, but not during each restart.
    for (int attempt = 0; most > 1 && attempt < attempts; attempt++) {
      most = mostReconnectsWhileAllAreRestarted();
    }
    assertTrue(
        most <= 1 || !servers.namePlainServers(), "a client has reconnected " + most + " times");
  }

  private long mostReconnectsWhileAllAreRestarted() throws Exception {
    load.awaitMore(SOME);
    List<Integer> all = servers.standbysFirst();
    Map<String, Integer> before = load.attempts();
    long start = System.nanoTime();
    for (int server : all) {
      servers.drain(server);
      load.awaitMore(SOME);
      servers.startAgain(server);
    }
    load.awaitMore(SOME);
    report("all servers restarted", start);
    Map<String, Integer> after = load.attempts();
    after.replaceAll((client, attempts) -> attempts - before.get(client));
    System.out.println("reconnects while all servers were restarted: " + after);
    return Collections.max(after.values());
  }

  private void allStandbysSleep() throws Exception {
    load.awaitMore(SOME);
    nodes.awaitStandbys(2);
    for (PostgresNode standby : nodes.standbys()) {
      standby.pause();
    }
    awaitWriteThatWaits();
  }

  /** Waits until a write waits for a standby. */
  void awaitWriteThatWaits() {
    ClusterServers.await(
        "a write waits for a standby",
        () -> !nodes.primary().query("SELECT count(*) " + WAITS_FOR_STANDBY).equals("0"));
  }

  private void allStandbysWake() throws Exception {
    for (PostgresNode standby : nodes.standbys()) {
      standby.resume();
    }
    nodes.awaitStandbys(2);
  }
}
