package chat.server;

import chat.protocol.RoomName;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder of messages, and files to import into it. */
abstract class ImportFiles {
  static final LogName TEA = LogName.of(RoomName.of("#tea"));

  @TempDir Path temporary;
  Path data;

  @BeforeEach
  void nameFolder() {
    data = temporary.resolve("data");
  }

  final Path file(String name, String... lines) throws IOException {
    return Files.writeString(temporary.resolve(name), String.join("\n", lines) + "\n");
  }

  final List<String> stored() throws LogException {
    try (RoomLog log = SqliteLog.open(data, true, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      return log.read(TEA, 0, Long.MAX_VALUE, Integer.MAX_VALUE).messages().stream()
          .map(ImportFiles::line)
          .toList();
    }
  }

  private static String line(LogMessage message) {
    var draft = message.draft();
    return "%d %s %s %s: %s"
        .formatted(
            message.seq(),
            Instant.ofEpochMilli(draft.epochMillis()),
            draft.kind(),
            draft.nick(),
            draft.text());
  }
}
