package chat.server.cluster;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.fixture.postgres.PostgresNode;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.history.Workload;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;

/**
 * What can fail while clients talk: each fault waits until they are acknowledged messages again, is
 * healed, and prints the longest pause. The test's thread.
 */
final class Faults {
  private static final int SOME = 60;
  private static final Duration QUIET = Duration.ofSeconds(3);

  /** A shorter wait may end by an answer that a standby sent before it fell asleep. */
  private static final String WAITS_FOR_STANDBY =
      "FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND query LIKE '%INSERT INTO messages%'"
          + " AND clock_timestamp() - query_start > interval '0.5 s'";

  private final PostgresNodes nodes;
  private final ClusterServers servers;
  private final Workload load;

  Faults(PostgresNodes nodes, ClusterServers servers, Workload load) {
    this.nodes = nodes;
    this.servers = servers;
    this.load = load;
  }

  /** A way to fail. */
  enum Fault {
    OWNER_KILLED {
      @Override
      void happen(Faults on) throws Exception {
        on.ownerIsKilled();
      }
    },
    STANDBY_SERVER_KILLED {
      @Override
      void happen(Faults on) throws Exception {
        on.standbyServerIsKilled();
      }
    },
    OWNER_SLEEPS {
      @Override
      void happen(Faults on) throws Exception {
        on.ownerSleeps();
      }
    },
    PRIMARY_KILLED {
      @Override
      void happen(Faults on) throws Exception {
        on.primaryIsKilled();
      }
    },
    STANDBY_NODE_KILLED {
      @Override
      void happen(Faults on) throws Exception {
        on.standbyNodeIsKilled();
      }
    },
    PRIMARY_SLEEPS {
      @Override
      void happen(Faults on) throws Exception {
        on.primarySleepsAndReturns();
      }
    },
    STANDBY_NODES_SLEEP {
      @Override
      void happen(Faults on) throws Exception {
        on.bothStandbyNodesSleep();
      }
    },
    WAIT_CANCELLED {
      @Override
      void happen(Faults on) throws Exception {
        on.waitIsCancelled();
      }
    };

    abstract void happen(Faults on) throws Exception;

    static Fault any(Random random) {
      return values()[random.nextInt(values().length)];
    }
  }

  private void report(String what, long since) {
    System.out.printf("%s: longest pause %d ms%n", what, load.longestPauseSince(since).toMillis());
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
      load.awaitMore(SOME);
      report("owner stopped", start);
    } finally {
      servers.get(before.server()).signal("CONT");
    }
    load.awaitMore(SOME);
    awaitMovesClients(before.server());
  }

  /** Waits until a server sends clients to another one. */
  void awaitMovesClients(int server) {
    ClusterServers.await(
        "s" + server + " sends clients to the owner",
        () -> {
          try (FramedUser user = FramedUser.at(servers.port(server))) {
            user.sends("HELLO 1 asks " + TestServer.idOf("asks"));
            return user.next().startsWith("BYE moved 127.0.0.1:");
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
    System.out.printf("promoted after %d ms%n", (System.nanoTime() - start) / 1_000_000);
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
    long stored = load.acknowledged();
    Awaitility.await("nothing is acknowledged")
        .pollInSameThread()
        .during(QUIET)
        .atMost(QUIET.multipliedBy(20))
        .until(() -> load.acknowledged() == stored);
    allStandbysWake();
    load.awaitMore(SOME);
    report("both standby nodes stopped for " + QUIET.toSeconds() + " s", start);
  }

  void waitIsCancelled() throws Exception {
    long epoch = servers.owner().epoch();
    allStandbysSleep();
    long start = System.nanoTime();
    String waits =
        nodes.primary().query("SELECT count(pg_cancel_backend(pid)) " + WAITS_FOR_STANDBY);
    allStandbysWake();
    servers.awaitOwner(
        "the chat begins anew after " + waits + " cancelled waits", now -> now.epoch() > epoch);
    load.awaitMore(SOME);
    report("wait for a standby cancelled", start);
  }

  private void allStandbysSleep() throws Exception {
    load.awaitMore(SOME);
    nodes.awaitStandbys(2);
    for (PostgresNode standby : nodes.standbys()) {
      standby.pause();
    }
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
