package chat.server.transcript;

import chat.protocol.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Counts the lines of files that became no message, and says why of the first few. One thread. */
public final class SkippedLines {
  private static final int MAX_TOLD = 5;

  private final List<String> reasons = new ArrayList<>();
  private long events;
  private long malformed;

  void event() {
    events++;
  }

  void malformed(Path file, long line, String reason) {
    malformed++;
    if (reasons.size() < MAX_TOLD) {
      // A reason may quote the line, which may have anything in it.
      reasons.add("%s:%d: %s".formatted(file, line, Text.of(reason)));
    }
  }

  /** Returns how many lines are no messages in their format, such as who joined. */
  public long events() {
    return events;
  }

  /** Returns how many lines could not be read. */
  public long malformed() {
    return malformed;
  }

  /** Returns for the first of those where each is, and why. */
  public List<String> reasons() {
    return List.copyOf(reasons);
  }
}
