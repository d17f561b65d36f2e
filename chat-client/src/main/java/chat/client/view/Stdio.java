package chat.client.view;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Standard input, output and error.
 *
 * @param terminal whether both input and output are a terminal
 * @param charset the terminal's encoding; UTF-8 without one
 * @param hidden reads a line that the terminal does not show
 */
public record Stdio(
    InputStream in,
    OutputStream out,
    OutputStream err,
    boolean terminal,
    Charset charset,
    HiddenLine hidden) {
  /** Reads a line that the terminal does not show. */
  public interface HiddenLine {
    /** Returns the line, which the caller overwrites; empty at the end of the input. */
    Optional<char[]> read();
  }

  /** Streams without a terminal, on which no line can be hidden. */
  public Stdio(
      InputStream in, OutputStream out, OutputStream err, boolean terminal, Charset charset) {
    this(in, out, err, terminal, charset, Optional::empty);
  }

  /** Returns the same streams, used as a program uses them. */
  public Stdio withoutTerminal() {
    return new Stdio(in, out, err, false, charset, hidden);
  }

  /** Returns this process's streams; not {@code System.out}, which hides failed writes. */
  public static Stdio ofProcess() {
    return new Stdio(
        isInputClosed() ? InputStream.nullInputStream() : new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Terminals.isTerminal(),
        Terminals.charset(),
        Terminals::readHidden);
  }

  /**
   * Whether the shell closed standard input, as {@code <&-} does: the first file that the JVM
   * opens, its own, then gets the descriptor, and would be read as messages. Known on Linux alone.
   */
  private static boolean isInputClosed() {
    try {
      Path input = Path.of("/proc/self/fd/0").toRealPath();
      Path home = Path.of(System.getProperty("java.home")).toRealPath();
      return input.startsWith(home) || isPartOfProgram(input);
    } catch (IOException e) {
      return false; // it is no file, or this is not Linux
    }
  }

  private static boolean isPartOfProgram(Path file) throws IOException {
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (Files.exists(Path.of(part)) && Files.isSameFile(file, Path.of(part))) {
        return true;
      }
    }
    return false;
  }
}
