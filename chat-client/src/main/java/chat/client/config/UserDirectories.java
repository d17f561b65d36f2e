package chat.client.config;

import java.nio.file.Path;

/**
 * The directories of this user's files for this program: those of the XDG base directory
 * specification, or those that macOS and Windows define.
 */
public record UserDirectories(Environment environment) {
  private static final String PROGRAM = "chat-client";

  /** The settings file, which may not exist. */
  public Path config() {
    return in("XDG_CONFIG_HOME", Path.of(".config"), "APPDATA", "Roaming").resolve("config");
  }

  /** The file with the history of typed lines, which may not exist. */
  public Path history() {
    return in("XDG_STATE_HOME", Path.of(".local", "state"), "LOCALAPPDATA", "Local")
        .resolve("history");
  }

  private Path in(String xdg, Path usual, String windows, String usualOnWindows) {
    Path home = environment.home();
    if (environment.isMac()) {
      return home.resolve("Library").resolve("Application Support").resolve(PROGRAM);
    }
    Path directory =
        environment.isWindows()
            ? environment.directory(windows).orElse(home.resolve("AppData").resolve(usualOnWindows))
            : environment.directory(xdg).orElse(home.resolve(usual));
    return directory.resolve(PROGRAM);
  }
}
