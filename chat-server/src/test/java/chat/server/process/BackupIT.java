package chat.server.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.fixture.FinishedCommand;
import chat.fixture.Program;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import chat.server.log.Drafts;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a server that works, and what ends them early. */
class BackupIT {
  private static final int BEFORE = 500;

  @TempDir private Path temporary;

  private static List<String> command(String... arguments) {
    return ServerProcess.command(List.of("-Xmx64m"), arguments);
  }

  private ServerProcess server(Path folder) throws IOException {
    return ServerProcess.start("--port", "0", "--rate", "0", "--data", folder.toString());
  }

  private static String logId(int port) throws Exception {
    try (FramedUser user = FramedUser.at(port)) {
      user.sends("HELLO 1 reader reader-client-id-of-a-test");
      return user.seesOneLike("WELCOME .*").split(" ", -1)[3];
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void copyMadeUnderLoadHasAllThatWasAcknowledgedBefore() throws Exception {
    Path data = temporary.resolve("data");
    Path restored = Files.createDirectory(temporary.resolve("restored"));
    Path file = temporary.resolve("backup.db");
    AtomicLong acknowledged = new AtomicLong();
    List<String> seen;
    int before;
    String id;
    try (ServerProcess server = server(data)) {
      int port = server.awaitPort();
      id = logId(port);
      try (ResumingClient alice = new ResumingClient(port, "alice", true, acknowledged);
          ResumingClient bob = new ResumingClient(port, "bob", true, acknowledged)) {
        await().atMost(Captured.PATIENCE).until(() -> alice.seenCount() >= BEFORE);
        before = alice.seenCount();
        FinishedCommand backup =
            FinishedCommand.run(command("backup", file.toString(), "--data", data.toString()));
        assertEquals(0, backup.exitCode(), backup.output());
        int after = alice.seenCount();
        // The server went on.
        await().atMost(Captured.PATIENCE).until(() -> alice.seenCount() > after);
        alice.stopsSending();
        bob.stopsSending();
        await()
            .atMost(Captured.PATIENCE)
            .until(() -> alice.hasNothingPending() && bob.hasNothingPending());
        seen = alice.seen();
      }
      assertEquals(0, server.stop());
    }
    assertEquals(List.of("backup.db", "data", "restored"), files());
    Files.copy(file, restored.resolve("messages.db"));
    assertSameMessages(restored, id, seen, before);
  }

  /** A server that starts on the copy sends what its clients had seen, up to the backup. */
  private void assertSameMessages(Path restored, String id, List<String> seen, int before)
      throws Exception {
    try (ServerProcess server = server(restored)) {
      int port = server.awaitPort();
      assertNotEquals(id, logId(port));
      FinishedCommand check = FinishedCommand.run(command("check", "--data", restored.toString()));
      assertEquals(0, check.exitCode(), check.output());
      try (ResumingClient carol = new ResumingClient(port, "carol", false, new AtomicLong())) {
        await().atMost(Captured.PATIENCE).until(() -> carol.seenCount() >= before);
      }
      try (FramedUser dave = FramedUser.at(port)) {
        dave.greetsAs("dave");
        dave.sends("JOIN " + ResumingClient.ROOM + " 0");
        List<String> found = new ArrayList<>();
        String payload = dave.seesOneLike("(SAID|TOPIC) .*");
        while (payload.startsWith("SAID ")) {
          found.add(payload.split("⏎", 2)[1]);
          payload = dave.seesOneLike("(SAID|TOPIC) .*");
        }
        assertTrue(found.size() >= before, found.size() + " of " + before);
        assertEquals(seen.subList(0, found.size()), found);
      }
      assertEquals(0, server.stop());
    }
  }

  /** Stores 30 MB of messages, whose copy takes a while. */
  private Path large() throws Exception {
    Path data = temporary.resolve("data");
    String text = "x".repeat(60_000);
    try (SqliteLog log = SqliteLog.open(data, false, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      for (int i = 0; i < 50; i++) {
        log.append(Collections.nCopies(10, Drafts.said(Drafts.TEA, Drafts.ALICE, 0, text)));
      }
    }
    return data;
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
  void interruptedCommandLeavesNoFile() throws Exception {
    Path data = large();
    for (List<String> arguments : List.of(List.of("backup"), List.of("export", "--room", "tea"))) {
      Path file = temporary.resolve("out");
      List<String> words = new ArrayList<>(arguments);
      words.addAll(List.of("--data", data.toString(), file.toString()));
      try (Program command = Program.start(command(words.toArray(String[]::new)))) {
        await()
            .pollInterval(Duration.ofMillis(2))
            .atMost(Captured.PATIENCE)
            .until(() -> isWriting() || !command.isAlive());
        command.signal("INT");
        // On a fast disk, it may have been complete by then.
        boolean wasComplete = command.awaitExit() == 0;
        assertEquals(wasComplete ? List.of("data", "out") : List.of("data"), files());
        Files.deleteIfExists(file);
      }
    }
  }

  private boolean isWriting() throws IOException {
    return files().stream().anyMatch(name -> name.endsWith(".unfinished"));
  }

  @Test
  void fullDiskIsReportedAndLeavesNoFile() throws Exception {
    Path data = large();
    try (SmallDisk disk = SmallDisk.of(temporary.resolve("disk"), "1m")) {
      Path file = disk.folder().resolve("out");
      FinishedCommand backup =
          FinishedTask.run(command("backup", file.toString(), "--data", data.toString()));
      assertEquals(
          new FinishedCommand(
              1,
              "chat-server: can't copy %s to %s: the disk is full. Free space there\n"
                  .formatted(data.resolve("messages.db"), disk.folder())),
          backup);
      FinishedCommand export =
          FinishedTask.run(
              command("export", "--room=tea", file.toString(), "--data", data.toString()));
      assertEquals(
          new FinishedCommand(
              1,
              "chat-server: can't write %s: the disk is full. Free space there\n".formatted(file)),
          export);
      try (Stream<Path> files = Files.list(disk.folder())) {
        assertEquals(List.of(), files.toList());
      }
      assertFalse(Files.exists(file));
    }
  }
}
