package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Program;
import chat.fixture.Skips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hostile server, and a client process with little memory. */
final class HostileServerIT {
  /** Six frames of the largest size would not fit; what it takes to show one of them does. */
  private static final String ENOUGH_MEMORY = "-Xmx768m";

  private static final String LITTLE_MEMORY = "-Xmx128m";
  private static final int GIANT_BYTES = (1 << 24) - 1;

  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Program start(String memory) throws IOException {
    return Program.start(command(memory));
  }

  /** Starts a client by a shell, which redirects its streams. */
  private Program start(String memory, String redirection) throws IOException {
    String line = "exec '" + String.join("' '", command(memory)) + "' " + redirection;
    return Program.start(List.of("sh", "-c", line));
  }

  private List<String> command(String memory) {
    return Program.command(
        Path.of("target", "chat-client.jar"), List.of(memory), "alice@" + server.address());
  }

  private void welcomes() throws IOException {
    server.accepts().welcomes("alice").sees("JOIN #lobby").sends("LIVE #lobby 0");
  }

  /** The largest frame of this beginning, filled with short lines. */
  private static byte[] giant(String head) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(GIANT_BYTES + 4);
    frame.writeBytes(new byte[] {0, -1, -1, -1});
    frame.writeBytes(head.getBytes(UTF_8));
    while (frame.size() < GIANT_BYTES + 4) {
      frame.write(frame.size() % 4 == 0 ? '\n' : 'a' + frame.size() % 7);
    }
    return frame.toByteArray();
  }

  @Test
  void millionsOfMembersTakeLittleMemory() throws Exception {
    try (Program alice = start(ENOUGH_MEMORY)) {
      welcomes();
      byte[] members = giant("MEMBERS #lobby 4000000\n");
      for (int i = 0; i < 6; i++) {
        server.sendsBytes(members);
      }
      server.sends("SAID #lobby 1 0 bob\nafter them");
      alice.out().sees("bob: after them\n");
      alice.isStopped();
      server.sees("BYE");
    }
  }

  @Test
  void tooLittleMemoryIsReportedInOneLine() throws Exception {
    try (Program alice = start(LITTLE_MEMORY)) {
      welcomes();
      byte[] said = giant("SAID #lobby 1 0 bob\n");
      try {
        for (int i = 0; i < 100; i++) {
          server.sendsBytes(said);
        }
      } catch (IOException e) {
        // The client has ended.
      }
      alice.exits(
          1,
          "chat-client: out of memory: give it more, for example CHAT_CLIENT_JAVA_OPTS=-Xmx1g\n");
    }
  }

  @Test
  void giantMessagesTakeLittleMemory(@TempDir Path folder) throws Exception {
    Path printed = folder.resolve("printed");
    try (Program alice = start(ENOUGH_MEMORY, ">" + printed)) {
      welcomes();
      for (int i = 1; i <= 6; i++) {
        server.sendsBytes(giant("SAID #lobby " + i + " 0 bob\n"));
      }
      server.sends("BYE bye\nenough");
      alice.exits(1);
      assertTrue(
          Files.size(printed) > 6L * GIANT_BYTES, () -> "printed " + printed.toFile().length());
    }
  }

  @Test
  void closedOutputEndsTheClient() throws Exception {
    Skips.unless(Files.exists(Path.of("/proc/self/fd/1")), "there is no /proc here");
    try (Program alice = start(ENOUGH_MEMORY, ">&-")) {
      welcomes();
      server.sends("SAID #lobby 1 0 bob\nhello");
      alice.awaitExit();
      assertEquals("BYE", server.nextFrame());
    }
  }

  @Test
  void closedStreamsAreNoInputAndNoOutput() throws Exception {
    Skips.unless(Files.exists(Path.of("/proc/self/fd/1")), "there is no /proc here");
    try (Program alice = start(ENOUGH_MEMORY, "<&- >&- 2>&-")) {
      server.accepts().greets().sees("HELLO 1 alice *").sends("WELCOME alice fake/1 log 0 65536");
      server.sees("JOIN #lobby").sends("LIVE #lobby 0").sees("BYE");
      alice.awaitExit();
    }
  }
}
