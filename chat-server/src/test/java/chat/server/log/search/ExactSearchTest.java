package chat.server.log.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.Nick;
import chat.protocol.Query.SearchFilter;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.SearchQuery;
import chat.server.log.SearchResult;
import chat.server.log.words.SearchTerms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of random logs, parts of which are indexed, find what a filter of all messages does. */
class ExactSearchTest {
  private static final int MESSAGES = 5_000;
  private static final int QUERIES = 60;

  private static final List<String> ROOMS = List.of("#tea", "#cake", "#茶", "#x");
  private static final List<String> NICKS = List.of("alice", "Alice", "bob", "carol", "ไข่");
  private static final List<String> WORDS =
      List.of(
          "tea",
          "teapot",
          "Tee",
          "cake",
          "caf\u00e9",
          "CAFE",
          "绿茶",
          "茶绿",
          "绿",
          "喝茶吧",
          "お茶",
          "ティー",
          "ーー",
          "一〇〇",
          "ชา",
          "น้ำชา",
          "녹차",
          "n1",
          "n12",
          "n123",
          "don't",
          "x",
          "\u00A7",
          "quite",
          "rare");

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void searchFindsWhatAFilterFinds(long seed) throws Exception {
    Random random = new Random(seed);
    try (IndexedLogSetup log = new IndexedLogSetup(temporary.resolve("data"))) {
      long millis = 1_000_000_000;
      for (int stored = 0; stored < MESSAGES; ) {
        int count = 1 + random.nextInt(200);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          millis += random.nextInt(50) == 0 ? 60_000 - random.nextInt(120_000) : random.nextInt(99);
          drafts.add(draft(random, millis));
        }
        log.store(drafts);
        stored += count;
        if (random.nextInt(4) == 0) {
          log.indexBatch();
        }
      }
      for (int i = 0; i < QUERIES; i++) {
        SearchQuery query = query(random, millis);
        SearchResult result = IndexSearches.run(query, log.sources(), log.reader());
        assertEquals(
            new SearchResult(filtered(log.all(), query), 0, SearchResult.Ending.COMPLETE),
            result,
            query::toString);
        if (i == QUERIES / 2) {
          log.indexAll();
        }
      }
    }
  }

  private static Draft draft(Random random, long millis) {
    StringBuilder text = new StringBuilder();
    for (int words = random.nextInt(6); words >= 0; words--) {
      text.append(any(random, WORDS)).append(random.nextInt(3) == 0 ? "" : " ");
    }
    // Most messages are in one room, so that it has many blocks.
    String room = random.nextBoolean() ? ROOMS.get(0) : any(random, ROOMS);
    return IndexedLogSetup.draft(
        IndexedLogSetup.room(room), millis, any(random, NICKS), text.toString());
  }

  private static SearchQuery query(Random random, long lastMillis) {
    Optional<LogName> room =
        random.nextBoolean()
            ? Optional.of(IndexedLogSetup.room(any(random, ROOMS)))
            : Optional.empty();
    Optional<Nick> from =
        random.nextInt(3) == 0 ? Optional.of(Nick.of(any(random, NICKS))) : Optional.empty();
    StringBuilder words = new StringBuilder();
    for (int i = random.nextInt(3); i > (from.isPresent() ? 0 : -1); i--) {
      words.append(any(random, WORDS)).append(' ');
    }
    SearchFilter filter =
        new SearchFilter(from, time(random, lastMillis), time(random, lastMillis));
    int count = List.of(1, 5, 20, 1_000, 10_000).get(random.nextInt(5));
    return new SearchQuery(room, Text.of(words.toString()), filter, count);
  }

  private static OptionalLong time(Random random, long lastMillis) {
    return random.nextInt(3) == 0
        ? OptionalLong.of(random.nextLong(lastMillis))
        : OptionalLong.empty();
  }

  private static String any(Random random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static List<LogPosition> filtered(List<LogMessage> all, SearchQuery query) {
    SearchTerms terms = SearchTerms.of(query.words());
    List<LogMessage> matching =
        all.stream()
            .filter(
                message ->
                    query.room().map(message.draft().log()::equals).orElse(true)
                        && query
                            .filter()
                            .admits(message.draft().nick(), message.draft().epochMillis())
                        && !query.matchesNothing()
                        && terms.match(message.draft().text()))
            .sorted(
                Comparator.comparingLong((LogMessage message) -> message.draft().epochMillis())
                    .thenComparing(message -> message.draft().log().key())
                    .thenComparing(LogMessage::seq))
            .toList();
    Stream<LogMessage> newest =
        matching.stream().skip(Math.max(0, matching.size() - query.count()));
    return (query.room().isPresent()
            ? newest.sorted(Comparator.comparingLong(LogMessage::seq))
            : newest)
        .map(message -> new LogPosition(message.draft().log(), message.seq()))
        .toList();
  }
}
