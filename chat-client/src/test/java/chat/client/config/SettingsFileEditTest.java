package chat.client.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Edits of the settings file change the lines of one setting and nothing else. */
final class SettingsFileEditTest {
  @TempDir private Path folder;
  private Path path;
  private SettingsFile file;

  @BeforeEach
  void findFile() {
    path = folder.resolve("config");
    file = new SettingsFile(path);
  }

  @AfterEach
  void noTemporaryFileRemains() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      assertTrue(all.noneMatch(other -> other.toString().endsWith(".new")));
    }
  }

  @Test
  void settingIsReplacedOnItsLine() throws Exception {
    has("# one\nbell = off\n\n# two\nshow=all\nbell = all\n");
    file.set("bell", "highlights");
    contains("# one\nbell = highlights\n\n# two\nshow=all\n");
  }

  @Test
  void newSettingIsAppended() throws Exception {
    has("# one\nbell = off");
    file.set("show", "count");
    contains("# one\nbell = off\nshow = count\n");
  }

  @Test
  void commentStaysAComment() throws Exception {
    has("# bell = off\n");
    file.set("bell", "all");
    contains("# bell = off\nbell = all\n");
  }

  @Test
  void settingIsRemoved() throws Exception {
    has("# one\nbell = loud\nshow = all\nbell =\n");
    file.remove("bell", any -> true);
    contains("# one\nshow = all\n");
  }

  @Test
  void valueIsAddedAfterTheOthers() throws Exception {
    has("ignore = eve\n# x\nbell = off\n");
    file.add("ignore", "mallory");
    contains("ignore = eve\nignore = mallory\n# x\nbell = off\n");
    file.remove("ignore", "eve"::equals);
    contains("ignore = mallory\n# x\nbell = off\n");
  }

  @Test
  void lineEndsArePreserved() throws Exception {
    has("bell = off\r\nshow = all\r\n");
    file.set("bell", "all");
    file.add("ignore", "eve");
    contains("bell = all\r\nshow = all\r\nignore = eve\r\n");
  }

  @Test
  void bytesOfOtherLinesArePreserved() throws Exception {
    byte[] before = "# gr\u00fcn\nbell = off\n".getBytes(ISO_8859_1);
    Files.write(path, before);
    file.set("bell", "all");
    assertArrayEquals("# gr\u00fcn\nbell = all\n".getBytes(ISO_8859_1), Files.readAllBytes(path));
  }

  @Test
  void valuesMayBeInAnyScript() throws Exception {
    file.add("highlight", "\u65e5\u672c \ud83d\ude00");
    contains("highlight = \u65e5\u672c \ud83d\ude00\n");
    assertEquals("\u65e5\u672c \ud83d\ude00", file.read().entries().get(0).value());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void newFileIsAccessibleToItsOwnerAlone() throws Exception {
    Path deep = folder.resolve("a").resolve("b").resolve("config");
    new SettingsFile(deep).set("bell", "all");
    assertEquals("rw-------", permissions(deep));
    assertEquals("rwx------", permissions(deep.getParent()));
    assertEquals("rwx------", permissions(deep.getParent().getParent()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void permissionsArePreserved() throws Exception {
    has("bell = off\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    file.set("bell", "all");
    assertEquals("rw-r--r--", permissions(path));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void symbolicLinkIsFollowed() throws Exception {
    Path real = Files.createDirectory(folder.resolve("dotfiles")).resolve("chat");
    Files.createSymbolicLink(path, Path.of("dotfiles", "chat"));
    file.set("bell", "all");
    file.set("show", "count");
    assertTrue(Files.isSymbolicLink(path));
    assertEquals("bell = all\nshow = count\n", Files.readString(real));
  }

  @Test
  void folderInItsPlaceIsNotReplaced() throws Exception {
    Files.createDirectory(path);
    cannot("can't write " + path + " (it is a folder): make it a file that you can write");
    assertTrue(Files.isDirectory(path));
  }

  @Test
  void fileInPlaceOfItsFolderIsNotReplaced() throws Exception {
    has("mine");
    var below = new SettingsFile(path.resolve("config"));
    var e = assertThrows(IOException.class, () -> below.set("bell", "all"));
    assertTrue(e.getMessage().startsWith("can't write " + path), e::getMessage);
    contains("mine");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void readOnlyFileIsNotReplaced() throws Exception {
    has("bell = off\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
    Skips.unless(!Files.isWritable(path), "root may write any file");
    cannot("can't write " + path + " (permission denied): make it a file that you can write");
    contains("bell = off\n");
  }

  @Test
  void nothingIsCreatedWithoutAHomeFolder() {
    var nowhere = new SettingsFile(Path.of("?", ".config", "config"));
    assertThrows(IOException.class, () -> nowhere.set("bell", "all"));
  }

  private void cannot(String why) {
    assertEquals(why, assertThrows(IOException.class, () -> file.set("bell", "all")).getMessage());
  }

  private void has(String text) throws IOException {
    Files.write(path, text.getBytes(UTF_8));
  }

  private void contains(String text) throws IOException {
    assertEquals(text, Files.readString(path));
  }

  private static String permissions(Path of) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(of));
  }
}
