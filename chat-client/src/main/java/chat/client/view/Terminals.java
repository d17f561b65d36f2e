package chat.client.view;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.nio.charset.Charset;
import java.util.Optional;

/** Determines what this process is attached to. */
final class Terminals {
  private Terminals() {}

  /** Whether both standard input and standard output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // The reflective call below handles Java 22's change.
  static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // Since Java 22 there may be a console without a terminal; before, a console was a terminal.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Console.isTerminal is public and throws nothing", e);
    }
  }

  /** Returns the terminal's encoding; UTF-8 without a terminal. */
  static Charset charset() {
    if (!isTerminal()) {
      return UTF_8;
    }
    Charset told = System.console().charset();
    // Java reports ASCII where no locale is set; terminals use UTF-8 there.
    return told.equals(US_ASCII) ? UTF_8 : told;
  }

  /** Reads a line with the terminal's echo turned off; empty at the end of the input. */
  @SuppressWarnings("SystemConsoleNull") // Asked only where a terminal is.
  static Optional<char[]> readHidden() {
    Console console = System.console();
    return console == null ? Optional.empty() : Optional.ofNullable(console.readPassword());
  }
}
