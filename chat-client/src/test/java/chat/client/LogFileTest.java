package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Skips;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client with {@code --log}, which writes a transcript. */
final class LogFileTest {
  @TempDir private Path folder;

  private FakeServer server;
  private Path log;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    log = folder.resolve("log");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private String[] options(Path file) {
    return new String[] {"alice@" + server.address(), "--log", file.toString()};
  }

  /** Returns the transcript without its times. */
  private String written() throws IOException {
    return Files.readString(log).replaceAll("(?m)^[0-9]{4}(-[0-9]{2}){2} ([0-9]{2}:?){3} ", "");
  }

  private void chatsAndLeaves(TestClient client) throws Exception {
    server.accepts().welcomes("alice").sees("JOIN #lobby");
    server.sends("SAID #lobby 1 0 bob\nbefore", "TOPIC #lobby\ntea", "LIVE #lobby 1");
    server.sends("JOINED #lobby carl", "SAID #lobby 2 0 carl\nhi\nall");
    client.out().sees("all");
    client.types("/me nods").types("/msg carl psst").types("/me waits");
    server.sees("EMOTE 1 #lobby\nnods").sees("TELL 2 carl\npsst").sees("EMOTE 3 #lobby\nwaits");
    server.sends("LEFT #lobby bob", "ACK 1 #lobby 3 0", "ACK 2 @ 0 0", "PING x").sees("PONG x");
    client.endsInput();
    server.sends("ACK 3 #lobby 4 0").sees("BYE").sends("BYE bye").closes();
    client.exits(0);
    assertEquals(
        """
        * you are alice
        * the topic of #lobby is: tea
        * carl joined #lobby
        #lobby carl: hi
        #lobby carl| all
        * bob left #lobby
        #lobby ~ alice nods
        [to carl] psst
        #lobby ~ alice waits
        """,
        written());
  }

  @Test
  void pipeWritesTheTranscript() throws Exception {
    TestClient client = TestClient.inPipe(options(log));
    chatsAndLeaves(client);
    assertEquals("(earlier) bob: before\ncarl: hi \u2424 all\n", client.out().toString());
    assertEquals("", client.err().toString());
  }

  @Test
  void terminalWritesTheTranscript() throws Exception {
    chatsAndLeaves(TestClient.onTerminal(options(log)));
  }

  @Test
  void messageWithoutATimeGetsThePresentOne() throws Exception {
    TestClient client = TestClient.inPipe(options(log));
    server.accepts().welcomes("alice").sees("JOIN #lobby").sends("LIVE #lobby 0");
    client.types("one").endsInput();
    server.sees("SAY 1 #lobby\none").sends("ACK 1 - 0 0").sees("BYE").sends("BYE bye").closes();
    client.exits(0);
    List<String> days =
        Files.readAllLines(log).stream().map(line -> line.substring(0, 10)).toList();
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    assertTrue(days.get(1).compareTo(today.minusDays(1).toString()) >= 0, days.toString());
    assertEquals("* you are alice\n#lobby alice: one\n", written());
  }

  @Test
  void fileIsClosedEvenWithoutAServer() throws Exception {
    Skips.unless(hasOpenFiles(), "open files can't be listed here");
    server.close();
    TestClient.inPipe(options(log)).exits(1);
    assertTrue(Files.exists(log));
    assertFalse(openFiles().contains(log.toRealPath()));
  }

  private static List<Path> openFiles() throws IOException {
    List<Path> open = new ArrayList<>();
    try (DirectoryStream<Path> numbers = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path number : numbers) {
        try {
          open.add(Files.readSymbolicLink(number));
        } catch (NoSuchFileException e) {
          // Another thread has closed it meanwhile.
        }
      }
    }
    return open;
  }

  private static boolean hasOpenFiles() {
    return Files.exists(Path.of("/proc/self/fd"));
  }

  @Test
  void unwritableFileIsReportedBeforeConnecting() throws Exception {
    Path missing = folder.resolve("missing").resolve("log");
    TestClient client = TestClient.inPipe(options(missing));
    client.exits(
        1,
        "chat-client: cannot write the log "
            + missing
            + " (No such file or directory); --log names it\n");
    server.close();
  }

  @Test
  void fullDiskDoesNotEndTheChat() throws Exception {
    Skips.unless(hasFullDisk(), "there is no /dev/full here");
    TestClient client = TestClient.inPipe(options(Path.of("/dev/full")));
    server.accepts().welcomes("alice").sees("JOIN #lobby").sends("LIVE #lobby 0");
    server.sends("SAID #lobby 1 0 bob\none", "SAID #lobby 2 0 bob\ntwo");
    client.out().sees("bob: one\nbob: two\n");
    client.endsInput();
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(
        0,
        "* cannot write the log /dev/full any more (No space left on device); what comes is not"
            + " logged\n");
  }

  private static boolean hasFullDisk() {
    return Files.exists(Path.of("/dev/full"));
  }
}
