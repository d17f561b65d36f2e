package chat.client.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.bench.load.BenchException;
import chat.file.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file for the plot, checked before the test so that it does not fail after it. */
final class SvgFile {
  private final Path path;

  private SvgFile(Path path) {
    this.path = path;
  }

  /** Checks that the file can be written, and leaves it as it was. */
  static SvgFile check(Path path) throws BenchException {
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

  void write(String svg) throws BenchException {
    try {
      Files.writeString(path, svg, UTF_8);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  private static BenchException cannotWrite(Path path, IOException e) {
    return new BenchException(
        "cannot write %s: %s. Name another file with --svg".formatted(path, FileFailure.reason(e)));
  }
}
