package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import chat.fixture.Skips;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A server process that inherits its socket, or whose address is not there yet. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it inherits no sockets")
class ListeningIT {
  /** An address for documentation, which no computer has. */
  private static final String ADDRESS = "192.0.2.77";

  /**
   * Holds a socket, like systemd: prints its port, runs a server whose standard input it is, passes
   * SIGTERM on, and connects once the server has ended.
   */
  private static final String SOCKET_UNIT =
      """
      import ctypes, signal, socket, subprocess, sys
      s = socket.socket()
      s.bind(('127.0.0.1', 0))
      s.listen(100)
      print('bound port %d' % s.getsockname()[1], flush=True)
      ends_with_us = getattr(ctypes.CDLL(None), 'prctl', lambda *arguments: 0)
      server = subprocess.Popen(sys.argv[1:], stdin=s, preexec_fn=lambda: ends_with_us(1, 9))
      signal.signal(signal.SIGTERM, lambda *arguments: server.send_signal(signal.SIGTERM))
      code = server.wait()
      socket.create_connection(s.getsockname(), 30).close()
      print('still listening', flush=True)
      sys.exit(code)
      """;

  private static List<String> command(List<String> prefix, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(ServerProcess.command(List.of("-Xmx64m"), arguments));
    return command;
  }

  private static void needs(String... command) throws InterruptedException {
    String reason;
    try {
      FinishedCommand ended = FinishedCommand.run(List.of(command));
      reason = ended.exitCode() == 0 ? "" : ended.output().strip();
    } catch (IOException e) {
      reason = e.getMessage();
    }
    Skips.unless(reason.isEmpty(), "can't run " + String.join(" ", command) + ": " + reason);
  }

  @Test
  void listeningSocketOnStandardInputIsServed() throws Exception {
    needs("python3", "--version");
    try (ServerProcess server =
        ServerProcess.start(
            command(
                List.of("python3", "-c", SOCKET_UNIT), "--port=1", "--data=none", "--verbose"))) {
      int port = server.awaitPort();
      String output = server.output();
      assertTrue(output.startsWith("bound port " + port + "\n"), output);
      assertTrue(output.contains("listening on 127.0.0.1, port " + port + "\n"), output);
      try (FramedUser alice = FramedUser.at(port)) {
        alice.greetsAs("alice");
        alice.joins("#tea");
        server.signal("TERM");
        alice.sees("BYE shutting-down⏎the server stops");
      }
      assertEquals(0, server.awaitExit());
      assertTrue(server.output().endsWith("\nstill listening\n"), server.output());
      // The JDK closes standard error together with an inherited socket.
      assertTrue(server.errors().contains("connection 1: ended after "), server.errors());
    }
  }

  @Test
  void serverWaitsForItsAddress() throws Exception {
    String up = "ip link set lo up; exec \"$@\"";
    needs("unshare", "-n", "sh", "-c", "ip link set lo up; nsenter --version");
    try (ServerProcess server =
        ServerProcess.start(
            command(
                List.of("unshare", "-n", "sh", "-c", up, "sh"),
                "--bind=" + ADDRESS,
                "--wait-for-address=60s",
                "--data=none"))) {
      server.awaitLog("waits up to 60 s for the address " + ADDRESS);
      FinishedCommand added =
          FinishedCommand.run(
              List.of(
                  "nsenter",
                  "-n",
                  "-t",
                  "" + server.pid(),
                  "ip",
                  "addr",
                  "add",
                  ADDRESS + "/32",
                  "dev",
                  "lo"));
      assertEquals(new FinishedCommand(0, ""), added);
      server.awaitPort();
      assertTrue(
          server
              .output()
              .contains(
                  "listening on 127.0.0.1, port 8028\nlistening on "
                      + ADDRESS
                      + ", port 8029, with TLS\n"),
          server.output());
      assertEquals(0, server.stop());
      assertEquals(1, server.errors().lines().count(), server.errors());
    }
  }

  @Test
  void serverWithoutAPortForOthersDoesNotStart() throws Exception {
    try (ServerProcess server =
        ServerProcess.start(
            command(List.of(), "--bind=0.0.0.0", "--tls-port=none", "--data=none"))) {
      assertEquals(2, server.awaitExit());
      assertEquals(
          "chat-server: --bind 0.0.0.0 with --tls-port none leaves other computers no port: leave out"
              + " --tls-port, so that they get TLS, or add --plain-anywhere to serve them without"
              + " encryption (chat-server --help lists the options)\n",
          server.errors());
    }
  }

  @Test
  void signalDuringTheStartIsAStop() throws Exception {
    try (ServerProcess server =
        ServerProcess.start(
            command(List.of(), "--bind=" + ADDRESS, "--wait-for-address=60s", "--data=none"))) {
      server.awaitLog("waits up to 60 s for the address " + ADDRESS);
      server.signal("TERM");
      assertEquals(0, server.awaitExit());
      assertEquals("stopping\n", server.output());
    }
  }

  @Test
  void addressThatDoesNotComeIsReportedInOneLine() throws Exception {
    try (ServerProcess server =
        ServerProcess.start(
            command(List.of(), "--bind=" + ADDRESS, "--wait-for-address=1s", "--data=none"))) {
      assertEquals(1, server.awaitExit());
      assertTrue(
          server
              .errors()
              .endsWith(
                  "chat-server: 192.0.2.77 is not an address of this computer: give --bind one that"
                      + " is, localhost or 0.0.0.0\n"),
          server.errors());
      assertEquals(2, server.errors().lines().count(), server.errors());
    }
  }
}
