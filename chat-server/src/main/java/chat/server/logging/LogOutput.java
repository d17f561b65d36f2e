package chat.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Sets how the log is written, before the server's first line. The main thread. */
public final class LogOutput {
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  /** The class that opens and closes the parts of the log. */
  private static final String FINDS_LOSSES = "chat.server.log.sqlite.LogParts";

  private LogOutput() {}

  /** Writes one line of text for each event; without a time if systemd's journal adds it. */
  public static void asText(Map<String, String> environment) {
    write(new LineEncoder(isJournal(environment.getOrDefault("JOURNAL_STREAM", ""))));
  }

  /** Writes one JSON object for each event. */
  public static void asJson() {
    write(new JsonLineEncoder());
  }

  /** Logs what happens to each connection, too. */
  public static void verbose() {
    ((Logger) LoggerFactory.getLogger("chat")).setLevel(Level.DEBUG);
  }

  /**
   * Logs only the losses that a command finds, and errors. Other warnings are of background work
   * that failed: if the command needs this work, the command fails and reports the cause; all other
   * work, the server does later.
   */
  public static void lossesOnly() {
    ((Logger) LoggerFactory.getLogger("chat")).setLevel(Level.ERROR);
    ((Logger) LoggerFactory.getLogger(FINDS_LOSSES)).setLevel(Level.WARN);
  }

  /** Writes the lines that wait, and closes the log. */
  public static void close() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }

  private static void write(Encoder<ILoggingEvent> encoder) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    // An operator may have replaced logback.xml by another configuration, which then counts.
    if (async(context) instanceof AsyncAppenderBase<ILoggingEvent> async
        && async.getAppender("console") instanceof ConsoleAppender<ILoggingEvent> console) {
      write(encoder, console, context);
    }
  }

  private static void write(
      Encoder<ILoggingEvent> encoder,
      ConsoleAppender<ILoggingEvent> console,
      LoggerContext context) {
    console.stop();
    encoder.setContext(context);
    encoder.start();
    console.setEncoder(encoder);
    console.start();
  }

  private static Appender<ILoggingEvent> async(LoggerContext context) {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("async");
  }

  /**
   * Returns whether standard error is the journal's.
   *
   * @param stream the device and inode of the journal's stream, which systemd passes to a service
   *     and which programs inherit that write elsewhere
   */
  private static boolean isJournal(String stream) {
    if (stream.isEmpty()) {
      return false;
    }
    try {
      Map<String, Object> file = Files.readAttributes(STANDARD_ERROR, "unix:dev,ino");
      return stream.equals(file.get("dev") + ":" + file.get("ino"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }
}
