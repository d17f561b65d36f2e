package chat.client.ui;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.nio.charset.Charset;

/** Finds out what this process is attached to. */
final class Terminals {
  private Terminals() {}

  /** Whether both standard input and standard output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // What Java 22 changed about it is taken care of below.
  static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // Since Java 22 there may be a console without a terminal; before, it is one by being there.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Console.isTerminal is public and throws nothing", e);
    }
  }

  /** What the terminal speaks. */
  static Charset charset() {
    if (!isTerminal()) {
      return UTF_8;
    }
    Charset told = System.console().charset();
    // ASCII is what Java says where no locale was chosen; terminals of today speak UTF-8 then.
    return told.equals(US_ASCII) ? UTF_8 : told;
  }
}
