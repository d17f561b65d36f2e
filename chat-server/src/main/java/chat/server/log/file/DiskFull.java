package chat.server.log.file;

import chat.file.FileFailure;
import java.io.IOException;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Recognizes failures that a full disk causes, and puts them into words. Any thread. */
public final class DiskFull {
  private static final String REASON = "the disk is full";
  private static final String REMEDY = "Free space there";

  private DiskFull() {}

  /** Returns why SQLite failed, as a clause for people. */
  public static String reason(SQLException e) {
    return causes(e) ? REASON : String.valueOf(e.getMessage());
  }

  /** Returns why SQLite failed, and what to do if the server can't start without it. */
  public static String reasonAtStart(SQLException e) {
    return reason(e) + (causes(e) ? ". " + REMEDY + ", or give another folder with --data" : "");
  }

  /** Returns why SQLite failed, and what to do while the server runs. */
  public static String reasonInUse(SQLException e) {
    return reason(e) + (causes(e) ? ". " + REMEDY : "");
  }

  /** Returns why a file could not be written, as a clause for people. */
  public static String reason(IOException e) {
    return causes(e) ? REASON : FileFailure.reason(e);
  }

  /** Returns what to do about a failure: free space if the disk is full, otherwise the other. */
  public static String remedy(IOException e, String other) {
    return causes(e) ? REMEDY : other;
  }

  private static boolean causes(SQLException e) {
    return e instanceof SQLiteException failure
        && switch (failure.getResultCode()) {
          // The second is the code where SQLite can't enlarge the index of its write-ahead log.
          case SQLITE_FULL, SQLITE_IOERR_SHMSIZE -> true;
          default -> false;
        };
  }

  /** Only the system's message tells it: that of Unix, or that of Windows. */
  private static boolean causes(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left") || message.contains("not enough space");
  }
}
