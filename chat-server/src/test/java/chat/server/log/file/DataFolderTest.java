package chat.server.log.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whose folder a server makes its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its folders have no such permissions")
class DataFolderTest {
  private static final String SHARED = "rwxr-xr-x";

  @TempDir private Path folder;

  private String permissionsAfterStart() throws Exception {
    try (DataFolder opened = DataFolder.open(folder)) {
      opened.file("messages.db");
      opened.file("log-end");
    }
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }

  private void share() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(SHARED));
  }

  @Test
  void folderWithOtherContentKeepsItsPermissionsAtEachStart() throws Exception {
    share();
    Files.writeString(folder.resolve("notes.txt"), "tea");
    assertEquals(SHARED, permissionsAfterStart());
    assertEquals(SHARED, permissionsAfterStart());
  }

  @Test
  void folderOfOurFilesIsRestrictedAtEachStart() throws Exception {
    share();
    assertEquals("rwx------", permissionsAfterStart());
    share();
    assertEquals("rwx------", permissionsAfterStart());
  }

  /** A server that is killed while it stores its certificate leaves an unfinished file. */
  @Test
  void folderWithAnUnfinishedCertificateIsOurs() throws Exception {
    share();
    Files.writeString(folder.resolve("tls-key.pem"), "key");
    Files.createTempFile(folder, ".tls-cert.pem", ".new");
    assertEquals("rwx------", permissionsAfterStart());
  }
}
