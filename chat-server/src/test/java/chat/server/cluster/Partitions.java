package chat.server.cluster;

import chat.fixture.NetworkNamespaces;
import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.fixture.postgres.PostgresNode;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.history.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Losses of packets while clients talk: each waits until they are acknowledged messages again, or
 * may not be, is healed, and prints the longest pause. The test's thread.
 */
final class Partitions {
  private static final String TOLD = "the database can't be reached; what you send waits";

  private final NetworkNamespaces network;
  private final PostgresNodes nodes;
  private final ClusterServers servers;
  private final Workload load;
  private final Faults faults;
  private final List<Loss> losses = new ArrayList<>();

  Partitions(
      NetworkNamespaces network,
      PostgresNodes nodes,
      ClusterServers servers,
      Workload load,
      Faults faults) {
    this.network = network;
    this.nodes = nodes;
    this.servers = servers;
    this.load = load;
    this.faults = faults;
  }

  /** Packets that are lost, in one direction. */
  private record Loss(String from, String to) {}

  /** A way to lose packets. */
  enum Partition {
    PRIMARY_NOT_REACHED(Partitions::ownerCantReachThePrimary),
    OWNER_NOT_REACHED(Partitions::primaryCantReachTheOwner),
    OWNER_WITHOUT_DATABASE(Partitions::ownerHasNoDatabase),
    SERVERS_ALONE(Partitions::serversAreSeparated),
    PRIMARY_WITHOUT_STANDBYS(Partitions::primaryHasNoStandbys),
    PRIMARY_ALONE(Partitions::primaryIsSeparated);

    private final Happening happening;

    Partition(Happening happening) {
      this.happening = happening;
    }

    void happen(Partitions on) throws Exception {
      happening.on(on);
    }

    static Partition any(Random random) {
      return values()[random.nextInt(values().length)];
    }
  }

  /** What happens in a partition. */
  private interface Happening {
    void on(Partitions partitions) throws Exception;
  }

  private String owner() throws Exception {
    return "s" + servers.owner().server();
  }

  private void lose(String from, String to) throws Exception {
    network.loses(from, to);
    losses.add(new Loss(from, to));
  }

  private void loseBetween(String one, String other) throws Exception {
    lose(one, other);
    lose(other, one);
  }

  private void heal() throws Exception {
    for (Loss loss : losses) {
      network.losesNoMore(loss.from(), loss.to());
    }
    losses.clear();
  }

  void ownerCantReachThePrimary() throws Exception {
    load.awaitMore(Faults.SOME);
    ClusterServers.Owner before = servers.owner();
    long start = System.nanoTime();
    lose(owner(), nodes.primary().name());
    awaitNextOwner("owner can't reach the primary", before, start);
  }

  void primaryCantReachTheOwner() throws Exception {
    load.awaitMore(Faults.SOME);
    ClusterServers.Owner before = servers.owner();
    long start = System.nanoTime();
    lose(nodes.primary().name(), owner());
    awaitNextOwner("primary can't reach the owner", before, start);
  }

  void ownerHasNoDatabase() throws Exception {
    load.awaitMore(Faults.SOME);
    ClusterServers.Owner before = servers.owner();
    String owner = owner();
    long start = System.nanoTime();
    for (PostgresNode node : nodes.all()) {
      loseBetween(owner, node.name());
    }
    awaitNextOwner("owner separated from all database nodes", before, start);
  }

  private void awaitNextOwner(String what, ClusterServers.Owner before, long start)
      throws Exception {
    try {
      servers.awaitOwner("another server has the chat", now -> now.server() != before.server());
      load.awaitMore(Faults.SOME);
      faults.report(what, start);
    } finally {
      heal();
    }
    load.awaitMore(Faults.SOME);
  }

  /** Servers need the database alone. */
  void serversAreSeparated() throws Exception {
    load.awaitMore(Faults.SOME);
    long start = System.nanoTime();
    loseBetween("s0", "s1");
    loseBetween("s1", "s2");
    loseBetween("s2", "s0");
    try {
      load.awaitMore(Faults.SOME);
      // The others find the next one without its help, too.
      faults.ownerIsKilled();
    } finally {
      heal();
    }
    load.awaitMore(Faults.SOME);
    faults.report("servers separated from each other", start);
  }

  void primaryHasNoStandbys() throws Exception {
    load.awaitMore(Faults.SOME);
    nodes.awaitStandbys(2);
    long start = System.nanoTime();
    String primary = nodes.primary().name();
    for (PostgresNode standby : nodes.standbys()) {
      loseBetween(primary, standby.name());
    }
    try {
      faults.awaitWriteThatWaits();
      faults.nothingIsAcknowledged();
      int standby = servers.standby();
      // At first that server still knows an owner, to which it sends people.
      ClusterServers.await("people are told", () -> reasonOf(standby).equals(TOLD));
    } finally {
      heal();
    }
    nodes.awaitStandbys(2);
    load.awaitMore(Faults.SOME);
    faults.report("primary separated from its standbys", start);
  }

  /** Returns why a server sends a client away. */
  private String reasonOf(int server) {
    try (FramedUser user = servers.user(server)) {
      user.sends("HELLO 1 asks " + TestServer.idOf("asks"));
      return user.seesOneLike("BYE .*").split("⏎", 2)[1];
    }
  }

  void primaryIsSeparated() throws Exception {
    load.awaitMore(Faults.SOME);
    nodes.awaitStandbys(2);
    PostgresNode old = nodes.primary();
    List<String> others = new ArrayList<>(List.of("s0", "s1", "s2"));
    nodes.standbys().forEach(standby -> others.add(standby.name()));
    long start = System.nanoTime();
    for (String other : others) {
      loseBetween(other, old.name());
    }
    try {
      nodes.promote();
      load.awaitMore(Faults.SOME);
      faults.report("primary separated from all, another promoted", start);
    } finally {
      heal();
    }
    load.awaitMore(Faults.SOME);
    old.kill();
    nodes.rejoin(old);
    nodes.awaitStandbys(2);
  }
}
