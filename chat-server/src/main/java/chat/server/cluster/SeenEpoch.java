package chat.server.cluster;

import chat.file.AtomicFile;
import chat.file.FileFailure;
import chat.server.log.LogException;
import chat.server.log.file.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file with the newest claim, of any server, that this one knows to be on two machines. A
 * database with an older one has lost commits that were acknowledged. The node's thread.
 */
final class SeenEpoch {
  private final Path file;

  SeenEpoch(Path folder) {
    this.file = folder.resolve(DataFolder.CLUSTER);
  }

  /**
   * Returns what a log has lost, for a person; empty if it has all claims that this server knows.
   *
   * @param epoch the number of the last claim in the database
   * @throws LogException if the file can't be read
   */
  Optional<String> lost(String logId, long epoch) throws LogException {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      List<String> words = List.of(Files.readString(file).strip().split(" ", -1));
      if (words.size() == 2 && words.get(0).equals(logId) && Long.parseLong(words.get(1)) > epoch) {
        return Optional.of(
            "its last claim is number %d, but this server knows of number %s"
                .formatted(epoch, words.get(1)));
      }
      return Optional.empty();
    } catch (IOException | NumberFormatException e) {
      throw new LogException("can't read %s: %s".formatted(file, reason(e)), e);
    }
  }

  /** Remembers a claim that is on two machines. */
  void write(String logId, long epoch) throws LogException {
    try {
      new AtomicFile(file).replace((logId + " " + epoch + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LogException("can't write %s: %s".formatted(file, reason(e)), e);
    }
  }

  private static String reason(Exception failure) {
    return failure instanceof IOException io ? FileFailure.reason(io) : "it is damaged";
  }
}
