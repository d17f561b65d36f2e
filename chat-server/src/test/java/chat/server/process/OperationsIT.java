package chat.server.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.fixture.FinishedCommand;
import chat.server.fixture.FramedUser;
import chat.server.fixture.Json;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a server process: its status and its log. */
class OperationsIT {
  @TempDir private Path folder;

  private String data() {
    return "--data=" + folder.resolve("data");
  }

  private FinishedCommand status(String data) throws Exception {
    return FinishedCommand.run(ServerProcess.command(List.of("-Xmx64m"), "--status", data));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its shells have no such sockets")
  void statusIsThatOfTheServerThatUsesTheFolder() throws Exception {
    String none =
        "chat-server: no server answers in the folder %s: start one there, or give the server's"
            + " folder with --data\n";
    FinishedCommand noServer = new FinishedCommand(1, none.formatted(folder.resolve("data")));
    assertEquals(noServer, status(data()));
    try (ServerProcess server = ServerProcess.start("--port=0", data())) {
      int port = server.awaitPort();
      FinishedCommand shown = status(data());
      assertEquals(0, shown.exitCode(), shown.output());
      assertTrue(shown.output().contains("address    127.0.0.1:" + port), shown.output());
      server.kill();
      assertTrue(Files.exists(folder.resolve("data").resolve("admin")));
      assertEquals(noServer, status(data()));
    }
    try (ServerProcess server = ServerProcess.start("--port=0", data())) {
      server.awaitPort();
      assertEquals(0, status(data()).exitCode());
      assertEquals(0, server.stop());
      assertEquals("", server.errors());
    }
    assertFalse(Files.exists(folder.resolve("data").resolve("admin")));
    assertEquals(
        new FinishedCommand(
            1, "chat-server: --status needs the folder of a server, and --data none has none\n"),
        status("--data=none"));
  }

  @Test
  void busyPortForMetricsIsReportedInOneLine() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = busy.getLocalPort();
      assertEquals(
          new FinishedCommand(
              1,
              "chat-server: port %d for metrics is in use: choose another port with --metrics-port\n"
                  .formatted(port)),
          FinishedCommand.run(
              ServerProcess.command(
                  List.of("-Xmx64m"), "--port=0", data(), "--metrics-port=" + port)));
    }
  }

  /** A nick, a verb and a room that would act on a terminal, or forge a line. */
  private static void sendHostileText(int port) throws Exception {
    try (FramedUser mallory = FramedUser.at(port)) {
      mallory.sends("HELLO 1 m\u001b[31m mallory-client-id-of-a-test");
      mallory.seesOneLike("ERROR bad-nick .*");
      mallory.greetsAs("mallory");
      mallory.seesOneLike("WELCOME .*");
      mallory.sends("FROB\u001b]52;c;x\u0007\r\u009b2J #a");
      mallory.seesOneLike("ERROR unknown-verb .*");
      mallory.sends("JOIN #\u202eevil\r");
      mallory.seesOneLike("ERROR bad-room .*");
    }
  }

  private static List<String> logOf(ServerProcess server) {
    await().atMost(Captured.PATIENCE).until(() -> server.errors().contains(" ended after "));
    List<String> lines = server.errors().lines().toList();
    for (String line : lines) {
      assertTrue(line.codePoints().noneMatch(c -> Character.getType(c) == Character.CONTROL), line);
    }
    assertTrue(lines.stream().anyMatch(line -> line.contains("unknown-verb")), lines::toString);
    return lines;
  }

  @Test
  void everyLineOfAJsonLogIsAnObjectWhateverUsersSend() throws Exception {
    try (ServerProcess server =
        ServerProcess.start("--port=0", "--data=none", "--verbose", "--log-format=json")) {
      sendHostileText(server.awaitPort());
      for (String line : logOf(server)) {
        assertTrue(Json.isValid(line), line);
        assertEquals("DEBUG", Json.value(line, "$.level"));
      }
    }
  }

  @Test
  void otherConfigurationOfTheLogCounts() throws Exception {
    Path file = folder.resolve("logback.xml");
    Files.writeString(
        file,
        "<configuration><appender name='mine' class='ch.qos.logback.core.ConsoleAppender'>"
            + "<target>System.err</target><encoder><pattern>mine %msg%n</pattern></encoder>"
            + "</appender><root level='DEBUG'><appender-ref ref='mine'/></root></configuration>");
    try (ServerProcess server =
        ServerProcess.start(
            ServerProcess.command(
                List.of("-Xmx64m", "-Dlogback.configurationFile=" + file),
                "--port=0",
                "--data=none"))) {
      sendHostileText(server.awaitPort());
      await().atMost(Captured.PATIENCE).until(() -> server.errors().contains("mine connection 1"));
    }
  }

  private static ServerProcess startIn(String script) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script + " exec \"$@\"", "sh"));
    command.addAll(
        ServerProcess.command(List.of("-Xmx64m"), "--port=0", "--data=none", "--verbose"));
    return ServerProcess.start(command);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have no journal")
  void journalGetsPrioritiesAndNoTimes() throws Exception {
    try (ServerProcess server =
        startIn("JOURNAL_STREAM=$(stat -L -c %d:%i /proc/self/fd/2); export JOURNAL_STREAM;")) {
      sendHostileText(server.awaitPort());
      logOf(server).forEach(line -> assertTrue(line.startsWith("<7>DEBUG connection 1: "), line));
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have no journal")
  void errorsThatTheJournalDoesNotReadHaveTimes() throws Exception {
    try (ServerProcess server = startIn("export JOURNAL_STREAM=1:2;")) {
      sendHostileText(server.awaitPort());
      logOf(server)
          .forEach(line -> assertTrue(line.matches("\\d\\d:\\d\\d:\\d\\d DEBUG .*"), line));
    }
  }
}
