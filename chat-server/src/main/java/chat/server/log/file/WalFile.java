package chat.server.log.file;

import java.nio.file.Path;

/** The file of SQLite's write-ahead log beside its database. Any thread. */
final class WalFile {
  /** What precedes its first frame: https://sqlite.org/walformat.html, section 2.1. */
  static final int HEADER_BYTES = 32;

  private WalFile() {}

  static Path of(Path database) {
    return Path.of(database + "-wal");
  }

  /** Returns whether a database has a write-ahead log with more than a header. */
  static boolean hasFrames(Path database) {
    return of(database).toFile().length() > HEADER_BYTES;
  }
}
