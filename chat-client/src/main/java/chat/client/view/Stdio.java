package chat.client.view;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;

/**
 * Standard input, output and error.
 *
 * @param terminal whether both input and output are a terminal
 * @param charset the terminal's encoding; UTF-8 without one
 */
public record Stdio(
    InputStream in, OutputStream out, OutputStream err, boolean terminal, Charset charset) {
  /** Returns the same streams, used as a program uses them. */
  public Stdio withoutTerminal() {
    return new Stdio(in, out, err, false, charset);
  }

  /** Returns this process's streams; not {@code System.out}, which hides failed writes. */
  public static Stdio ofProcess() {
    return new Stdio(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Terminals.isTerminal(),
        Terminals.charset());
  }
}
