package chat.client.config;

import java.nio.file.Path;

/**
 * Where this user's files are: in the folders of the XDG base directory specification, or in those
 * that macOS and Windows define.
 */
public record UserFiles(Environment environment) {
  /** Names another settings file than the one in its usual place. */
  static final String CONFIG_VARIABLE = "CHAT_CONFIG";

  private static final String PROGRAM = "chat-client";

  /** The settings file, which may not exist. */
  public Path config() {
    return environment
        .variable(CONFIG_VARIABLE)
        .map(name -> environment.file(name).toAbsolutePath())
        .orElseGet(this::usualConfig);
  }

  private Path usualConfig() {
    return in("XDG_CONFIG_HOME", Path.of(".config"), "APPDATA", "Roaming").resolve("config");
  }

  /**
   * Returns the file of servers that were reached by TLS, which may not exist: always in the
   * settings' folder.
   */
  public Path knownServers() {
    return usualConfig().resolveSibling("known_servers");
  }

  /** The history of typed lines, which may not exist. */
  public Path history() {
    return in("XDG_STATE_HOME", Path.of(".local", "state"), "LOCALAPPDATA", "Local")
        .resolve("history");
  }

  /** Returns the file of remembered tokens, which may not exist. */
  public Path tokens() {
    return history().resolveSibling("tokens");
  }

  private Path in(String xdg, Path usual, String windows, String usualOnWindows) {
    Path home = environment.home();
    if (environment.isMac()) {
      return home.resolve("Library").resolve("Application Support").resolve(PROGRAM);
    }
    Path folder =
        environment.isWindows()
            ? environment.folder(windows).orElse(home.resolve("AppData").resolve(usualOnWindows))
            : environment.folder(xdg).orElse(home.resolve(usual));
    return folder.resolve(PROGRAM);
  }
}
