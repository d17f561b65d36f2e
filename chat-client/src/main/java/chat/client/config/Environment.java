package chat.client.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds the process.
 *
 * @param os its name, as Java tells it
 * @param home this person's own folder
 */
public record Environment(String os, Map<String, String> variables, Path home) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** This process's own. */
  public static Environment ofProcess() {
    Path account = Path.of(System.getProperty("user.home", ""));
    var told = new Environment(System.getProperty("os.name", ""), System.getenv(), account);
    // Java takes the account's folder; whoever sets HOME means another one, and shells obey that.
    return told.isWindows()
        ? told
        : new Environment(told.os, told.variables, told.folder("HOME").orElse(account));
  }

  /** Empty, too, if it is set to nothing. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** A file as it was typed where no shell has replaced a leading {@code ~}. */
  public Path file(String typed) {
    return typed.startsWith("~/") ? home.resolve(typed.substring(2)) : Path.of(typed);
  }

  /** A file as a person would type it. */
  public String shown(Path file) {
    return file.startsWith(home) && !home.toString().isEmpty()
        ? "~" + file.getFileSystem().getSeparator() + home.relativize(file)
        : file.toString();
  }

  /** The folder that a variable names, if that is an absolute one: others are to be ignored. */
  Optional<Path> folder(String name) {
    try {
      return variable(name).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  public boolean isWindows() {
    return os.toLowerCase(Locale.ROOT).startsWith("windows");
  }

  boolean isMac() {
    return os.toLowerCase(Locale.ROOT).startsWith("mac");
  }
}
