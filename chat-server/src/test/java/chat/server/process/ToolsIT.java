package chat.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands export and import, as processes beside a server's or without one. */
class ToolsIT {
  private static final String ONE =
      "{\"time\":\"2022-10-18T14:00:00Z\",\"nick\":\"ann\",\"text\":\"one\"}\n";

  @TempDir private Path temporary;
  private Path data;

  @BeforeEach
  void nameFolder() {
    data = temporary.resolve("data");
  }

  private static List<String> command(Path folder, String... arguments) {
    String[] words = Arrays.copyOf(arguments, arguments.length + 2);
    words[arguments.length] = "--data";
    words[arguments.length + 1] = folder.toString();
    return ServerProcess.command(List.of("-Xmx64m"), words);
  }

  private static FinishedCommand runs(Path folder, String... arguments) throws Exception {
    return FinishedTask.run(command(folder, arguments));
  }

  /** Stores {@code count} messages in the room #tea. */
  private void stores(int count) throws Exception {
    try (SqliteLog log = SqliteLog.open(data, false, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      log.append(Collections.nCopies(count, Drafts.said(Drafts.TEA, Drafts.ALICE, 0, "one")));
    }
  }

  @Test
  void roomOfARunningServerIsExportedInUtf8WhateverTheLocale() throws Exception {
    try (ServerProcess server = ServerProcess.start("--port", "0", "--data", data.toString());
        FramedUser alice = FramedUser.at(server.awaitPort())) {
      alice.sends("HELLO 1 zoë zoe-client-id-of-a-test");
      alice.seesOneLike("WELCOME .*");
      alice.joins("#Tea");
      alice.sends("SAY 1 #Tea⏎Grüße 👋");
      alice.seesOneLike("ACK 1 #Tea 1 .*");
      try (Program export = Program.start(command(data, "export", "--room", "tea"))) {
        assertEquals(0, export.awaitExit(), export.err().toString());
        // A slow one prints its progress before.
        assertTrue(
            export.err().toString().endsWith("exported 1 message of #Tea\n"),
            export.err().toString());
        assertTrue(
            export
                .out()
                .toString()
                .matches(
                    "\\{\"number\":1,\"time\":\"\\S{23}Z\",\"nick\":\"zoë\",\"kind\":\"said\",\"text\":\"Grüße 👋\"}\n"),
            export.out().toString());
      }
      assertEquals(
          new FinishedCommand(
              1,
              "chat-server: another chat-server uses the folder %s: stop it, or give another folder with --data\n"
                  .formatted(data)),
          runs(data, "import", "--room=cake", file(ONE).toString()));
      assertEquals(0, server.stop());
    }
  }

  private Path file(String content) throws IOException {
    return Files.writeString(temporary.resolve("import.txt"), content);
  }

  private boolean hasMessages() {
    String url = "jdbc:sqlite:" + data.resolve("messages.db") + "?open_mode=1";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM messages")) {
      return result.next() && result.getInt(1) > 0;
    } catch (SQLException e) {
      // The command has not made the tables yet.
      return false;
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals and no named pipes")
  void interruptedImportStoresNothing() throws Exception {
    Path pipe = temporary.resolve("pipe");
    assertEquals(0, FinishedCommand.run(List.of("mkfifo", pipe.toString())).exitCode());
    byte[] lines = "2022-10-18 14:03:22\tbob\tone\n".repeat(3_000).getBytes(UTF_8);
    try (Program command =
            Program.start(
                command(data, "import", "--room=tea", "--format=weechat", pipe.toString()));
        OutputStream out = Files.newOutputStream(pipe)) {
      out.write(lines);
      out.flush();
      await().atMost(Captured.PATIENCE).until(this::hasMessages);
      // A parent that runs in the background may have it ignore INT, but not TERM.
      command.signal("TERM");
      writeUntilItEnds(out, lines);
      assertEquals(143, command.awaitExit(), command.err().toString());
    }
    assertEquals(
        new FinishedCommand(
            1, "chat-server: the folder %s has no room #tea: check its name\n".formatted(data)),
        runs(data, "export", "--room=tea"));
  }

  /** Lets the command read until it has seen the signal, which it does between two batches. */
  private static void writeUntilItEnds(OutputStream out, byte[] lines) {
    try {
      while (true) {
        out.write(lines);
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
  void roomIsExportedIntoAnImportThatReadsStandardInput() throws Exception {
    stores(5_000);
    Path file = temporary.resolve("import.jsonl");
    String export = shell(command(data, "export", "--room=tea")) + " 2>/dev/null | tee " + file;
    Path copy = temporary.resolve("copy");
    String both = export + " | " + shell(command(copy, "import", "--room=tea", "-"));
    String imported = "imported 5,000 messages into the room #tea in the folder " + copy + "\n";
    assertImports(imported, both);
    Path again = temporary.resolve("again");
    String path =
        "cat " + file + " | " + shell(command(again, "import", "--room=tea", "/dev/stdin"));
    assertImports(imported.replace(copy.toString(), again.toString()), path);
  }

  private static void assertImports(String imported, String pipeline) throws Exception {
    FinishedCommand finished = FinishedTask.run(List.of("sh", "-c", pipeline));
    assertEquals(new FinishedCommand(0, imported), finished);
  }

  private static String shell(List<String> command) {
    return command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
  void exportWithoutStandardOutputFailsInOneLine() throws Exception {
    stores(1);
    String export = shell(command(data, "export", "--room=tea"));
    FinishedCommand ran = FinishedTask.run(List.of("sh", "-c", "(" + export + " >&-) 2>&1"));
    assertEquals(1, ran.exitCode(), ran.output());
    assertTrue(
        ran.output().startsWith("chat-server: can't write to standard output: "), ran.output());
    assertEquals(1, ran.output().lines().count(), ran.output());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
  void moreFilesAreImportedThanTheProcessMayOpen() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("files"));
    for (int i = 0; i < 300; i++) {
      Files.writeString(folder.resolve(i + ".log"), "2022-10-18 14:03:22\tbob\t" + i + "\n");
    }
    String imports =
        "ulimit -n 128; " + shell(command(data, "import", "--room=tea")) + " " + folder + "/*";
    assertEquals(
        new FinishedCommand(
            0, "imported 300 messages into the room #tea in the folder " + data + "\n"),
        FinishedTask.run(List.of("sh", "-c", imports)));
  }

  @Test
  void fullDiskIsReportedAndWhetherAPartIsImported() throws Exception {
    Path lines =
        file(
            "{\"time\":\"2022-10-18T14:00:00Z\",\"nick\":\"ann\",\"text\":\"%s\"}\n"
                .formatted("x".repeat(60_000))
                .repeat(200));
    try (SmallDisk disk = SmallDisk.of(temporary.resolve("disk"), "4m")) {
      Path folder = disk.folder().resolve("data");
      FinishedCommand full = runs(folder, "import", "--room=tea", lines.toString());
      assertEquals(1, full.exitCode(), full.output());
      String reason =
          "chat-server: can't write %s: the disk is full. Free space there"
              .formatted(folder.resolve("messages.db"));
      // Deleting takes space, too.
      String part = ". A part of the room #tea is stored: delete it with --delete-room";
      boolean isPartStored = full.output().contains(part);
      assertEquals(reason + (isPartStored ? part : "") + "\n", full.output());
      FinishedCommand export = runs(folder, "export", "--room=tea");
      assertEquals(isPartStored ? 0 : 1, export.exitCode());
      assertTrue(
          export
              .output()
              .endsWith(isPartStored ? " of #tea\n" : "has no room #tea: check its name\n"));
    }
  }

  @Test
  void importPrintsNoWarningsOfTheLogButThatOfALoss() throws Exception {
    stores(1);
    Files.writeString(data.resolve("search.db"), "damaged");
    Path lines = file(ONE);
    String imported = "imported 1 message into the room %s in the folder " + data;
    assertEquals(
        new FinishedCommand(0, imported.formatted("#cake") + "\n"),
        runs(data, "import", "--room=cake", lines.toString()));
    Files.delete(data.resolve("log-end"));
    FinishedCommand afterLoss = runs(data, "import", "--room=pie", lines.toString());
    assertEquals(0, afterLoss.exitCode(), afterLoss.output());
    assertTrue(afterLoss.output().contains(" WARN  the log lost its end: "), afterLoss.output());
    assertTrue(afterLoss.output().contains(imported.formatted("#pie")), afterLoss.output());
    assertEquals(2, afterLoss.output().lines().count(), afterLoss.output());
  }
}
