package chat.client.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file for the plot, tried before the run: not to fail after it. */
final class SvgFile {
  private final Path path;

  private SvgFile(Path path) {
    this.path = path;
  }

  /** Makes sure that it can be written, and leaves it as it was. */
  static SvgFile tried(Path path) throws CannotBenchException {
    boolean isNew = Files.notExists(path);
    try {
      Files.newByteChannel(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
      if (isNew) {
        Files.delete(path);
      }
      return new SvgFile(path);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  void write(String svg) throws CannotBenchException {
    try {
      Files.writeString(path, svg, UTF_8);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  private static CannotBenchException cannotWrite(Path path, IOException e) {
    String why = e.getMessage();
    if (e instanceof NoSuchFileException) {
      why = "its folder does not exist";
    } else if (e instanceof AccessDeniedException) {
      why = "not allowed";
    } else if (Files.isDirectory(path)) {
      why = "it is a folder";
    }
    return CannotBenchException.because(
        "cannot write %s: %s. Name another file with --svg".formatted(path, why));
  }
}
