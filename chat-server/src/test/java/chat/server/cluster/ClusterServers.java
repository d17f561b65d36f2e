package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.FinishedCommand;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import chat.server.fixture.postgres.NodeHost;
import chat.server.fixture.postgres.PostgresNodes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Servers with one chat, each a process, on ports of loopback that they keep. The test's thread.
 */
final class ClusterServers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int ATTEMPTS = 10;

  private final Path folder;
  private final PostgresNodes nodes;
  private final List<NodeHost> hosts;
  private final List<Integer> ports = new ArrayList<>();
  private final List<ServerProcess> servers = new ArrayList<>();

  /** One for each server, or none where clocks can't be set. */
  private final List<FakeClock> clocks = new ArrayList<>();

  private ClusterServers(Path folder, PostgresNodes nodes, List<NodeHost> hosts) {
    this.folder = folder;
    this.nodes = nodes;
    this.hosts = List.copyOf(hosts);
  }

  /** What the database says of the owner. */
  record Owner(long epoch, int server) {}

  /** Starts servers of the names s0, s1, … and waits until one of them has the chat. */
  static ClusterServers start(Path folder, PostgresNodes nodes, List<NodeHost> hosts)
      throws Exception {
    ClusterServers all = new ClusterServers(folder, nodes, hosts);
    try {
      for (int i = 0; i < hosts.size(); i++) {
        if (FakeClock.isInstalled()) {
          all.clocks.add(FakeClock.in(folder.resolve("clock" + i)));
        }
        all.ports.add(hosts.get(i).port() == 0 ? freePort() : hosts.get(i).port());
        all.servers.add(all.process(i));
      }
      for (ServerProcess server : all.servers) {
        server.awaitPort();
      }
      all.awaitOwner("a server has the chat", owner -> owner.epoch() > 0);
      return all;
    } catch (Exception | Error e) {
      all.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private ServerProcess process(int i) throws IOException {
    NodeHost host = hosts.get(i);
    List<String> command = new ArrayList<>(host.prefix());
    if (haveClocks()) {
      command.addAll(clocks.get(i).prefix());
    }
    command.addAll(
        ServerProcess.command(
            List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            "--log",
            nodes.url(),
            "--node",
            "s" + i,
            "--advertise",
            host.address() + ":" + ports.get(i),
            "--bind",
            host.address(),
            "--plain-anywhere",
            "--max-connects",
            "0",
            "--port",
            Integer.toString(ports.get(i)),
            "--data",
            folder.resolve("s" + i).toString(),
            "--no-announce",
            "--rate",
            "0",
            "--confirm-text"));
    return ServerProcess.start(command);
  }

  /** Returns the addresses of all, the owner's first. */
  List<InetSocketAddress> addresses() throws SQLException {
    int owner = owner().server();
    return IntStream.range(0, ports.size())
        .map(i -> (owner + i) % ports.size())
        .mapToObj(i -> new InetSocketAddress(hosts.get(i).address(), ports.get(i)))
        .toList();
  }

  /** Connects a user to a server. */
  FramedUser user(int i) {
    return FramedUser.to(new InetSocketAddress(hosts.get(i).address(), ports.get(i)));
  }

  /** Returns whether clocks can be set. */
  boolean haveClocks() {
    return !clocks.isEmpty();
  }

  /** Sets how far a server's clock is before the right time. */
  void setClock(int i, Duration off) throws IOException {
    clocks.get(i).set(off);
  }

  ServerProcess get(int i) {
    return servers.get(i);
  }

  /** Returns any server but the owner. */
  int standby() throws SQLException {
    return (owner().server() + 1) % servers.size();
  }

  /**
   * Returns whether servers tell clients without TLS where to go: those that listen for other
   * computers are announced as servers with TLS.
   */
  boolean namePlainServers() {
    return hosts.stream().allMatch(NodeHost.LOOPBACK::equals);
  }

  /** Returns all servers, the owner last. */
  List<Integer> standbysFirst() throws SQLException {
    int owner = owner().server();
    return IntStream.rangeClosed(1, servers.size())
        .mapToObj(i -> (owner + i) % servers.size())
        .toList();
  }

  /** Returns what the primary says of the owner; epoch 0 before there is one. */
  Owner owner() throws SQLException {
    String row = nodes.primary().query("SELECT epoch || ' ' || server FROM chat.owner");
    String[] parts = row.split(" ", -1);
    return parts[1].isEmpty()
        ? new Owner(0, -1)
        : new Owner(Long.parseLong(parts[0]), Integer.parseInt(parts[1].substring(1)));
  }

  /** Connects to the tables of the chat. */
  static Connection tables(PostgresNodes nodes) throws SQLException {
    Connection connection = nodes.primary().connect();
    connection.setSchema("chat");
    return connection;
  }

  /** Waits until the owner is as wanted, also while the database can't be reached. */
  void awaitOwner(String what, Predicate<Owner> wanted) {
    await(what, () -> wanted.test(owner()));
  }

  static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(condition);
  }

  /** Kills a server by SIGKILL. */
  void kill(int i) throws Exception {
    servers.get(i).kill();
    servers.get(i).close();
  }

  /** Stops a server by the operator's command, and waits until it has ended. */
  void drain(int i) throws Exception {
    FinishedCommand drained =
        FinishedCommand.run(
            ServerProcess.command(
                List.of("-Xmx64m"),
                "admin",
                "--data",
                folder.resolve("s" + i).toString(),
                "drain",
                "--within",
                "10s"));
    assertEquals(0, drained.exitCode(), drained.output());
    assertEquals(0, servers.get(i).awaitExit(), servers.get(i).errors());
  }

  /** Starts a server that has ended again; does nothing if it runs. */
  void startAgain(int i) throws Exception {
    for (int attempt = 1; !servers.get(i).isAlive(); attempt++) {
      servers.get(i).close();
      servers.set(i, process(i));
      try {
        servers.get(i).awaitPort();
      } catch (AssertionError e) {
        // It refuses to start without a database, as which a slow machine may look.
        if (attempt == ATTEMPTS || !servers.get(i).errors().contains("no database node takes")) {
          throw e;
        }
        servers.get(i).awaitExit();
      }
    }
  }

  /** Closes those of these that were opened, in this order; the others are null. */
  static void close(AutoCloseable... all) throws Exception {
    for (AutoCloseable one : all) {
      if (one != null) {
        one.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (ServerProcess server : servers) {
      server.close();
    }
  }
}
