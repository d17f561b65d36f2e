package chat.server.cluster;

import chat.fixture.LongRun;
import chat.fixture.Skips;
import chat.server.fixture.postgres.NodeHost;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.history.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three servers with one chat on three nodes of PostgreSQL. Everything fails once, or at random for
 * half an hour with {@code -Plong}, while clients of all kinds talk: at the end nothing is lost,
 * doubled, or in another order for some. Figures of pauses are printed, not asserted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ClusterIT {
  private final Random random = new Random(LongRun.seed());
  private PostgresNodes nodes; // null if PostgreSQL is missing
  private ClusterServers servers;
  private Workload load;
  private final Pauses pauses = new Pauses();
  private Faults faults;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    nodes = PostgresNodes.three();
    System.out.println("several servers with -Dlong.seed=" + LongRun.seed());
    servers = ClusterServers.start(folder, nodes, Collections.nCopies(3, NodeHost.LOOPBACK));
    load = Workload.start(servers.addresses(), random.nextLong());
    faults = new Faults(nodes, servers, load, pauses);
  }

  @AfterAll
  void nothingIsLostDoubledOrReordered() throws Exception {
    try {
      if (load != null) {
        pauses.print();
        System.out.println(load.endsWithoutViolation(() -> ClusterServers.tables(nodes)));
      }
    } finally {
      ClusterServers.close(load, servers, nodes);
    }
  }

  @Test
  void killedOwnerLosesNothingAcknowledged() throws Exception {
    faults.ownerIsKilled();
  }

  @Test
  void killedStandbyServerLosesNothingAcknowledged() throws Exception {
    faults.standbyServerIsKilled();
  }

  @Test
  void sleepingOwnerIsFencedAndSaysSo() throws Exception {
    faults.ownerSleeps();
  }

  @Test
  void killedPrimaryLosesNothingAcknowledged() throws Exception {
    faults.primaryIsKilled();
  }

  @Test
  void killedStandbyNodeLosesNothingAcknowledged() throws Exception {
    faults.standbyNodeIsKilled();
  }

  @Test
  void returnedOldPrimaryIsNotChosen() throws Exception {
    faults.primarySleepsAndReturns();
  }

  @Test
  void primaryWithoutStandbysStoresNothing() throws Exception {
    faults.bothStandbyNodesSleep();
  }

  @Test
  void cancelledWaitEndsTheHub() throws Exception {
    faults.waitIsCancelled();
  }

  @Test
  void ownerWhoseClockJumpsStaysTheOwner() throws Exception {
    requireClocks();
    faults.clocks().ownersJumps();
  }

  @Test
  void standbyServerWhoseClockJumpsClaimsNothing() throws Exception {
    requireClocks();
    faults.clocks().standbysJumps();
  }

  private void requireClocks() {
    Skips.unless(servers.haveClocks(), "libfaketime is not installed");
  }

  @Test
  void restartOfAllServersMovesEachClientOnce() throws Exception {
    faults.allServersAreRestarted();
  }

  @Test
  void faultsAtRandomLoseNothingAcknowledged() throws Exception {
    long length = LongRun.orLonger(Duration.ZERO).toNanos();
    long start = System.nanoTime();
    while (System.nanoTime() - start < length) {
      Faults.Fault.any(random).happen(faults);
    }
  }
}
