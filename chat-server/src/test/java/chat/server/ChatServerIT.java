package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Skips;
import chat.protocol.Limits;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import chat.server.fixture.TextUser;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the built jar prints as a process of its own, and how it ends. */
class ChatServerIT {
  private static final String LOG_IN_MEMORY = "--data=none";
  private static final int SIGINT = 2;

  @Test
  void firstLinesShowAddressAndHowToJoin() throws Exception {
    try (ServerProcess server = ServerProcess.start("--port=0", LOG_IN_MEMORY)) {
      int port = server.awaitPort();
      String banner = server.output();
      assertTrue(banner.contains("Java " + Runtime.version().feature()), banner);
      assertTrue(banner.matches("(?s).*(virtual|platform) threads.*"), banner);
      assertTrue(banner.contains("nc localhost " + port), banner);
      assertTrue(banner.contains("chat-client"), banner);
      assertEquals("", server.errors());
    }
  }

  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such signals")
  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void signalEndsTheServerWithFarewellsAndNoErrors(String signal) throws Exception {
    Skips.unless(
        !signal.equals("INT") || !isInterruptIgnored(),
        "SIGINT is ignored here, as in a shell script's background jobs, and so in the server that"
            + " this test starts");
    try (ServerProcess server = ServerProcess.start("--port=0")) {
      int port = server.awaitPort();
      try (FramedUser alice = FramedUser.at(port);
          TextUser bob = TextUser.at(port)) {
        alice.greetsAs("alice");
        alice.seesOneLike("WELCOME alice .*");
        bob.sends("/nick bob");
        bob.sees("* guest-1 is now bob");
        server.signal(signal);
        alice.seesOneLike("BYE shutting-down⏎.+");
        bob.sees("* the server stops");
      }
      // Without --data the server stores messages on disk, and opening the log prints no warning.
      assertEquals(0, server.awaitExit());
      assertEquals("", server.errors());
    }
  }

  /**
   * Linux lists the ignored signals of a process as a mask; processes that it starts inherit it.
   */
  private static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.notExists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
        .anyMatch(mask -> mask.testBit(SIGINT - 1));
  }

  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such signals")
  @Test
  void restartTakesThePortAtOnceDespiteConnections() throws Exception {
    int port;
    try (ServerProcess first = ServerProcess.start("--port=0", LOG_IN_MEMORY)) {
      port = first.awaitPort();
      try (FramedUser alice = FramedUser.at(port)) {
        alice.greetsAs("alice");
        alice.seesOneLike("WELCOME alice .*");
        first.signal("TERM");
        assertEquals(0, first.awaitExit());
      }
    }
    try (ServerProcess second = ServerProcess.start("--port=" + port, LOG_IN_MEMORY)) {
      assertEquals(port, second.awaitPort());
    }
  }

  @Test
  void busyPortIsReportedInOneLine() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("localhost"));
        ServerProcess server =
            ServerProcess.start("--port=" + busy.getLocalPort(), LOG_IN_MEMORY)) {
      assertEquals(1, server.awaitExit());
      assertTrue(
          server.errors().matches("chat-server: port " + busy.getLocalPort() + " .*--port\\R"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "no-such-host.invalid"})
  void foreignAddressIsReportedInOneLine(String address) throws Exception {
    try (ServerProcess server = ServerProcess.start("--bind=" + address, LOG_IN_MEMORY)) {
      assertEquals(1, server.awaitExit());
      String errors = server.errors();
      assertTrue(
          errors.matches("chat-server: [^\\n]*" + address + "[^\\n]*--bind[^\\n]*\\R"), errors);
    }
  }

  @Test
  void wrongUsageIsReportedAndExitsWithTwo() throws Exception {
    try (ServerProcess server = ServerProcess.start("--prot", "8028")) {
      assertEquals(2, server.awaitExit());
      assertEquals(
          "chat-server: no option --prot; did you mean --port?"
              + " (chat-server --help lists the options)",
          server.errors().strip());
    }
  }

  @Test
  void helpListsEveryOptionAndVersionTheVersion() throws Exception {
    try (ServerProcess help = ServerProcess.start("--help");
        ServerProcess version = ServerProcess.start("--version")) {
      assertEquals(0, help.awaitExit());
      String text = help.output();
      for (String option :
          "bind port data confirm-text rate rate-bytes max-clients max-per-address max-connects wait-for-address max-text stall complete-within ping verbose"
              .split(" ", -1)) {
        assertTrue(text.contains("--" + option), option);
      }
      assertTrue(text.contains("" + Limits.PORT));
      assertEquals(0, version.awaitExit());
      assertTrue(version.output().matches("chat-server/[0-9].*\\R"), version.output());
      assertEquals("", help.errors() + version.errors());
    }
  }
}
