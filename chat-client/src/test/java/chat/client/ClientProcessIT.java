package chat.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Program;
import chat.fixture.Skips;
import chat.server.fixture.ServerProcess;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built client as a process, with the real server and with others. */
final class ClientProcessIT {
  @TempDir private Path data;

  private static ServerProcess server(String... options) throws IOException {
    List<String> args = new ArrayList<>(List.of("--port", "0", "--data", "none", "--rate", "0"));
    args.addAll(List.of(options));
    return ServerProcess.start(args.toArray(String[]::new));
  }

  /** Starts a server that stores its messages in a folder, and waits until it listens. */
  private static ServerProcess serverAt(int port, String folder)
      throws IOException, InterruptedException {
    ServerProcess server =
        ServerProcess.start("--port", String.valueOf(port), "--data", folder, "--rate", "0");
    server.awaitPort();
    return server;
  }

  /**
   * Starts a client that hears all that is said from now on. It asks for nothing of the past, whose
   * end may come later than this answer.
   */
  private static Program inLobby(String nick, ServerProcess server)
      throws IOException, InterruptedException {
    Program client = ClientProcess.start(nick + "@" + server.address(), "--history", "none");
    client.types("/rooms\n").err().sees("#lobby");
    return client;
  }

  @Test
  void twoClientsAndATextClientChat() throws Exception {
    try (ServerProcess server = server();
        Program alice = ClientProcess.start("alice@" + server.address());
        Program bob = ClientProcess.start("bob@" + server.address());
        Program nc = ClientProcess.start("--text", server.address())) {
      nc.out().sees("[chat/1]\n");
      alice.types("hello from alice\n");
      bob.out().sees("alice: hello from alice\n");
      nc.out().sees("alice: hello from alice\n");
      bob.types("/me gr\u00fc\u00dft \ud83d\ude00\n/msg alice psst\n");
      alice.out().sees("~ bob gr\u00fc\u00dft \ud83d\ude00\n[bob] psst\n");
      nc.types("from a plain socket\r\n");
      alice.out().sees(": from a plain socket\n");
      bob.out().sees(": from a plain socket\n");
      alice.endsInput().exits(0, "");
      bob.types("/quit\n").exits(0, "");
      nc.endsInput().exits(0, "");
    }
  }

  @Test
  void fiveThousandLinesArriveOnceAndInOrder() throws Exception {
    StringBuilder lines = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      lines.append("line ").append(i).append('\n');
      expected.append("alice: line ").append(i).append('\n');
    }
    try (ServerProcess server = server();
        Program bob = inLobby("bob", server)) {
      ClientProcess.start("alice@" + server.address())
          .types(lines.toString())
          .endsInput()
          .exits(0, "");
      bob.out().sees("line 4999\n");
      assertEquals(expected.toString(), bob.out().toString());
    }
  }

  @Test
  void refusedMessageCostsNoOther() throws Exception {
    try (ServerProcess server = server();
        Program bob = inLobby("bob", server)) {
      Program alice = ClientProcess.start("alice@" + server.address());
      alice.types("one\n/msg nobody lost\ntwo\n/msg nobody lost too\n/msg bob three\nfour\n");
      alice.endsInput().exits(1);
      bob.out().sees("four\n");
      assertEquals("alice: one\nalice: two\n[alice] three\nalice: four\n", bob.out().toString());
      assertEquals(2, alice.err().toString().lines().count(), alice.err()::toString);
    }
  }

  @Test
  void loginNameIsTheNickAndVariedIfInUse() throws Exception {
    try (ServerProcess server = server();
        Program watcher = ClientProcess.start("watcher@" + server.address());
        Program one = ClientProcess.startAs("carol", server.address());
        Program two = ClientProcess.startAs("carol", server.address())) {
      one.types("/rooms\n").err().sees("#lobby");
      two.types("/rooms\n").err().sees("#lobby");
      watcher.types("/who\n").err().sees("carol-2");
      Program three = ClientProcess.start("carol@" + server.address(), "--send", "hi");
      three.exits(0);
      assertEquals(
          """
          * the nick carol is in use; trying carol-2
          * the nick carol-2 is in use; trying carol-3
          """,
          three.err().toString());
    }
  }

  @Test
  void stoppedAndKilledServersAreReportedInOneLine() throws Exception {
    try (ServerProcess stopped = server();
        ServerProcess killed = server();
        Program alice = ClientProcess.start("alice@" + stopped.address());
        Program bob = ClientProcess.start("--give-up", "10s", "bob@" + killed.address())) {
      alice.types("/rooms\n").err().sees("* #lobby");
      bob.types("/rooms\n").err().sees("* #lobby");
      stopped.stop();
      alice
          .err()
          .sees(
              "* connection lost (the server at %s ended the connection: the server stops)"
                  .formatted(stopped.address()));
      killed.kill();
      bob.err().sees("* connection lost (" + killed.address());
      bob.types("too late\n").endsInput().exits(1);
      assertTrue(
          bob.err().toString().endsWith("; 1 of your messages was not acknowledged\n"),
          bob.err()::toString);
    }
  }

  @Test
  void killedAndRestartedServerCostsNoLine() throws Exception {
    StringBuilder expected = new StringBuilder();
    String folder = data.toString();
    ServerProcess server = serverAt(0, folder);
    int port = server.awaitPort();
    try (Program bob = inLobby("bob", server);
        Program alice = ClientProcess.start("alice@" + server.address())) {
      for (int i = 0; i < 2_000; i++) {
        alice.types("line " + i + "\n");
        expected.append("alice: line ").append(i).append('\n');
        if (i % 600 == 500) {
          bob.out().sees("line " + (i - 400) + "\n");
          server.kill();
          server.close();
        }
        if (i % 600 == 599) {
          server = serverAt(port, folder);
        }
      }
      alice.endsInput().exits(0);
      bob.out().sees("line 1999\n");
      bob.endsInput().exits(0);
      assertEquals(expected.toString(), bob.out().toString());
    } finally {
      server.close();
    }
  }

  @Test
  void closedInputIsNoInput() throws Exception {
    Skips.unless(Files.exists(Path.of("/proc/self/fd/0")), "there is no /proc here");
    try (ServerProcess server = server();
        Program bob = inLobby("bob", server)) {
      List<String> java =
          Program.command(Path.of("target", "chat-client.jar"), List.of(), server.address());
      String line = "exec '" + String.join("' '", java) + "' <&-";
      Program.start(List.of("sh", "-c", line)).exits(0, "");
      ClientProcess.start("carol@" + server.address(), "--send", "last").exits(0, "");
      bob.out().sees("carol: last\n");
      assertEquals("carol: last\n", bob.out().toString());
    }
  }

  @Test
  void brokenPipeEndsTheClientQuietly() throws Exception {
    try (ServerProcess server = server();
        Program alice = ClientProcess.start("alice@" + server.address());
        Program bob = ClientProcess.start("bob@" + server.address())) {
      bob.types("/rooms\n").err().sees("* #lobby");
      bob.outputIsReadUntil("alice: one\n");
      alice.types("one\n");
      bob.closesOutput();
      alice.types("two\n");
      bob.exits(0);
    }
  }

  @Test
  void fullServerIsReportedInOneLine() throws Exception {
    try (ServerProcess server = server("--max-clients", "1");
        Program alice = ClientProcess.start("alice@" + server.address())) {
      alice.types("/rooms\n").err().sees("* #lobby");
      Program bob = ClientProcess.start("bob@" + server.address());
      bob.types("hello\n").endsInput().exits(1);
      assertTrue(bob.err().toString().contains("full"), bob.err()::toString);
      assertEquals(1, bob.err().toString().lines().count());
    }
  }

  @Test
  void httpResponseIsPrintedByteForByte() throws Exception {
    byte[] body = new byte[100_000];
    new Random(3).nextBytes(body);
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    http.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    http.start();
    try (Program client =
        ClientProcess.start("--text", "127.0.0.1:" + http.getAddress().getPort())) {
      client.types("GET / HTTP/1.0\r\nHost: x\r\n\r\n").endsInput().exits(0, "");
      byte[] printed = client.out().bytes();
      assertTrue(client.out().toString().startsWith("HTTP/1.1 200 OK\r\n"));
      assertArrayEquals(
          body, Arrays.copyOfRange(printed, printed.length - body.length, printed.length));
    } finally {
      http.stop(0);
    }
  }

  @Test
  void clientEndsWhileAReadOfItsInputIsPending() throws Exception {
    try (FakeServer server = new FakeServer();
        Program client = ClientProcess.start(server.address())) {
      server.accepts().sendsText("Hey What's up?");
      client.out().sees("Hey What's up?");
      server.closes();
      client.exits(
          1, "chat-client: " + server.address() + " closed the connection: Hey What's up?\n");
    }
  }

  @Test
  void interruptedCapacityTestPrintsItsResultsSoFar() throws Exception {
    try (ServerProcess server = server();
        Program bench =
            ClientProcess.start("bench", server.address(), "--members=20", "--rate=200")) {
      bench.err().sees("p99");
      bench.isStopped();
      bench.exits(143);
      String report = bench.out().toString();
      assertTrue(report.startsWith("20 members, 10 senders, "), report);
      assertTrue(report.contains("\nnote: the test was ended early"), report);
    }
  }

  @Test
  void refusedConnectionIsReported() throws Exception {
    String address = "127.0.0.1:" + ComputerWithoutServer.closedPort();
    Program client = ClientProcess.start(address);
    client.exits(1);
    assertTrue(
        client
            .err()
            .toString()
            .startsWith("chat-client: cannot connect to " + address + ": refused"),
        client.err()::toString);
  }
}
