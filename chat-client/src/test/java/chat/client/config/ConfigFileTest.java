package chat.client.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Reading the settings file, whatever is in it or in its place. */
final class ConfigFileTest {
  @TempDir private Path folder;
  private Path path;
  private ConfigFile file;

  @BeforeEach
  void findFile() {
    path = folder.resolve("config");
    file = new ConfigFile(path);
  }

  @Test
  void aLineIsANameAndAValue() throws Exception {
    has("# mine\n\n  bell = all  \nhighlight=a = b # c\n\t# more\nroom = #dev\nroom=#b", UTF_8);
    says(
        new Entry("bell", "all", 3),
        new Entry("highlight", "a = b # c", 4),
        new Entry("room", "#dev", 6),
        new Entry("room", "#b", 7));
    complains();
  }

  @Test
  void noFileSaysNothing() {
    says();
    complains();
  }

  @Test
  void anEmptyFileSaysNothing() throws Exception {
    has("", UTF_8);
    says();
    complains();
  }

  @Test
  void whatAnEditorOnWindowsAddsDoesNoHarm() throws Exception {
    has("\ufeffbell = all\r\n\r\n# x\r\nshow = count\r\n", UTF_8);
    says(new Entry("bell", "all", 1), new Entry("show", "count", 4));
    complains();
  }

  @Test
  void linesThatAreNoSettingsAreTold() throws Exception {
    has("json\nbell =\nshow = all\n", UTF_8);
    says(new Entry("show", "all", 3));
    complains(
        path + ":1: no setting; write NAME = VALUE, or # before a comment",
        path + ":2: bell has no value; write it behind the =, or delete the line");
  }

  @Test
  void aLineThatIsNotUtf8IsTold() throws Exception {
    has("bell = all\nhighlight = gr\u00fcn\nshow = all\n", ISO_8859_1);
    says(new Entry("bell", "all", 1), new Entry("show", "all", 3));
    complains(path + ":2: not UTF-8; save the file in that encoding");
  }

  @Test
  void anotherEncodingIsTold() throws Exception {
    has("\ufeffbell = all\n", UTF_16LE);
    assertEquals(
        path + ":1: not UTF-8; save the file in that encoding", file.read().complaints().get(0));
  }

  @Test
  void aFolderInItsPlaceIsTold() throws Exception {
    Files.createDirectory(path);
    complains(path + ": not read (it is a folder); the settings in it don't count");
  }

  @Test
  void aFileInPlaceOfItsFolderDoesNoHarm() throws Exception {
    has("", UTF_8);
    Contents contents = new ConfigFile(path.resolve("config")).read();
    assertEquals(List.of(), contents.entries());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileWithoutAnEndIsNotBegun() {
    assertEquals(
        List.of("/dev/zero: not read (it is no regular file); the settings in it don't count"),
        new ConfigFile(Path.of("/dev/zero")).read().complaints());
  }

  @Test
  void aHugeFileIsTold() throws Exception {
    has("bell = all\n".repeat(100_000), UTF_8);
    says();
    complains(path + ": not read (it has more than 64 KiB); the settings in it don't count");
  }

  @Test
  void anyBytesCanBeRead() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      for (int j = 0; j < bytes.length; j += 1 + random.nextInt(20)) {
        bytes[j] = (byte) "=\n#\r ab".charAt(random.nextInt(7));
      }
      Files.write(path, bytes);
      file.read().complaints().forEach(complaint -> assertTrue(complaint.startsWith("" + path)));
    }
  }

  private void has(String text, Charset charset) throws IOException {
    Files.write(path, text.getBytes(charset));
  }

  private void says(Entry... entries) {
    assertEquals(List.of(entries), file.read().entries());
  }

  private void complains(String... lines) {
    assertEquals(List.of(lines), file.read().complaints());
  }
}
