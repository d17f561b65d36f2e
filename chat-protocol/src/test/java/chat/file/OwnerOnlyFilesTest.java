package chat.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
final class OwnerOnlyFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void openTheFolderToAll() throws IOException {
    set(folder, "rwxrwxrwx");
  }

  @Test
  void newFilesAndFoldersAreTheirOwners() throws IOException {
    Path file = folder.resolve("file");
    OwnerOnlyFiles.createFile(file);
    assertEquals("rw-------", permissions(file));
    Path deep = folder.resolve("above/below");
    OwnerOnlyFiles.createFolders(deep);
    assertEquals("rwx------", permissions(deep));
    assertEquals("rwx------", permissions(deep.getParent()));
  }

  @Test
  void foldersAboveANewFolderHaveTheUsualPermissions() throws IOException {
    Path usual = Files.createDirectory(folder.resolve("usual"));
    Path deep = folder.resolve("above/below");
    OwnerOnlyFiles.createFolder(deep);
    assertEquals("rwx------", permissions(deep));
    assertEquals(permissions(usual), permissions(deep.getParent()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proc/chat-data", "/proc/chat-data/below"})
  @EnabledOnOs(OS.LINUX)
  void folderThatTheSystemRefusesIsReportedWithItsReason(String refused) {
    IOException failure =
        assertThrows(IOException.class, () -> OwnerOnlyFiles.createFolder(Path.of(refused)));
    assertEquals("the system creates no folders in /proc", FileFailure.reason(failure));
  }

  @Test
  void restrictingTakesPermissionsFromAllButTheOwner() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    set(file, "rw-r--r--");
    OwnerOnlyFiles.restrict(file);
    OwnerOnlyFiles.restrict(folder);
    assertEquals("rw-------", permissions(file));
    assertEquals("rwx------", permissions(folder));
  }

  @Test
  void permissionsAreCopied() throws IOException {
    Path from = Files.createFile(folder.resolve("from"));
    Path to = Files.createFile(folder.resolve("to"));
    set(from, "rw-r-----");
    OwnerOnlyFiles.copyPermissions(from, to);
    assertEquals("rw-r-----", permissions(to));
  }

  private static void set(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
