package chat.client.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.SettingsDocument.Entry;
import chat.protocol.Text;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Any settings file is read, or complained about by safe lines, and can be edited. */
final class SettingsFuzzTest {
  private static final String FILE = "config";

  @TempDir private static Path folder;

  @FuzzTest(maxDuration = "10m")
  void fileIsReadAndEdited(byte[] bytes) throws IOException {
    SettingsDocument document = SettingsDocument.of(bytes);
    assertEquals(document, SettingsDocument.of(document.toBytes()));
    SettingsDocument changed = document.set("bell", "all").add("room", "#tea");
    assertEquals(List.of("all"), values(changed, "bell"));
    assertTrue(values(changed, "room").contains("#tea"));
    SettingsDocument without = changed.remove("bell", any -> true);
    assertEquals(List.of(), values(without, "bell"));
    assertArrayEquals(without.toBytes(), SettingsDocument.of(without.toBytes()).toBytes());
    validate(bytes);
  }

  private static List<String> values(SettingsDocument document, String name) {
    return document.content(FILE).entries().stream()
        .filter(entry -> entry.name().equals(name))
        .map(Entry::value)
        .toList();
  }

  private static void validate(byte[] bytes) throws IOException {
    Path file = folder.resolve(FILE);
    Files.write(file, bytes);
    for (String complaint : EntryValidator.read(new SettingsFile(file)).complaints()) {
      assertEquals(complaint, Text.of(complaint).toString());
    }
  }
}
