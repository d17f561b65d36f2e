package chat.client.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The operating system, environment variables and home folder of a process. Immutable.
 *
 * @param os the value of the system property {@code os.name}
 * @param home the user's home folder
 */
public record Environment(String os, Map<String, String> variables, Path home) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** Returns the environment of this process. */
  public static Environment ofProcess() {
    Path account = Path.of(System.getProperty("user.home", ""));
    var byAccount = new Environment(System.getProperty("os.name", ""), System.getenv(), account);
    // Java uses the account's home folder, while shells and other programs use HOME.
    return byAccount.isWindows()
        ? byAccount
        : new Environment(
            byAccount.os, byAccount.variables, byAccount.folder("HOME").orElse(account));
  }

  /** Returns the value of a variable; empty if it is unset or the empty string. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** Returns the file that a text names; a leading {@code ~} is the home folder. */
  public Path file(String typed) {
    return typed.startsWith("~/") ? home.resolve(typed.substring(2)) : Path.of(typed);
  }

  /** Returns a file as a person would type it, with {@code ~} for the home folder. */
  public String shown(Path file) {
    return file.startsWith(home) && !home.toString().isEmpty()
        ? "~" + file.getFileSystem().getSeparator() + home.relativize(file)
        : file.toString();
  }

  /** Returns the folder that a variable names, if its path is absolute; XDG ignores others. */
  Optional<Path> folder(String name) {
    try {
      return variable(name).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Returns this computer's name, without a query on the network. */
  public String computer() {
    try {
      Optional<String> known = variable("HOSTNAME").or(() -> variable("COMPUTERNAME"));
      return known.isPresent() ? known.get() : Files.readString(Path.of("/etc/hostname")).strip();
    } catch (IOException e) {
      return os;
    }
  }

  public boolean isWindows() {
    return os.toLowerCase(Locale.ROOT).startsWith("windows");
  }

  boolean isMac() {
    return os.toLowerCase(Locale.ROOT).startsWith("mac");
  }
}
