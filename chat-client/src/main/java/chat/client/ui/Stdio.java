package chat.client.ui;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;

/**
 * Standard input, output and error.
 *
 * @param terminal whether a person sits at both input and output
 * @param charset what a terminal speaks; always UTF-8 without one
 */
public record Stdio(
    InputStream in, OutputStream out, OutputStream err, boolean terminal, Charset charset) {
  /** The same for a program, whoever sits there. */
  public Stdio withoutTerminal() {
    return new Stdio(in, out, err, false, charset);
  }

  /** This process's own. Not {@code System.out}: it hides that nobody reads any more. */
  public static Stdio ofProcess() {
    return new Stdio(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Terminals.isTerminal(),
        Terminals.charset());
  }
}
