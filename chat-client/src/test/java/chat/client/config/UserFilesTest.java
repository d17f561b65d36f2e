package chat.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The places of the user's files, on each operating system. */
@DisabledOnOs(OS.WINDOWS) // The paths below are relative there.
final class UserFilesTest {
  private static final Path HOME = Path.of("/home/alice");

  @ParameterizedTest
  @CsvSource({
    "Linux, /home/alice/.config/chat-client/config, /home/alice/.local/state/chat-client/history",
    "FreeBSD, /home/alice/.config/chat-client/config, /home/alice/.local/state/chat-client/history",
    "Mac OS X, /home/alice/Library/Application Support/chat-client/config,"
        + " /home/alice/Library/Application Support/chat-client/history",
    "Windows 11, /home/alice/AppData/Roaming/chat-client/config,"
        + " /home/alice/AppData/Local/chat-client/history",
  })
  void eachSystemHasItsFolders(String os, String config, String history) {
    isIn(new Environment(os, Map.of(), HOME), config, history);
  }

  @Test
  void variablesNameOtherFolders() {
    Map<String, String> variables =
        Map.of(
            "XDG_CONFIG_HOME",
            "/xc",
            "XDG_STATE_HOME",
            "/xs",
            "APPDATA",
            "/ad",
            "LOCALAPPDATA",
            "/lad");
    isIn(
        new Environment("Linux", variables, HOME),
        "/xc/chat-client/config",
        "/xs/chat-client/history");
    isIn(
        new Environment("Windows 10", variables, HOME),
        "/ad/chat-client/config",
        "/lad/chat-client/history");
  }

  @ParameterizedTest
  @CsvSource({"relative/path", "''", "~/config"})
  void relativeFolderIsIgnored(String place) {
    Environment environment =
        new Environment("Linux", Map.of("XDG_CONFIG_HOME", place, "XDG_STATE_HOME", place), HOME);
    isIn(
        environment,
        "/home/alice/.config/chat-client/config",
        "/home/alice/.local/state/chat-client/history");
  }

  @Test
  void tildeIsTheHomeFolder() {
    Environment environment = new Environment("Linux", Map.of(), HOME);
    assertEquals("~/.config/x", environment.shown(Path.of("/home/alice/.config/x")));
    assertEquals("/home/alicia/x", environment.shown(Path.of("/home/alicia/x")));
    assertEquals(Path.of("/home/alice/chat.log"), environment.file("~/chat.log"));
    assertEquals(Path.of("chat.log"), environment.file("chat.log"));
  }

  private static void isIn(Environment environment, String config, String history) {
    assertEquals(Path.of(config), new UserFiles(environment).config());
    assertEquals(Path.of(history), new UserFiles(environment).history());
  }
}
