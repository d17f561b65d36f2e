package chat.client.config;

import chat.file.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The file of settings: a line {@code name = value} each, comment lines that start with #, blank
 * lines. It is read anew each time, for a person may have it open in an editor.
 */
public final class ConfigFile {
  private static final int MAX_BYTES = 64 * 1024;

  private final Path path;

  public ConfigFile(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /** All that can be made of it; whatever is wrong is among the complaints and does no harm. */
  public Contents read() {
    try {
      return load().contents(path.toString());
    } catch (IOException e) {
      return new Contents(
          List.of(),
          List.of(
              path + ": not read (" + FileFailure.reason(e) + "); the settings in it don't count"));
    }
  }

  /** Gives a setting this one value: in the place where it stands, or at the end. */
  public void set(String name, String value) throws ConfigException {
    change(lines -> lines.set(name, checked(value)));
  }

  /** Adds a value to those that a setting has. */
  public void add(String name, String value) throws ConfigException {
    change(lines -> lines.add(name, checked(value)));
  }

  /** Takes away the lines of a setting whose values are meant. */
  public void remove(String name, Predicate<String> isMeant) throws ConfigException {
    change(lines -> lines.remove(name, isMeant));
  }

  private static String checked(String value) {
    if (value.isBlank() || value.chars().anyMatch(c -> c == '\n' || c == '\r')) {
      throw new IllegalArgumentException("a value is one line, and not blank");
    }
    return value;
  }

  private void change(UnaryOperator<Lines> edit) throws ConfigException {
    try {
      if (!path.isAbsolute()) {
        throw new IOException("no home folder is known");
      }
      Lines before = load();
      Lines after = edit.apply(before);
      if (!after.equals(before)) {
        new OwnFile(path).replace(after.toBytes());
      }
    } catch (IOException e) {
      throw new ConfigException(
          "can't write %s (%s): make it a file that you can write"
              .formatted(path, FileFailure.reason(e)),
          e);
    }
  }

  private Lines load() throws IOException {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      if (!file.isRegularFile()) {
        // Reading from some of the others would never end.
        throw new IOException(file.isDirectory() ? "it is a folder" : "it is no regular file");
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new IOException("it has more than " + MAX_BYTES / 1024 + " KiB");
        }
        return Lines.of(bytes);
      }
    } catch (NoSuchFileException e) {
      return Lines.of(new byte[0]);
    }
  }
}
