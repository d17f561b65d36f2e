package chat.server.log.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.NameRules;
import chat.protocol.Nick;
import chat.server.log.LogName;
import chat.server.log.SearchQuery;
import chat.server.log.SearchTerms;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Words queries of the index in FTS5's language. Rooms and nicks are terms of the index, too, each
 * one word, so that a search costs what they hold and not what all hold. Any thread.
 */
final class SearchExpression {
  private SearchExpression() {}

  /** Returns the expression for a query that has a room, a nick or a word. */
  static String of(SearchQuery query) {
    List<String> parts = new ArrayList<>();
    query.room().ifPresent(room -> parts.add("room : " + term(room)));
    query.filter().from().ifPresent(nick -> parts.add("nick : " + term(nick)));
    // Quoted, so that FTS5 reads no operator into it; * matches the start of a word.
    SearchTerms.of(query.words()).terms().forEach(term -> parts.add("text : \"" + term + "\" *"));
    return String.join(" AND ", parts);
  }

  /** Returns the term that all messages of a room have. */
  static String term(LogName log) {
    return hex(log.key());
  }

  /** Returns the term that all messages of a nick have, in any of its spellings. */
  static String term(Nick nick) {
    return hex(NameRules.key(nick.value()));
  }

  private static String hex(String name) {
    return "x" + HexFormat.of().formatHex(name.getBytes(UTF_8));
  }
}
