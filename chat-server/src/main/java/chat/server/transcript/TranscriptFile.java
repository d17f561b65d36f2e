package chat.server.transcript;

import chat.notation.Quantity;
import chat.protocol.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Reads the messages of one file, and counts the lines that have none. One thread. */
public final class TranscriptFile implements AutoCloseable {
  private static final long FIRST_MILLIS = 0;
  private static final long LAST_MILLIS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private final Path file;
  private final LineReader lines;
  private final LineFormat format;
  private final SkippedLines skipped;

  private TranscriptFile(Path file, LineReader lines, LineFormat format, SkippedLines skipped) {
    this.file = file;
    this.lines = lines;
    this.format = format;
    this.skipped = skipped;
  }

  /**
   * How to read files.
   *
   * @param format empty to find out by the first lines of each file
   * @param zone of the times in logs of IRC clients
   */
  public record Reading(
      Optional<FileFormat> format, ZoneId zone, NickRepair nicks, SkippedLines skipped) {}

  /**
   * Begins to read a file; closes it if that fails.
   *
   * @return empty if its first lines are of no format
   */
  public static Optional<TranscriptFile> open(Path file, InputStream in, Reading reading)
      throws IOException {
    LineReader lines = new LineReader(in);
    try {
      Optional<FileFormat> format =
          reading.format().isPresent() ? reading.format() : FileFormat.of(lines.peek());
      if (format.isPresent()) {
        LineFormat reader = format.get().reader(reading.nicks(), reading.zone());
        return Optional.of(new TranscriptFile(file, lines, reader, reading.skipped()));
      }
    } catch (IOException e) {
      lines.close();
      throw e;
    }
    lines.close();
    return Optional.empty();
  }

  /** Returns the next message; empty at the end of the file. */
  public Optional<Said> next() throws IOException {
    while (true) {
      try {
        Optional<String> line = lines.next();
        if (line.isEmpty()) {
          return Optional.empty();
        }
        if (!line.get().isBlank()) {
          Optional<Said> said = format.read(line.get());
          if (said.isPresent()) {
            return Optional.of(checked(said.get()));
          }
          skipped.event();
        }
      } catch (MalformedLineException e) {
        skipped.malformed(file, lines.number(), e.getMessage());
      }
    }
  }

  private static Said checked(Said said) throws MalformedLineException {
    if (said.epochMillis() < FIRST_MILLIS || said.epochMillis() > LAST_MILLIS) {
      throw new MalformedLineException("its year is not one of 1970 to 9999");
    }
    if (said.text().byteLength() > Limits.MAX_MAX_TEXT_BYTES) {
      throw new MalformedLineException(
          "its text has more than " + Quantity.of(Limits.MAX_MAX_TEXT_BYTES, "byte"));
    }
    return said;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
