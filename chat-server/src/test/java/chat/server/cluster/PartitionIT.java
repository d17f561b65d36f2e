package chat.server.cluster;

import chat.fixture.LongRun;
import chat.fixture.NetworkNamespaces;
import chat.server.fixture.postgres.NodeHost;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.history.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three servers with one chat and three nodes of PostgreSQL, each on a computer of its own, lose
 * the packets between some of them, in one direction or both. Clients of all kinds talk meanwhile,
 * and lose nothing. With {@code -Plong}, all that can fail does so at random for half an hour.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class PartitionIT {
  private static final int PORT = 8028;

  private final Random random = new Random(LongRun.seed());
  private final Pauses pauses = new Pauses();
  private NetworkNamespaces network; // null if it can't be made, like the others
  private PostgresNodes nodes;
  private ClusterServers servers;
  private Workload load;
  private Faults faults;
  private Partitions partitions;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    List<String> names = List.of("n1", "n2", "n3", "s0", "s1", "s2");
    network = NetworkNamespaces.onOneNetwork(names);
    System.out.println("separated servers with -Dlong.seed=" + LongRun.seed());
    List<NodeHost> hosts = new ArrayList<>();
    for (String name : names) {
      hosts.add(new NodeHost(network.address(name), PORT, network.in(name, List.of())));
    }
    nodes = PostgresNodes.on(hosts.subList(0, 3));
    servers = ClusterServers.start(folder, nodes, hosts.subList(3, 6));
    load = Workload.start(servers.addresses(), random.nextLong());
    faults = new Faults(nodes, servers, load, pauses);
    partitions = new Partitions(network, nodes, servers, load, faults);
  }

  @AfterAll
  void nothingIsLostDoubledOrReordered() throws Exception {
    try {
      if (load != null) {
        pauses.print();
        System.out.println(load.endsWithoutViolation(() -> ClusterServers.tables(nodes)));
      }
    } finally {
      ClusterServers.close(load, servers, nodes, network);
    }
  }

  @Test
  void ownerThatCantReachThePrimaryIsReplaced() throws Exception {
    partitions.ownerCantReachThePrimary();
  }

  @Test
  void ownerThatThePrimaryCantReachIsReplaced() throws Exception {
    partitions.primaryCantReachTheOwner();
  }

  @Test
  void ownerWithoutDatabaseIsReplaced() throws Exception {
    partitions.ownerHasNoDatabase();
  }

  @Test
  void serversNeedNotReachEachOther() throws Exception {
    partitions.serversAreSeparated();
  }

  @Test
  void separatedPrimaryIsReplacedAndNotChosenAgain() throws Exception {
    partitions.primaryIsSeparated();
  }

  @Test
  void faultsAtRandomLoseNothingAcknowledged() throws Exception {
    long length = LongRun.orLonger(Duration.ZERO).toNanos();
    long start = System.nanoTime();
    while (System.nanoTime() - start < length) {
      if (random.nextBoolean()) {
        Faults.Fault.any(random).happen(faults);
      } else {
        Partitions.Partition.any(random).happen(partitions);
      }
    }
  }
}
