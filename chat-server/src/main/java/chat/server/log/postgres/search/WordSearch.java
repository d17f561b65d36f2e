package chat.server.log.postgres.search;

import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.NewestMatches;
import chat.server.log.SearchQuery;
import chat.server.log.SearchResult;
import chat.server.log.SearchResult.Ending;
import chat.server.log.SearchTime;
import chat.server.log.file.Sql;
import chat.server.log.file.TableReader;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A search: first of the messages that are not indexed yet, or changed since, one by one; then of
 * the index, from the newest messages on in ranges that double, so that no query lasts. One thread
 * at a time.
 */
public final class WordSearch {
  private static final int MESSAGES_PER_READ = 500;
  private static final int HITS_PER_READ = 200;
  private static final int ALL_PERCENT = 100;
  private static final long FIRST_RANGE = 100_000;
  private static final String VERB = "search";

  /** Rooms with messages that are not indexed, and the number after which they follow. */
  private static final String TAILS =
      """
      SELECT rooms.room, coalesce(i.upto, 0)
      FROM rooms LEFT JOIN indexed i ON i.room = rooms.room
      WHERE rooms.state = 2 AND rooms.room < '$' AND coalesce(i.upto, 0) <
        (SELECT m.seq FROM messages m WHERE m.room = rooms.room ORDER BY m.seq DESC LIMIT 1)""";

  /** Edited messages that are not indexed anew. What was erased in ranges matches nothing. */
  private static final String EDITED = "SELECT room, first FROM rewrites WHERE first = last";

  private static final String OF_ROOM = " AND room = ?";

  private final SearchQuery query;
  private final Messages messages;
  private final NewestMatches matches;
  private final SearchTime time;
  private final Deque<LogPosition> tails = new ArrayDeque<>();
  private boolean isPrepared;
  private long before = Long.MAX_VALUE;
  private long rangeEnd;
  private long range = FIRST_RANGE;
  private WordTable.Hit last = WordTable.Hit.FIRST;
  private Ending ending = Ending.COMPLETE;

  /** What reads messages that may be shown. */
  public interface Messages {
    /** Returns some messages of a log below a number, newest first. */
    List<LogMessage> before(LogName log, long seq, int count) throws LogException;

    /** Reads the messages at these positions, without those no longer stored. */
    List<LogMessage> read(List<LogPosition> positions) throws LogException;
  }

  public WordSearch(SearchQuery query, Messages messages, SearchTime time) {
    this.query = query;
    this.messages = messages;
    this.matches = new NewestMatches(query);
    this.time = time;
  }

  /** Continues; returns false once nothing is left to search. */
  public boolean step(TableReader tables) throws LogException {
    if (query.matchesNothing() || query.count() == 0) {
      return false;
    }
    time.beginStep();
    try {
      if (!isPrepared) {
        prepare(tables);
        isPrepared = true;
      }
      while (!tails.isEmpty() || isUnfinished()) {
        if (time.isUsed(ALL_PERCENT)) {
          ending = Ending.TOO_COMMON;
          return false;
        }
        if (time.isStepOver()) {
          return true;
        }
        if (tails.isEmpty()) {
          searchRange(tables);
        } else {
          compareSome(tails.element());
        }
      }
      return false;
    } finally {
      time.endStep();
    }
  }

  private boolean isUnfinished() {
    return rangeEnd > 1 && !matches.isFull();
  }

  private void prepare(TableReader tables) throws LogException {
    // Before the tails: what is indexed anew meanwhile is found by the index.
    List<LogPosition> edited = tables.read(VERB, sql -> positions(sql, EDITED, "room"));
    tails.addAll(tables.read(VERB, sql -> positions(sql, TAILS, "rooms.room")));
    rangeEnd = 1 + tables.read(VERB, sql -> sql.number("SELECT max(number) FROM words"));
    List<LogPosition> reached = new ArrayList<>();
    for (LogPosition at : edited) {
      if (at.log().isRoom() && query.reaches(at.log())) {
        reached.add(at);
      }
    }
    messages.read(reached).forEach(matches::add);
    tails.removeIf(tail -> !query.reaches(tail.log()));
  }

  private List<LogPosition> positions(Sql sql, String select, String column) throws SQLException {
    Sql.RowReader<LogPosition> reader =
        row -> new LogPosition(new LogName(row.getString(1)), row.getLong(2));
    return query.room().isPresent()
        ? sql.rows(reader, select + OF_ROOM.replace("room", column), query.room().get().key())
        : sql.rows(reader, select);
  }

  /** Compares messages of a room that are not indexed. */
  private void compareSome(LogPosition tail) throws LogException {
    List<LogMessage> some = messages.before(tail.log(), before, MESSAGES_PER_READ);
    for (LogMessage message : some) {
      before = message.seq();
      if (before > tail.seq()) {
        matches.add(message);
      }
    }
    boolean isFound = query.room().isPresent() && matches.isFull();
    if (some.isEmpty() || before <= tail.seq() + 1 || isFound) {
      tails.remove();
      before = Long.MAX_VALUE;
    }
  }

  /** Compares what the index finds next in the current range of rows. */
  private void searchRange(TableReader tables) throws LogException {
    WordTable.Range rows = new WordTable.Range(Math.max(1, rangeEnd - range), rangeEnd);
    WordTable.Hit after = last;
    List<WordTable.Hit> hits =
        tables.read(VERB, sql -> WordTable.find(sql, query, rows, after, HITS_PER_READ));
    List<LogPosition> reached = new ArrayList<>();
    for (WordTable.Hit hit : hits) {
      last = hit;
      if (query.reaches(hit.position().log())) {
        reached.add(hit.position());
      }
    }
    messages.read(reached).forEach(matches::add);
    if (hits.size() < HITS_PER_READ) {
      rangeEnd = rows.from();
      range *= 2;
      last = WordTable.Hit.FIRST;
    }
  }

  public SearchResult result() {
    return new SearchResult(matches.positions(), 0, ending);
  }

  public int heldBytes() {
    return matches.heldBytes();
  }
}
