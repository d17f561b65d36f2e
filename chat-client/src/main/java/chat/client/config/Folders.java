package chat.client.config;

import java.nio.file.Path;

/**
 * Where this system wants a program's files: by the XDG base directory specification, or in the
 * place that macOS and Windows have for them.
 */
public record Folders(Environment environment) {
  private static final String OURS = "chat-client";

  /** The settings file; it may not be there. */
  public Path config() {
    return in("XDG_CONFIG_HOME", Path.of(".config"), "APPDATA", "Roaming").resolve("config");
  }

  /** The file of what was typed before; it may not be there. */
  public Path history() {
    return in("XDG_STATE_HOME", Path.of(".local", "state"), "LOCALAPPDATA", "Local")
        .resolve("history");
  }

  private Path in(String xdg, Path usual, String windows, String usualOnWindows) {
    Path home = environment.home();
    if (environment.isMac()) {
      return home.resolve("Library").resolve("Application Support").resolve(OURS);
    }
    Path folder =
        environment.isWindows()
            ? environment.folder(windows).orElse(home.resolve("AppData").resolve(usualOnWindows))
            : environment.folder(xdg).orElse(home.resolve(usual));
    return folder.resolve(OURS);
  }
}
