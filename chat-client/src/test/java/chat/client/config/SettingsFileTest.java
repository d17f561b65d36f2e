package chat.client.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.SettingsDocument.Content;
import chat.client.config.SettingsDocument.Entry;
import chat.fixture.LinearTime;
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

/** The entries of the settings file, or why it is not read. */
final class SettingsFileTest {
  @TempDir private Path folder;
  private Path path;
  private SettingsFile file;

  @BeforeEach
  void findFile() {
    path = folder.resolve("config");
    file = new SettingsFile(path);
  }

  @Test
  void lineIsANameAndAValue() throws Exception {
    has("# mine\n\n  bell = all  \nhighlight=a = b # c\n\t# more\nroom = #dev\nroom=#b", UTF_8);
    contains(
        new Entry("bell", "all", 3),
        new Entry("highlight", "a = b # c", 4),
        new Entry("room", "#dev", 6),
        new Entry("room", "#b", 7));
    complains();
  }

  @Test
  void longestFileIsReadAndEditedInLinearTime() {
    for (String line : List.of("highlight = a\n", "bell = all\n", "x\n", "\n", "= =\n", "=")) {
      LinearTime.of(
          line,
          text -> {
            SettingsDocument document = SettingsDocument.of(text.getBytes(UTF_8));
            document.content("config");
            document.remove("highlight", any -> true);
            document.set("bell", "off");
          });
    }
  }

  @Test
  void missingFileHasNoEntries() {
    contains();
    complains();
  }

  @Test
  void emptyFileHasNoEntries() throws Exception {
    has("", UTF_8);
    contains();
    complains();
  }

  @Test
  void byteOrderMarkAndCarriageReturnsAreIgnored() throws Exception {
    has("\ufeffbell = all\r\n\r\n# x\r\nshow = count\r\n", UTF_8);
    contains(new Entry("bell", "all", 1), new Entry("show", "count", 4));
    complains();
  }

  @Test
  void linesWithoutASettingAreReported() throws Exception {
    has("json\nbell =\nshow = all\n", UTF_8);
    contains(new Entry("show", "all", 3));
    complains(
        path + ":1: not a setting; write NAME = VALUE, or # before a comment",
        path + ":2: bell has no value; write one after the =, or delete the line");
  }

  @Test
  void lineThatIsNotUtf8IsReported() throws Exception {
    has("bell = all\nhighlight = gr\u00fcn\nshow = all\n", ISO_8859_1);
    contains(new Entry("bell", "all", 1), new Entry("show", "all", 3));
    complains(path + ":2: not UTF-8; save the file in that encoding");
  }

  @Test
  void otherEncodingIsReported() throws Exception {
    has("\ufeffbell = all\n", UTF_16LE);
    assertEquals(
        path + ":1: not UTF-8; save the file in that encoding", file.read().complaints().get(0));
  }

  @Test
  void folderInItsPlaceIsReported() throws Exception {
    Files.createDirectory(path);
    complains(path + ": not read (it is a folder); its settings don't count");
  }

  @Test
  void fileInPlaceOfItsFolderHasNoEntries() throws Exception {
    has("", UTF_8);
    Content content = new SettingsFile(path.resolve("config")).read();
    assertEquals(List.of(), content.entries());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void deviceIsNotRead() {
    assertEquals(
        List.of("/dev/zero: not read (it is not a regular file); its settings don't count"),
        new SettingsFile(Path.of("/dev/zero")).read().complaints());
  }

  @Test
  void oversizedFileIsReported() throws Exception {
    has("bell = all\n".repeat(100_000), UTF_8);
    contains();
    complains(path + ": not read (it has more than 64k); its settings don't count");
  }

  @Test
  void anyBytesAreReadWithoutAnException() throws Exception {
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

  private void contains(Entry... entries) {
    assertEquals(List.of(entries), file.read().entries());
  }

  private void complains(String... lines) {
    assertEquals(List.of(lines), file.read().complaints());
  }
}
