package chat.server.cluster;

import chat.protocol.command.UsageException;
import chat.server.ChatServer;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.postgres.PostgresUrl;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** Servers with one chat in this process. The test's thread. */
final class Members {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final PostgresNodes nodes;
  private final Path folder;
  private final List<Member> members = new ArrayList<>();

  /** Drops the log of the nodes, for servers that store what they alone need in a folder. */
  Members(PostgresNodes nodes, Path folder) throws SQLException {
    this.nodes = nodes;
    this.folder = folder;
    nodes.primary().execute("DROP SCHEMA IF EXISTS chat CASCADE");
  }

  /** A server that takes part. */
  record Member(String name, int port, ChatServer server) {
    String address() {
      return "localhost:" + port;
    }

    Optional<String> notReadyBecause() {
      return server.view().notReadyBecause();
    }

    void awaitChat() {
      Awaitility.await(name + " has the chat")
          .atMost(PATIENCE)
          .until(() -> notReadyBecause().isEmpty());
    }

    void awaitNotReady(String reason) {
      Awaitility.await(reason)
          .atMost(PATIENCE)
          .until(() -> notReadyBecause().equals(Optional.of(reason)));
    }
  }

  ClusterSettings settings(String name, int port) throws UsageException {
    return settings(name, port, false);
  }

  private ClusterSettings settings(String name, int port, boolean acceptsLoss)
      throws UsageException {
    return settings(
        new ClusterSettings.Self(name, "localhost:" + port, false, Optional::empty),
        folder.resolve(name),
        acceptsLoss);
  }

  /** Returns the settings of a server that stores what it alone needs in a folder. */
  ClusterSettings settings(ClusterSettings.Self self, Path data, boolean acceptsLoss)
      throws UsageException {
    return new ClusterSettings(
        PostgresUrl.parse(nodes.url()),
        self,
        data,
        Retention.EVERYTHING,
        acceptsLoss,
        false,
        ClusterSettings.LEASE);
  }

  Member startsAsOwner(String name) throws Exception {
    Member member = starts(name);
    member.awaitChat();
    return member;
  }

  Member starts(String name) throws Exception {
    return starts(settings(name, freePort()));
  }

  /** Starts a server that counts as ready while it stands by. */
  Member startsReady(String name) throws Exception {
    ClusterSettings usual = settings(name, freePort());
    return starts(
        new ClusterSettings(
            usual.database(),
            usual.self(),
            usual.folder(),
            usual.retention(),
            usual.acceptsLoss(),
            true,
            usual.lease()));
  }

  Member startsAccepting(String name) throws Exception {
    return starts(settings(name, freePort(), true));
  }

  Member starts(ClusterSettings settings) throws Exception {
    String address = settings.self().address();
    int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    ChatServer server = new ServerSetup().on(port).open(Node.of(settings), TimeSource.SYSTEM);
    server.start();
    Member member = new Member(settings.self().name(), port, server);
    members.add(member);
    return member;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void stop() throws IOException, InterruptedException {
    for (Member member : members) {
      member.server().stop();
    }
  }
}
