package chat.client.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.Skips;
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

/** Changing the settings file: nothing but the lines that are meant. */
final class ConfigChangeTest {
  @TempDir private Path folder;
  private Path path;
  private ConfigFile file;

  @BeforeEach
  void findFile() {
    path = folder.resolve("config");
    file = new ConfigFile(path);
  }

  @AfterEach
  void nothingElseIsLeft() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      assertTrue(all.noneMatch(other -> other.toString().endsWith(".new")));
    }
  }

  @Test
  void aSettingIsReplacedWhereItStands() throws Exception {
    has("# one\nbell = off\n\n# two\nshow=all\nbell = all\n");
    file.set("bell", "highlights");
    becomes("# one\nbell = highlights\n\n# two\nshow=all\n");
  }

  @Test
  void aNewSettingComesLast() throws Exception {
    has("# one\nbell = off");
    file.set("show", "count");
    becomes("# one\nbell = off\nshow = count\n");
  }

  @Test
  void aSettingInACommentStaysOne() throws Exception {
    has("# bell = off\n");
    file.set("bell", "all");
    becomes("# bell = off\nbell = all\n");
  }

  @Test
  void aSettingIsTakenAway() throws Exception {
    has("# one\nbell = loud\nshow = all\nbell =\n");
    file.remove("bell", any -> true);
    becomes("# one\nshow = all\n");
  }

  @Test
  void aValueIsAddedToTheOthers() throws Exception {
    has("ignore = eve\n# x\nbell = off\n");
    file.add("ignore", "mallory");
    becomes("ignore = eve\nignore = mallory\n# x\nbell = off\n");
    file.remove("ignore", "eve"::equals);
    becomes("ignore = mallory\n# x\nbell = off\n");
  }

  @Test
  void linesKeepTheirEnds() throws Exception {
    has("bell = off\r\nshow = all\r\n");
    file.set("bell", "all");
    file.add("ignore", "eve");
    becomes("bell = all\r\nshow = all\r\nignore = eve\r\n");
  }

  @Test
  void otherLinesKeepTheirBytes() throws Exception {
    byte[] before = "# gr\u00fcn\nbell = off\n".getBytes(ISO_8859_1);
    Files.write(path, before);
    file.set("bell", "all");
    assertArrayEquals("# gr\u00fcn\nbell = all\n".getBytes(ISO_8859_1), Files.readAllBytes(path));
  }

  @Test
  void valuesMayBeOfAnyScript() throws Exception {
    file.add("highlight", "\u65e5\u672c \ud83d\ude00");
    becomes("highlight = \u65e5\u672c \ud83d\ude00\n");
    assertEquals("\u65e5\u672c \ud83d\ude00", file.read().entries().get(0).value());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsMadeIsForItsOwnerAlone() throws Exception {
    Path deep = folder.resolve("a").resolve("b").resolve("config");
    new ConfigFile(deep).set("bell", "all");
    assertEquals("rw-------", permissions(deep));
    assertEquals("rwx------", permissions(deep.getParent()));
    assertEquals("rwx------", permissions(deep.getParent().getParent()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileKeepsItsPermissions() throws Exception {
    has("bell = off\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    file.set("bell", "all");
    assertEquals("rw-r--r--", permissions(path));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkStaysALink() throws Exception {
    Path real = Files.createDirectory(folder.resolve("dotfiles")).resolve("chat");
    Files.createSymbolicLink(path, Path.of("dotfiles", "chat"));
    file.set("bell", "all");
    file.set("show", "count");
    assertTrue(Files.isSymbolicLink(path));
    assertEquals("bell = all\nshow = count\n", Files.readString(real));
  }

  @Test
  void aFolderInItsPlaceIsLeftAlone() throws Exception {
    Files.createDirectory(path);
    cannot("can't write " + path + " (it is a folder): make it a file that you can write");
    assertTrue(Files.isDirectory(path));
  }

  @Test
  void aFileInPlaceOfTheFolderIsLeftAlone() throws Exception {
    has("mine");
    var below = new ConfigFile(path.resolve("config"));
    var e = assertThrows(ConfigException.class, () -> below.set("bell", "all"));
    assertTrue(e.getMessage().startsWith("can't write " + path), e::getMessage);
    becomes("mine");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatMayNotBeWrittenIsLeftAlone() throws Exception {
    has("bell = off\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
    Skips.unless(!Files.isWritable(path), "root may write any file");
    cannot("can't write " + path + " (permission denied): make it a file that you can write");
    becomes("bell = off\n");
  }

  @Test
  void withoutAHomeNothingIsMadeInTheCurrentFolder() {
    var nowhere = new ConfigFile(Path.of("?", ".config", "config"));
    assertThrows(ConfigException.class, () -> nowhere.set("bell", "all"));
  }

  private void cannot(String why) {
    assertEquals(
        why, assertThrows(ConfigException.class, () -> file.set("bell", "all")).getMessage());
  }

  private void has(String text) throws IOException {
    Files.write(path, text.getBytes(UTF_8));
  }

  private void becomes(String text) throws IOException {
    assertEquals(text, Files.readString(path));
  }

  private static String permissions(Path of) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(of));
  }
}
