package chat.server.log.postgres.search;

import chat.protocol.Nick;
import chat.protocol.Text;
import chat.protocol.unicode.NameRules;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.SearchQuery;
import chat.server.log.file.Sql;
import chat.server.log.words.SearchTerms;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** The table of words: what it stores of messages, and which it finds. Any thread. */
final class WordTable {
  /** Separates the terms of a message: no word has this character. */
  private static final String SEPARATOR = "\u0003";

  private static final String ROOM = "\u0001";
  private static final String NICK = "\u0002";

  /** Longer words are found by their start, and compared again. */
  private static final int MAX_WORD = 200;

  private static final String INSERT =
      """
      INSERT INTO words (room, seq, time, nick_key, terms)
      SELECT ?, u.seq, u.time, u.nick_key, array_to_tsvector(string_to_array(u.terms, ?))
      FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[]) AS u (seq, time, nick_key, terms)
      ON CONFLICT (room, seq) DO NOTHING""";

  private static final String SELECT_MESSAGES =
      """
      SELECT seq, time, nick, text FROM messages
      WHERE room = ? AND seq > ? AND seq <= ? AND kind IN ('said', 'did') ORDER BY seq LIMIT ?""";

  private WordTable() {}

  /** A message to be indexed. */
  private record Row(long seq, long time, String nickKey, String terms) {}

  /**
   * Indexes messages of a room after a number.
   *
   * @return the number of the last one; {@code after} if there is none
   */
  static long add(Sql sql, String room, long after, long upTo, int count) throws SQLException {
    List<Row> rows =
        sql.rows(
            row ->
                new Row(
                    row.getLong(1),
                    row.getLong(2),
                    NameRules.key(row.getString(3)),
                    terms(room, row.getString(3), row.getString(4))),
            SELECT_MESSAGES,
            room,
            after,
            upTo,
            count);
    if (rows.isEmpty()) {
      return after;
    }
    sql.update(
        INSERT,
        room,
        SEPARATOR,
        rows.stream().mapToLong(Row::seq).toArray(),
        rows.stream().mapToLong(Row::time).toArray(),
        rows.stream().map(Row::nickKey).toArray(String[]::new),
        rows.stream().map(Row::terms).toArray(String[]::new));
    return rows.get(rows.size() - 1).seq();
  }

  private static String terms(String room, String nick, String text) {
    Set<String> terms = new LinkedHashSet<>();
    terms.add(ROOM + room);
    terms.add(NICK + NameRules.key(nick));
    for (String word : SearchTerms.words(Text.of(text)).split(" ", -1)) {
      if (!word.isEmpty()) {
        terms.add(cut(word));
      }
    }
    return String.join(SEPARATOR, terms);
  }

  private static String cut(String word) {
    return word.codePointCount(0, word.length()) <= MAX_WORD
        ? word
        : word.substring(0, word.offsetByCodePoints(0, MAX_WORD));
  }

  /** Returns the expression for a query that can match, in the language of tsquery. */
  static String expression(SearchQuery query) {
    List<String> parts = new ArrayList<>();
    query.room().map(LogName::key).ifPresent(room -> parts.add(quoted(ROOM + room)));
    query
        .filter()
        .from()
        .map(Nick::value)
        .ifPresent(nick -> parts.add(quoted(NICK + NameRules.key(nick))));
    for (String term : SearchTerms.of(query.words()).terms()) {
      String[] words = term.split(" ", -1);
      for (int i = 0; i < words.length; i++) {
        // The letters of a phrase are words of their own; what follows its last may continue it.
        parts.add(quoted(cut(words[i])) + (i == words.length - 1 ? ":*" : ""));
      }
    }
    return String.join(" & ", parts);
  }

  private static String quoted(String term) {
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /**
   * A message that the index finds.
   *
   * @param number of its row, which rises with time, though clocks may be set back
   */
  record Hit(LogPosition position, long time, long number) {
    static final Hit FIRST =
        new Hit(new LogPosition(new LogName(""), 0), Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Rows by number: from {@code from} (inclusive) to {@code end} (exclusive). */
  record Range(long from, long end) {}

  /** Returns the next messages in a range that have the terms of a query, newest first. */
  static List<Hit> find(Sql sql, SearchQuery query, Range range, Hit after, int count)
      throws SQLException {
    OptionalLong before = query.filter().before();
    return sql.rows(
        row ->
            new Hit(
                new LogPosition(new LogName(row.getString(1)), row.getLong(2)),
                row.getLong(3),
                row.getLong(4)),
        """
        SELECT room, seq, time, number FROM words
        WHERE terms @@ ?::tsquery AND number >= ? AND number < ? AND time >= ? AND time <= ?
          AND (time, number) < (?, ?)
        ORDER BY time DESC, number DESC LIMIT ?""",
        expression(query),
        range.from(),
        range.end(),
        query.filter().after().orElse(Long.MIN_VALUE),
        before.isPresent() ? before.getAsLong() - 1 : Long.MAX_VALUE,
        after.time(),
        after.number(),
        count);
  }
}
