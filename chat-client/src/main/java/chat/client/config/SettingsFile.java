package chat.client.config;

import chat.client.config.SettingsDocument.Content;
import chat.file.AtomicFile;
import chat.file.FileFailure;
import chat.protocol.command.Size;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The settings file: lines {@code name = value}, comments that start with #, blank lines. Each
 * operation reads it again, because a person may edit it meanwhile.
 */
final class SettingsFile {
  private static final int MAX_BYTES = 64 * 1024;

  /** No file: it contains nothing, and nothing can be stored in it. */
  static final SettingsFile NONE = new SettingsFile(Optional.empty());

  private final Optional<Path> path;

  SettingsFile(Path path) {
    this(Optional.of(path));
  }

  private SettingsFile(Optional<Path> path) {
    this.path = path;
  }

  /** Returns the path of a file that something was read from, or stored in. */
  Path path() {
    return path.orElseThrow();
  }

  /** Returns what the file contains. If it can't be read, the complaints say why. */
  Content read() {
    if (path.isEmpty()) {
      return new Content(List.of(), List.of());
    }
    try {
      return load().content(path().toString());
    } catch (IOException e) {
      return new Content(
          List.of(),
          List.of(path() + ": not read (" + FileFailure.reason(e) + "); its settings don't count"));
    }
  }

  /** Throws an exception whose message says why the file can't be read, and what to do. */
  void requireReadable() throws IOException {
    try {
      var unused = document();
    } catch (IOException e) {
      String why = e instanceof NoSuchFileException ? "no such file" : FileFailure.reason(e);
      String variable = UserFiles.CONFIG_VARIABLE;
      throw new IOException(
          "cannot read %s (%s), which %s names: create that file, or unset %s"
              .formatted(path(), why, variable, variable),
          e);
    }
  }

  /** Gives a setting this one value, on its first line or on a new one at the end. */
  void set(String name, String value) throws IOException {
    change(document -> document.set(name, requireLine(value)));
  }

  /** Adds a line with another value of a setting. */
  void add(String name, String value) throws IOException {
    change(document -> document.add(name, requireLine(value)));
  }

  /** Removes the lines of a setting whose values match. */
  void remove(String name, Predicate<String> matches) throws IOException {
    change(document -> document.remove(name, matches));
  }

  private static String requireLine(String value) {
    if (value.isBlank() || value.chars().anyMatch(c -> c == '\n' || c == '\r')) {
      throw new IllegalArgumentException("a value is one line, and not blank");
    }
    return value;
  }

  /** Throws an exception whose message says what failed, why, and what to do. */
  private void change(UnaryOperator<SettingsDocument> edit) throws IOException {
    if (path.isEmpty()) {
      throw new IOException("--no-config ignores the settings file");
    }
    try {
      if (!path().isAbsolute()) {
        throw new IOException("your home folder is unknown");
      }
      SettingsDocument before = load();
      SettingsDocument after = edit.apply(before);
      if (!after.equals(before)) {
        new AtomicFile(path()).replace(after.toBytes());
      }
    } catch (IOException e) {
      throw new IOException(
          "can't write %s (%s): make it a file that you can write"
              .formatted(path(), FileFailure.reason(e)),
          e);
    }
  }

  /** Returns the document; an empty one if there is no file. */
  private SettingsDocument load() throws IOException {
    try {
      return document();
    } catch (NoSuchFileException e) {
      return SettingsDocument.of(new byte[0]);
    }
  }

  private SettingsDocument document() throws IOException {
    BasicFileAttributes file = Files.readAttributes(path(), BasicFileAttributes.class);
    if (!file.isRegularFile()) {
      // Reading a device or a pipe may never end.
      throw new IOException(file.isDirectory() ? "it is a folder" : "it is not a regular file");
    }
    try (InputStream in = Files.newInputStream(path())) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it has more than " + new Size(MAX_BYTES));
      }
      return SettingsDocument.of(bytes);
    }
  }
}
