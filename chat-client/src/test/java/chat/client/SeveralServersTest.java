package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ServerLimits.Peer;
import chat.server.ChatServer;
import chat.server.chat.HubSource;
import chat.server.chat.SingleHub;
import chat.server.fixture.ServerSetup;
import chat.server.log.MemoryLog;
import chat.server.log.storage.Storage;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that know several servers of one chat, which have it one after the other. */
final class SeveralServersTest {
  private final Storage storage = Storage.inMemory(new MemoryLog());
  private final List<ChatServer> servers = new ArrayList<>();
  private HubSource first;

  @AfterEach
  void stop() throws Exception {
    for (ChatServer server : servers) {
      server.stop();
    }
  }

  /** Opens a server, which reads the log: one that had it before has stopped. */
  private ChatServer open(int port, Peer... others) {
    HubSource.Opening chat =
        (options, wires, time) -> {
          HubSource source =
              new SingleHub(
                  storage,
                  (accounts, moderation) ->
                      options.of(accounts, moderation).withOtherServers(() -> List.of(others)),
                  time);
          first = source;
          return source;
        };
    ChatServer server = new ServerSetup().on(port).open(chat, TimeSource.SYSTEM);
    servers.add(server);
    return server;
  }

  private void stops(ChatServer server) throws Exception {
    server.stop();
    servers.remove(server);
  }

  /** Returns a port of this computer that refuses connections until a server has it. */
  private static int freePort() throws IOException {
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return unused.getLocalPort();
    }
  }

  private static String address(ChatServer server) {
    return "127.0.0.1:" + server.address().getPort();
  }

  private static String lines(String start, int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(start).append("line ").append(i).append('\n');
    }
    return lines.toString();
  }

  private static TestClient inLobby(String destination) throws Exception {
    TestClient client = TestClient.inPipe(destination, "--history", "none").types("/rooms");
    client.err().sees("* #lobby");
    return client;
  }

  private static int count(String sentence, TestClient client) {
    return (int)
        Arrays.stream(client.err().toString().split("\n", -1))
            .filter(line -> line.contains(sentence))
            .count();
  }

  /** They reconnect once each, to the server that was named, and lose nothing. */
  @Test
  void movedClientsContinueOnTheOtherServer() throws Exception {
    int port = freePort();
    String next = "127.0.0.1:" + port;
    ChatServer stopped = open(0, Peer.plain(next));
    stopped.start();
    TestClient bob = inLobby("bob@" + address(stopped));
    TestClient alice = inLobby("alice@" + address(stopped));
    alice.typesLines(lines("", 0, 150));
    bob.out().sees("line 49\n");
    stops(stopped);
    alice.typesLines(lines("", 150, 300));
    alice.err().sees("* moving to the server at " + next + " \u2026 (the server at ");
    bob.err().sees("* moving to the server at " + next + " \u2026 (the server at ");
    open(port).start();
    continuesWithoutLoss(alice, bob, next);
  }

  @Test
  void clientsOfAKilledServerContinueOnTheOtherOne() throws Exception {
    int port = freePort();
    String next = "127.0.0.1:" + port;
    ChatServer killed = open(0);
    killed.start();
    TestClient bob;
    TestClient alice;
    try (FaultProxy proxy = new FaultProxy(killed.address().getPort(), 1)) {
      bob = inLobby("bob@" + proxy.address() + "," + next);
      alice = inLobby("alice@" + proxy.address() + "," + next);
      alice.typesLines(lines("", 0, 150));
      bob.out().sees("line 49\n");
    }
    alice.typesLines(lines("", 150, 300));
    alice.err().sees("* connection lost (");
    bob.err().sees("* connection lost (");
    stops(killed);
    open(port).start();
    continuesWithoutLoss(alice, bob, next);
  }

  private static void continuesWithoutLoss(TestClient alice, TestClient bob, String next)
      throws Exception {
    bob.err().sees("* connected again, to " + next);
    alice.typesLines(lines("", 300, 400)).endsInput();
    alice.exits(0);
    bob.out().sees("line 399\n");
    bob.endsInput().exits(0);
    assertEquals(lines("alice: ", 0, 400), bob.out().toString());
    assertEquals(1, count("connected again", alice), alice.err()::toString);
    assertEquals(1, count("connected again", bob), bob.err()::toString);
    assertFalse(bob.err().toString().contains("another log"), bob.err()::toString);
  }

  @Test
  void firstServerThatAcceptsIsUsed() throws Exception {
    ChatServer server = open(0);
    server.start();
    String servers = "127.0.0.1:" + freePort() + "," + address(server);
    TestClient json = TestClient.inPipe("--json", "bob@" + servers).endsInput();
    json.exits(0);
    assertTrue(
        json.out().toString().contains("\"at\":\"" + address(server) + "\""), json.out()::toString);
    TestClient.inPipe("--send", "hi", "ci@" + servers).exits(0);
  }

  @Test
  void programReadsWhereItsClientMoves() throws Exception {
    ChatServer next = open(0);
    ChatServer drained = open(0, Peer.plain(address(next)));
    drained.start();
    TestClient json = TestClient.inPipe("--json", "--listen", "bot@" + address(drained));
    json.out().sees("\"event\":\"live\"");
    next.start();
    first.chat().orElseThrow().hub().moveClients();
    json.out().sees("{\"event\":\"moved\",\"to\":\"" + address(next) + "\",\"why\":\"");
    json.out().sees("\"again\":true,\"server\":null,\"at\":\"" + address(next) + "\"}");
  }

  @Test
  void benchTakesOneServer() throws Exception {
    TestClient client = TestClient.inPipe("bench", "a,b");
    client.exits(2);
    client.err().sees("type one HOST[:PORT]");
  }
}
