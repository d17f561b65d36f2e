package chat.server.log.file;

import chat.file.FileFailure;
import chat.file.OwnerOnlyFiles;
import chat.server.log.LogException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that a server stores its files in: readable by its owner alone, and locked by one
 * server at a time. Opened and closed by the thread that starts and stops the server.
 */
public final class DataFolder implements AutoCloseable {
  /** The file of a server that stores its messages in a database, which several servers share. */
  public static final String CLUSTER = "cluster";

  private static final String LOCK = "lock";
  private static final Pattern OURS =
      Pattern.compile(
          "lock|log-end|cluster|admin|damaged|damaged-unfinished|(messages|search)\\.db(-wal|-shm|-journal)?"
              + "|tls-(cert|key)\\.pem|\\.tls-(cert|key)\\.pem\\d+\\.new");
  private static final String INDEX = "search.db";
  private static final List<String> FILES =
      List.of(
          "messages.db",
          "messages.db-wal",
          INDEX,
          "search.db-wal",
          "damaged/messages.db",
          "damaged/messages.db-wal");

  /** What SQLite adds to the name of a database for the files beside it. */
  private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

  private final Path folder;
  private final FileChannel lockFile;
  private final OpenFiles openFiles = new OpenFiles();

  private DataFolder(Path folder, FileChannel lockFile) throws IOException {
    this.folder = folder;
    this.lockFile = lockFile;
    openFiles.add(folder.resolve(LOCK));
  }

  /** Returns why a command can't work on a folder that stores no messages, or shows none. */
  public static LogException withoutMessages(Path folder) {
    if (Files.isDirectory(folder) && !Files.isExecutable(folder)) {
      return new LogException(
          "can't read the folder %s: permission denied. Run this as the server's user"
              .formatted(folder));
    }
    return new LogException(
        Files.exists(folder.resolve(CLUSTER))
            ? "the messages of the server in %s are in a database: start it with --log, and use admin while it runs. For export and check, copy them to another folder with chat-server migrate"
                .formatted(folder)
            : "the folder %s has no messages: name the folder of a server with --data"
                .formatted(folder));
  }

  /**
   * Creates the folder if it is missing, and locks it for this server.
   *
   * @throws LogException if it can't be written, or another server has locked it
   */
  public static DataFolder open(Path folder) throws LogException {
    try {
      if (!Files.isDirectory(folder)) {
        OwnerOnlyFiles.createFolder(folder);
      }
      if (isChatOnly(folder)) {
        OwnerOnlyFiles.restrict(folder);
      }
      return new DataFolder(folder, lock(folder.resolve(LOCK)));
    } catch (IOException e) {
      throw new LogException(
          "can't store messages in the folder %s: %s. %s, or give another one with --data"
              .formatted(folder, DiskFull.reason(e), DiskFull.remedy(e, "Make it writable")),
          e);
    }
  }

  /** A folder with other content keeps its permissions: other users may need that content. */
  private static boolean isChatOnly(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.allMatch(file -> OURS.matcher(file.getFileName().toString()).matches());
    }
  }

  private static FileChannel lock(Path file) throws IOException, LogException {
    createOwnerOnly(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // A server in this process has locked it.
    }
    if (lock == null) {
      channel.close();
      throw new LogException(
          "another chat-server uses the folder %s: stop it, or give another folder with --data"
              .formatted(file.getParent()));
    }
    return channel;
  }

  /** Returns where a file is, or would be. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** Returns a file in the folder, and creates it, empty and readable by its owner alone. */
  public Path file(String name) throws LogException {
    Path file = folder.resolve(name);
    requireFiles(file);
    try {
      createOwnerOnly(file);
    } catch (IOException e) {
      throw new LogException(
          "can't write %s: %s. %s, or give another folder with --data"
              .formatted(file, DiskFull.reason(e), DiskFull.remedy(e, "Make it writable")),
          e);
    }
    requireAccess(file);
    return file;
  }

  /** SQLite's messages don't say what is in the place of a file. */
  private static void requireFiles(Path database) throws LogException {
    for (String suffix : SUFFIXES) {
      Path file = Path.of(database + suffix);
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new LogException(
            "%s is %s, where the server needs a file. Move it away, or give another folder with --data"
                .formatted(file, Files.isDirectory(file) ? "a folder" : "a socket or a device"));
      }
    }
  }

  /** SQLite's messages don't say which of the files beside a database it can't open. */
  private static void requireAccess(Path database) throws LogException {
    for (String suffix : SUFFIXES) {
      Path file = Path.of(database + suffix);
      if (Files.exists(file) && !(Files.isReadable(file) && Files.isWritable(file))) {
        throw new LogException(
            "can't read and write %s: permission denied. Give it to the server's user, or give another folder with --data"
                .formatted(file));
      }
    }
  }

  /** Makes a file, which the server has opened, one that {@link #sampleInPlace} checks. */
  public void hasOpened(String name) throws LogException {
    Path file = folder.resolve(name);
    try {
      openFiles.add(file);
    } catch (IOException e) {
      throw new LogException("can't read %s: %s".formatted(file, FileFailure.reason(e)), e);
    }
  }

  /** Returns the size of the databases in the folder, in bytes; other files may be anyone's. */
  public long databaseBytes() {
    long bytes = 0;
    for (String name : FILES) {
      bytes += folder.resolve(name).toFile().length();
    }
    return bytes;
  }

  /** Returns the size of the search index, without its write-ahead log, in bytes. */
  public long indexBytes() {
    return folder.resolve(INDEX).toFile().length();
  }

  /**
   * Refuses to write to files that are no longer in the folder, where another server may use others
   * of the same names. A sample: each call checks the file that was opened last, and one call in 10
   * ms all files, which is cheap enough for each commit. The hub's thread.
   *
   * @throws LogException if an open file was deleted, moved or replaced
   */
  public void sampleInPlace() throws LogException {
    requireNoneMissing(openFiles.sampleMissing());
  }

  /** Checks all files at each call, unlike {@link #sampleInPlace}. Any thread. */
  void requireInPlace() throws LogException {
    requireNoneMissing(openFiles.missing());
  }

  private static void requireNoneMissing(Optional<Path> missing) throws LogException {
    if (missing.isPresent()) {
      throw new LogException(
          "%s was deleted, moved or replaced. Put the same file back, or restart the server"
              .formatted(missing.get()));
    }
  }

  /** Returns the size of all files in the folder and in the damaged copy, in bytes. Any thread. */
  public long bytes() {
    return bytes(folder) + bytes(path(DamagedCopy.NAME)) + bytes(path(DamagedCopy.UNFINISHED));
  }

  private static long bytes(Path folder) {
    long sum = 0;
    try (Stream<Path> content = Files.list(folder)) {
      for (Path file : content.toList()) {
        sum += file.toFile().length();
      }
    } catch (IOException | UncheckedIOException e) {
      // A folder that is gone has no size; storing messages reports that.
      return 0;
    }
    return sum;
  }

  /** Deletes a database, and the files that SQLite adds to it. */
  public void delete(String name) throws LogException {
    requireInPlace();
    requireFiles(folder.resolve(name));
    try {
      for (String suffix : SUFFIXES) {
        Files.deleteIfExists(folder.resolve(name + suffix));
      }
    } catch (IOException e) {
      throw new LogException(
          "can't delete %s: %s".formatted(folder.resolve(name), FileFailure.reason(e)), e);
    }
  }

  /** SQLite gives the files that it adds to a database the database's permissions. */
  private static void createOwnerOnly(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      OwnerOnlyFiles.createFile(file);
    }
    OwnerOnlyFiles.restrict(file);
    if (!Files.isWritable(file)) {
      throw new IOException("not writable");
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new IllegalStateException("can't close the lock file", e);
    }
  }
}
