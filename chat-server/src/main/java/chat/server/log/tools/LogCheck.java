package chat.server.log.tools;

import chat.notation.Quantity;
import chat.server.log.LogException;
import chat.server.log.file.Database;
import chat.server.log.file.RecordedEnd;
import chat.server.log.file.Sql;
import chat.server.log.schema.LastCommit;
import chat.server.log.schema.NamedRooms;
import java.nio.file.Files;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.sqlite.SQLiteErrorCode;

/**
 * Verifies a log: what SQLite says of the file, the last commit, and every message. Only reads, and
 * so runs beside a server. One thread.
 */
public final class LogCheck {
  private static final int ROWS_PER_PAGE = 5_000;
  private static final String END_FILE = "log-end";
  private static final int MAX_SQLITE_LINES = 100;

  private final StoredLog log;
  private final Sql sql;
  private final Findings findings;
  private final Work work;
  private boolean hasEnd = true;

  /**
   * What was checked.
   *
   * @param unknownKinds entries of a kind that only a newer server knows
   * @param forgottenAuthors messages whose author was idle for long, and is not stored any more
   */
  public record Checked(
      long rooms, long inboxes, long messages, long unknownKinds, long forgottenAuthors) {}

  /**
   * What a check found.
   *
   * @param isComplete false if not every message could be read
   * @param hasEnd false if no file says which commit was the last, as after a restore
   */
  public record Result(Checked checked, long problems, boolean isComplete, boolean hasEnd) {}

  /**
   * A check of a log.
   *
   * @param problems gets a line for each problem: where, what, and what to do
   */
  public LogCheck(StoredLog log, Consumer<String> problems, Work work) {
    this.log = log;
    this.sql = log.sql();
    this.findings = new Findings(problems);
    this.work = work;
  }

  /**
   * Checks everything.
   *
   * @throws LogException if the log can't be read for another reason than damage
   */
  public Result run() throws LogException {
    checkEnd();
    reading(this::checkFile);
    reading(this::checkRooms);
    MessageCheck messages = new MessageCheck(findings, last("clients"), last("accounts"));
    boolean isComplete = reading(() -> checkMessages(messages));
    findings.end();
    return new Result(messages.checked(), findings.problems(), isComplete, hasEnd);
  }

  private interface Part {
    void run() throws SQLException;
  }

  /** Runs a part of the check; returns false if damage ended it. */
  private boolean reading(Part part) throws LogException {
    try {
      part.run();
      return true;
    } catch (SQLException e) {
      if (!Database.isDamage(e) && !isMissingTable(e)) {
        throw log.failure(e);
      }
      findings.add(Findings.Kind.DATABASE, file(), "SQLite can't read on: " + e.getMessage());
      return false;
    }
  }

  /** Returns whether a table or a column that the file's version has is not there. */
  private static boolean isMissingTable(SQLException e) {
    return e.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code
        && String.valueOf(e.getMessage()).contains("no such");
  }

  private String file() {
    return log.file().getFileName().toString();
  }

  private void checkEnd() throws LogException {
    reading(
        () -> {
          // The server writes the file after the commit, so the database is never behind it.
          Optional<RecordedEnd> recorded = RecordedEnd.read(log.folder());
          long found = LastCommit.read(sql);
          if (recorded.isEmpty() && found > 0) {
            if (Files.exists(log.folder().resolve(END_FILE))) {
              findings.add(Findings.Kind.COMMITS, END_FILE, "the file is damaged");
            } else {
              hasEnd = false;
            }
          } else if (recorded.isPresent() && recorded.get().commit() > found) {
            findings.add(
                Findings.Kind.COMMITS,
                file(),
                "its last %s missing, each of one or more messages (%d of %d are there)"
                    .formatted(
                        Quantity.of(recorded.get().commit() - found, "commit is", "commits are"),
                        found,
                        recorded.get().commit()));
          }
        });
  }

  private void checkFile() throws SQLException {
    work.begin("checking the pages of " + file(), 0);
    try (PreparedStatement statement =
            sql.prepare("PRAGMA integrity_check(" + MAX_SQLITE_LINES + ")");
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        String line = result.getString(1).replaceAll("\\s+", " ");
        if (!line.equals("ok")) {
          findings.add(Findings.Kind.DATABASE, file(), line);
        }
      }
    }
  }

  /** Finds rooms that lost all messages; of one that pruning has emptied, the first number rose. */
  private void checkRooms() throws SQLException {
    try (PreparedStatement statement =
            sql.prepare(
                "SELECT "
                    + NamedRooms.SELECT_NAME
                    + """
                     FROM rooms r WHERE state = 2 AND first_held = 1
                      AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.room = r.room)""");
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        findings.add(Findings.Kind.ROOM, result.getString(1), "all of its messages are missing");
      }
    }
  }

  /** Returns the highest number that a row of a table has ever had. */
  private long last(String table) throws LogException {
    long[] last = new long[1];
    reading(() -> last[0] = sql.number("SELECT seq FROM sqlite_sequence WHERE name = ?", table));
    return last[0];
  }

  private void checkMessages(MessageCheck check) throws SQLException {
    work.begin("checking messages", 0);
    String room = "";
    long seq = 0;
    int rows;
    do {
      rows = 0;
      // A page is one transaction: a longer one would let the write-ahead log of a server grow.
      try (PreparedStatement statement =
              sql.prepare(CheckedMessage.SELECT, room, seq, ROWS_PER_PAGE);
          ResultSet result = statement.executeQuery()) {
        for (; result.next(); rows++) {
          CheckedMessage message = CheckedMessage.of(result);
          check.check(message);
          room = message.log();
          seq = message.seq();
        }
      }
      work.done(check.messages());
    } while (rows == ROWS_PER_PAGE);
  }
}
