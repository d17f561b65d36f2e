package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.LoggerContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** How a command of the server ended in this process, and what it printed. */
record Ran(int code, String out, String err) {
  static {
    // While a test beside this one initializes logging, the command would get a substitute of it.
    while (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext)) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  static Ran command(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        ChatServerMain.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new Ran(code, out.toString(), err.toString());
  }

  /** Runs a command on the messages in a folder. */
  static Ran on(Path folder, Object... arguments) {
    return command(Stream.concat(Stream.of(arguments), Stream.of("--data", folder)).toArray());
  }

  /** Checks that it did what it was to do, and returns it. */
  Ran succeeds() {
    assertEquals(0, code, () -> out + err);
    return this;
  }

  /** Checks that it failed with one line. */
  void fails(String line) {
    assertEquals("chat-server: " + line + System.lineSeparator(), err);
    assertEquals(1, code);
  }
}
