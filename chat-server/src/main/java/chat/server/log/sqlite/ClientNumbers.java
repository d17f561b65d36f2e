package chat.server.log.sqlite;

import chat.server.log.Draft;
import chat.server.recent.RecentlyUsed;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The row numbers that authors have in the table of clients, with a cache of the most recent. The
 * hub's thread.
 */
final class ClientNumbers {
  private static final int MAX_CACHED = 10_000;

  // Of the authors who wrote most recently.
  private final Map<String, Long> cache = new RecentlyUsed<>(MAX_CACHED);

  /**
   * Stores the last id of each author of a batch and the number of its commit, and returns the
   * authors' row numbers.
   */
  Map<String, Long> update(List<Draft> drafts, long commit, WriterStatements statements)
      throws SQLException {
    Map<String, Draft> newest = new LinkedHashMap<>();
    drafts.forEach(draft -> newest.put(draft.author(), draft));
    Map<String, Long> numbers = new HashMap<>();
    for (Draft draft : newest.values()) {
      Long cached = cache.get(draft.author());
      long number =
          cached != null && update(statements.updateClient(), cached, draft, commit)
              ? cached
              : upsert(statements.upsertClient(), draft, commit);
      cache.put(draft.author(), number);
      numbers.put(draft.author(), number);
    }
    return numbers;
  }

  /** Returns false if the row is no longer this author's. */
  private static boolean update(PreparedStatement update, long number, Draft draft, long commit)
      throws SQLException {
    update.setLong(1, draft.id());
    update.setLong(2, draft.epochMillis());
    update.setLong(3, commit);
    update.setLong(4, number);
    update.setString(5, draft.author());
    return update.executeUpdate() == 1;
  }

  private static long upsert(PreparedStatement upsert, Draft draft, long commit)
      throws SQLException {
    upsert.setString(1, draft.author());
    upsert.setLong(2, draft.id());
    upsert.setLong(3, draft.epochMillis());
    upsert.setLong(4, commit);
    try (ResultSet result = upsert.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }
}
