package chat.server.log.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code log-end} in a folder says, read without a lock, beside a server or without one. Any
 * thread.
 *
 * @param commit the number of the last commit that was recorded
 */
public record RecordedEnd(long commit) {
  /** Reads the file; empty if it is missing or damaged. */
  public static Optional<RecordedEnd> read(Path folder) {
    try {
      String text = Files.readString(folder.resolve(LogEndFile.NAME), ISO_8859_1);
      return LogEnd.parse(text).map(end -> new RecordedEnd(end.commit()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
