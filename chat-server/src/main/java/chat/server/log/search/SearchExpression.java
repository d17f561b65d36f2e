package chat.server.log.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.Nick;
import chat.protocol.unicode.NameRules;
import chat.server.log.LogName;
import chat.server.log.SearchQuery;
import chat.server.log.words.SearchTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words queries of the index in FTS5's language. Rooms and nicks are terms of the index, too, so
 * that a search costs what they hold and not what all hold. Each begins with a sign, which no word
 * has. The terms of a private room begin with the room, so that a search of all rooms comes across
 * none of them: neither what it finds nor how long it takes depends on private rooms. Any thread.
 */
final class SearchExpression {
  private static final String ROOM = "\u00A7";
  private static final String NICK = "\u00B6";
  private static final String PRIVATE = "\u00A4";

  /** A step can't end while the index looks up words; the others are compared with messages. */
  private static final int MAX_WORDS = 8;

  private SearchExpression() {}

  /**
   * Returns the expression for a query that has a room, a nick or a word. All blocks with messages
   * that the query matches match it; others may, too.
   */
  static String of(SearchQuery query) {
    List<String> parts = new ArrayList<>();
    query.room().ifPresent(room -> parts.add(quoted(term(room))));
    query.filter().from().ifPresent(nick -> parts.add(in(query.room(), term(nick), "")));
    SearchTerms.of(query.words()).terms().stream()
        .flatMap(SearchExpression::words)
        .distinct()
        // Long words are in few blocks in most cases.
        .sorted(Comparator.comparingInt((Word word) -> word.text().length()).reversed())
        .limit(MAX_WORDS)
        .forEach(word -> parts.add(in(query.room(), word.text(), word.end())));
    return String.join(" AND ", parts);
  }

  /** A word, and what follows it in the expression: a sign if it is only the start of a word. */
  private record Word(String text, String end) {}

  /** Returns the words of a phrase; the last one is the start of a word. */
  private static Stream<Word> words(String phrase) {
    int last = phrase.lastIndexOf(' ');
    Stream<Word> whole =
        last < 0
            ? Stream.of()
            : Stream.of(phrase.substring(0, last).split(" ")).map(word -> new Word(word, ""));
    return Stream.concat(whole, Stream.of(new Word(phrase.substring(last + 1), " *")));
  }

  /**
   * Looks up a term of a room in both its forms: it may have become private, or public, just now.
   */
  private static String in(Optional<LogName> room, String term, String end) {
    String open = quoted(term) + end;
    return room.map(in -> "(%s OR %s%s)".formatted(open, quoted(prefix(in) + term), end))
        .orElse(open);
  }

  /** Returns what the terms of a private room begin with, but for the room's own. */
  static String prefix(LogName room) {
    return PRIVATE + hex(room.key()) + PRIVATE;
  }

  /** Quotes a word, so that FTS5 reads no operator into it. */
  private static String quoted(String word) {
    return '"' + word + '"';
  }

  /** Returns the term that all blocks of a room have. */
  static String term(LogName log) {
    return ROOM + hex(log.key());
  }

  /** Returns the term that all blocks with messages of a nick have, in any of its spellings. */
  static String term(Nick nick) {
    return NICK + hex(NameRules.key(nick.value()));
  }

  private static String hex(String name) {
    return HexFormat.of().formatHex(name.getBytes(UTF_8));
  }
}
