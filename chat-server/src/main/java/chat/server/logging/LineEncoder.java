package chat.server.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Writes a log event as a line of text, and its stack trace as indented lines. What users chose
 * can't begin a line, nor make a terminal do anything. The thread that writes the log.
 */
public final class LineEncoder extends EncoderBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final boolean forJournal;

  /** Begins each line with the time. */
  public LineEncoder() {
    this(false);
  }

  /**
   * Writes lines for a terminal or a file, or for the journal of systemd.
   *
   * @param forJournal whether lines begin with their priority, and not with a time, which the
   *     journal adds
   */
  LineEncoder(boolean forJournal) {
    this.forJournal = forJournal;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder lines = new StringBuilder();
    begin(event, lines);
    lines
        .append(String.format("%-5s ", event.getLevel()))
        .append(Printable.escaped(event.getFormattedMessage()))
        .append(System.lineSeparator());
    if (event.getThrowableProxy() != null) {
      ThrowableProxyUtil.asString(event.getThrowableProxy())
          .lines()
          .forEach(line -> appendTrace(event, line, lines));
    }
    return lines.toString().getBytes(UTF_8);
  }

  private void appendTrace(ILoggingEvent event, String line, StringBuilder lines) {
    if (forJournal) {
      begin(event, lines);
    }
    lines.append("  ").append(Printable.escaped(line.strip())).append(System.lineSeparator());
  }

  private void begin(ILoggingEvent event, StringBuilder line) {
    if (forJournal) {
      line.append('<').append(priority(event.getLevel())).append('>');
    } else {
      line.append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp()))).append(' ');
    }
  }

  /** Returns the priority of syslog, as sd-daemon(3) lists them. */
  private static int priority(Level level) {
    return switch (level.toInt()) {
      case Level.ERROR_INT -> 3;
      case Level.WARN_INT -> 4;
      case Level.INFO_INT -> 6;
      default -> 7;
    };
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
