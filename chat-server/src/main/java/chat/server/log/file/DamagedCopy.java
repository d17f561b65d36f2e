package chat.server.log.file;

import chat.file.Folders;
import chat.file.OwnerOnlyFiles;
import chat.notation.SizeNotation;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Copies a database that lost its end, as the start found it, before the server writes to it: what
 * follows a damaged part of the write-ahead log is overwritten soon. The thread that starts the
 * server.
 */
public final class DamagedCopy {
  /** The folder in the data folder that the copy is in. */
  static final String NAME = "damaged";

  /** The copy's name until it is complete. */
  static final String UNFINISHED = "damaged-unfinished";

  /** Leaves space for new messages in what {@code --max-data} allows. */
  private static final int MAX_PERCENT_OF_DATA = 90;

  /** Leaves as much of the disk free as the copy takes. */
  private static final int SPACE_NEEDED = 2;

  private final DataFolder folder;
  private final Path database;
  private final Path wal;
  private final long maxBytes;

  /**
   * A copy to be made in a folder.
   *
   * @param maxBytes how much the databases in the folder may have; 0 for no limit
   */
  public DamagedCopy(DataFolder folder, Path database, long maxBytes) {
    this.folder = folder;
    this.database = database;
    this.wal = WalFile.of(database);
    this.maxBytes = maxBytes;
  }

  /** Makes the copy, and returns a sentence for the log that says where it is, or why not. */
  public String make() {
    long bytes = database.toFile().length() + wal.toFile().length();
    Path copy = folder.path(NAME);
    if (!WalFile.hasFrames(database)) {
      return "There is no write-ahead log that could contain what is missing";
    }
    if (Files.exists(copy)) {
      return "%s is an earlier copy, so none is made of what was found now. Move it away"
          .formatted(copy);
    }
    try {
      long free = Files.getFileStore(database).getUsableSpace();
      if (free / SPACE_NEEDED < bytes) {
        return notMade("the disk has only " + SizeNotation.rounded(free) + " left");
      }
      if (maxBytes > 0 && folder.databaseBytes() + bytes > maxBytes / 100 * MAX_PERCENT_OF_DATA) {
        return notMade("--max-data allows no more");
      }
      copyTo(copy);
      return "%s has both files as they were found: restore messages from it, or delete it"
          .formatted(copy);
    } catch (IOException e) {
      return notMade(DiskFull.reason(e));
    }
  }

  private static String notMade(String reason) {
    return "The files are not copied as they were found: " + reason;
  }

  private void copyTo(Path copy) throws IOException {
    Path unfinished = folder.path(UNFINISHED);
    deleteFiles(unfinished);
    try {
      if (!Files.exists(unfinished)) {
        OwnerOnlyFiles.createFolder(unfinished);
      }
      for (Path file : List.of(database, wal)) {
        Path target = unfinished.resolve(file.getFileName());
        OwnerOnlyFiles.createFile(target);
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
          Files.copy(file, Channels.newOutputStream(out));
          out.force(true);
        }
      }
      // The server overwrites the only other copy next.
      Folders.force(unfinished);
      Files.move(unfinished, copy);
      Folders.force(copy.toAbsolutePath().getParent());
    } catch (IOException e) {
      delete(unfinished, e);
      throw e;
    }
  }

  private void delete(Path unfinished, IOException cause) {
    try {
      deleteFiles(unfinished);
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void deleteFiles(Path copied) throws IOException {
    for (Path file : List.of(database, wal)) {
      Files.deleteIfExists(copied.resolve(file.getFileName()));
    }
  }
}
