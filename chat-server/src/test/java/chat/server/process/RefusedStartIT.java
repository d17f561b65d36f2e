package chat.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import chat.fixture.Skips;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process that refuses its folder, and the permissions of the files it creates. */
class RefusedStartIT {
  private static final int NOBODY = 65_534;

  @TempDir private Path temporary;

  private static List<String> command(Path folder) {
    return ServerProcess.command(List.of("-Xmx64m"), "--port", "0", "--data", folder.toString());
  }

  private static void isRefused(List<String> command, String line) throws Exception {
    assertEquals(
        new FinishedCommand(1, "chat-server: " + line + "\n"), FinishedCommand.run(command));
  }

  /** The driver's own message about such a file is a stack trace. */
  @Test
  void copyOfTheDriverThatCannotBeDeletedIsNoError() throws Exception {
    Path undeletable = temporary.resolve("sqlite-unknown-0-libsqlitejdbc.so");
    Files.createDirectories(undeletable.resolve("file"));
    List<String> command =
        ServerProcess.command(
            List.of("-Xmx64m", "-Djava.io.tmpdir=" + temporary),
            "--port",
            "0",
            "--data",
            temporary.resolve("data").toString());
    try (ServerProcess server = ServerProcess.start(command)) {
      server.awaitPort();
      assertEquals(0, server.stop());
      assertEquals("", server.errors());
    }
  }

  @Test
  void secondServerInTheSameFolderIsRefused() throws Exception {
    Path folder = temporary.resolve("data");
    try (ServerProcess first = ServerProcess.start(command(folder))) {
      first.awaitPort();
      isRefused(
          command(folder),
          "another chat-server uses the folder %s: stop it, or give another folder with --data"
              .formatted(folder));
      assertTrue(first.isAlive());
      assertEquals(0, first.stop());
    }
  }

  @Test
  void fileThatIsNoDatabaseIsRefused() throws Exception {
    byte[] diary = "Dear diary,\n".repeat(256).getBytes(UTF_8);
    Path file = temporary.resolve("messages.db");
    Files.write(file, diary);
    FinishedCommand ended = FinishedCommand.run(command(temporary));
    assertEquals(1, ended.exitCode());
    assertEquals(1, ended.output().lines().count(), ended.output());
    assertTrue(
        ended
            .output()
            .startsWith("chat-server: " + file + " is damaged or not a chat-server file ("));
    assertTrue(ended.output().contains("move the folder " + temporary + " away"));
    assertArrayEquals(diary, Files.readAllBytes(file));
  }

  @Test
  void readOnlyDiskIsRefused() throws Exception {
    try (SmallDisk disk = SmallDisk.of(temporary.resolve("disk"), "1m")) {
      Path folder = disk.folder().resolve("data");
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      disk.makeReadOnly();
      isRefused(
          command(folder),
          ("can't store messages in the folder %s: Read-only file system. Make it writable, or"
                  + " give another one with --data")
              .formatted(folder));
      Path fresh = disk.folder().resolve("new");
      isRefused(
          command(fresh),
          ("can't store messages in the folder %s: Read-only file system. Make it writable, or"
                  + " give another one with --data")
              .formatted(fresh));
    }
  }

  @Test
  void fullDiskIsRefused() throws Exception {
    try (SmallDisk disk = SmallDisk.of(temporary.resolve("disk"), "1m")) {
      Path folder = disk.folder().resolve("data");
      Path ballast = disk.folder().resolve("ballast");
      String line =
          "can't open %s: the disk is full. Free space there, or give another folder with --data"
              .formatted(folder.resolve("messages.db"));
      Files.write(ballast, new byte[1 << 20]);
      isRefused(command(folder), line);
      Files.delete(ballast);
      try (ServerProcess server = ServerProcess.start(command(folder))) {
        server.awaitPort();
        assertEquals(0, server.stop());
      }
      Files.write(ballast, new byte[(int) ballast.getParent().toFile().getUsableSpace()]);
      isRefused(command(folder), line);
    }
  }

  @Test
  void folderOfAnotherUserIsRefused() throws Exception {
    Path folder = Files.createTempDirectory("chat-somebody-elses");
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      Path inside = folder.resolve("data");
      isRefused(
          asNobody(command(inside)),
          ("can't store messages in the folder %s: permission denied. Make it writable, or give"
                  + " another one with --data")
              .formatted(inside));
    } finally {
      Files.delete(folder);
    }
  }

  /** The folder looks empty to them. */
  @Test
  void commandsOnTheFolderOfAnotherUserSayWhoMayUseIt() throws Exception {
    Path folder = Files.createTempDirectory("chat-of-another-user");
    try (ServerProcess server = ServerProcess.start(command(folder))) {
      server.awaitPort();
      String log =
          "can't read the folder %s: permission denied. Run this as the server's user"
              .formatted(folder);
      String socket =
          "can't use %s: permission denied. Run this as the server's user"
              .formatted(folder.resolve("admin"));
      String data = folder.toString();
      isRefused(asNobody(ServerProcess.command(List.of(), "check", "--data", data)), log);
      isRefused(asNobody(ServerProcess.command(List.of(), "--status", "--data", data)), socket);
      List<String> accounts =
          asNobody(ServerProcess.command(List.of(), "admin", "accounts", "--data", data));
      isRefused(accounts, socket);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      isRefused(accounts, socket);
      assertEquals(0, server.stop());
    } finally {
      delete(folder);
    }
  }

  /** As after a start as root, by mistake. */
  @Test
  void writeAheadLogOfAnotherUserIsRefused() throws Exception {
    Path folder = Files.createTempDirectory("chat-write-ahead-log");
    Path wal = folder.resolve("messages.db-wal");
    try {
      List<String> command = asNobody(command(folder));
      Files.createFile(
          wal, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.setAttribute(folder, "unix:uid", NOBODY);
      isRefused(
          command,
          "can't read and write %s: permission denied. Give it to the server's user, or give another folder with --data"
              .formatted(wal));
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<String> asNobody(List<String> command) throws InterruptedException {
    List<String> whole =
        new ArrayList<>(
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    List<String> trial = new ArrayList<>(whole);
    trial.addAll(List.of("test", "-r", command.get(command.indexOf("-jar") + 1)));
    String reason;
    try {
      FinishedCommand ended = FinishedCommand.run(trial);
      reason = ended.exitCode() == 0 ? "" : "user nobody can't read the jar: " + ended.output();
    } catch (IOException e) {
      reason = e.getMessage();
    }
    if (!reason.isEmpty()) {
      throw Skips.because("no server can be run as another user here: " + reason);
    }
    whole.addAll(command);
    return whole;
  }

  @Test
  void filesAreReadableByTheirOwnerAloneWithAnyUmask() throws Exception {
    Path folder = temporary.resolve("data");
    List<String> command = new ArrayList<>(List.of("sh", "-c", "umask 0; exec \"$@\"", "sh"));
    command.addAll(command(folder));
    try (ServerProcess server = ServerProcess.start(command);
        FramedUser alice = FramedUser.at(server.awaitPort())) {
      alice.greetsAs("alice");
      alice.joins("#tea");
      alice.sends("SAY 1 #tea⏎hello");
      alice.seesOneLike("ACK 1 #tea 1 .*");
      alice.sends("SEARCH #tea 5⏎hello");
      alice.sees("DONE SEARCH #tea");
      assertEquals("rwx------", permissions(folder));
      List<String> names = new ArrayList<>();
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          names.add(file.getFileName().toString());
          assertEquals("rw-------", permissions(file), file::toString);
        }
      }
      assertTrue(
          names.containsAll(
              List.of("messages.db", "messages.db-wal", "messages.db-shm", "search.db")),
          names::toString);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
