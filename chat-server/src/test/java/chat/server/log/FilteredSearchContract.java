package chat.server.log;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.seqs;
import static chat.server.log.Drafts.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Query.SearchFilter;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What every log finds by author, time and room, and what it doesn't. */
public abstract class FilteredSearchContract {
  protected static final long ALL = Long.MAX_VALUE;

  /** Returns an empty log, which the subclass closes. */
  protected abstract RoomLog log();

  @Test
  void searchIsLimitedToANick() throws LogException {
    log()
        .append(
            List.of(
                by("Alice", 1_000, TEA, "green tea"),
                by("bob", 2_000, TEA, "black tea"),
                by("ALICE", 3_000, TEA, "no tea"),
                by("alicia", 4_000, TEA, "tea"),
                by("alice", 5_000, CAKE, "tea")));
    assertEquals(List.of(1L, 3L), search(Optional.of(TEA), "tea", from("aLICE")));
    assertEquals(List.of(2L), search(Optional.of(TEA), "", from("bob")));
    assertEquals(List.of(1L, 3L, 1L), search(Optional.empty(), " ", from("alice")));
    assertEquals(List.of(), search(Optional.of(TEA), "...", from("alice")), "signs are no words");
    assertEquals(List.of(), search(Optional.of(TEA), "tea", from("carol")));
    assertEquals(List.of(), search(Optional.of(TEA), "", SearchFilter.NONE));
  }

  @Test
  void searchIsLimitedToATime() throws LogException {
    for (int i = 1; i <= 5; i++) {
      log().append(List.of(by("alice", 1_000L * i, TEA, "tea")));
    }
    assertEquals(List.of(2L, 3L, 4L, 5L), search(Optional.of(TEA), "tea", between(2_000L, null)));
    assertEquals(List.of(1L), search(Optional.of(TEA), "tea", between(null, 2_000L)));
    assertEquals(List.of(2L, 3L), search(Optional.of(TEA), "tea", between(2_000L, 3_001L)));
    assertEquals(List.of(), search(Optional.of(TEA), "tea", between(2_001L, 3_000L)));
    assertEquals(List.of(), search(Optional.of(TEA), "tea", between(3_000L, 2_000L)));
    assertEquals(List.of(), search(Optional.of(TEA), "tea", between(null, 0L)));
    assertEquals(List.of(), search(Optional.of(TEA), "tea", between(Long.MAX_VALUE, null)));
    assertEquals(
        List.of(1L, 2L, 3L, 4L, 5L), search(Optional.of(TEA), "tea", between(0L, Long.MAX_VALUE)));
  }

  @Test
  void timesAreExactThoughTheClockWasSetBack() throws LogException {
    long[] times = {5_000, 1_000, 1_000, 9_000_000_000_000L, -1, Long.MAX_VALUE, 2_000, 5_001};
    for (long time : times) {
      log().append(List.of(by("alice", time, TEA, "tea")));
    }
    assertEquals(
        List.of(1L, 2L, 3L, 5L, 7L), search(Optional.of(TEA), "tea", between(null, 5_001L)));
    assertEquals(List.of(1L, 7L), search(Optional.of(TEA), "tea", between(2_000L, 5_001L)));
    assertEquals(List.of(4L, 6L), search(Optional.of(TEA), "tea", between(5_002L, null)));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), search("tea"));
  }

  @Test
  void allRoomsAreSearchedInOrderOfTimeAndNoInbox() throws LogException {
    log()
        .append(
            List.of(
                by("alice", 1_000, TEA, "tea one"),
                by("alice", 2_000, CAKE, "tea two"),
                by("alice", 3_000, LogName.inbox(BOB), "tea secret"),
                by("alice", 4_000, TEA, "tea three"),
                by("alice", 5_000, LogName.of(RoomName.of("#茶")), "tea four"),
                by("alice", 6_000, CAKE, "cake")));
    List<LogMessage> found = Searches.find(log(), Optional.empty(), "tea", SearchFilter.NONE, 10);
    assertEquals(List.of("tea one", "tea two", "tea three", "tea four"), texts(found));
    assertEquals("#茶", found.get(3).draft().log().key());
    assertEquals(
        List.of("tea three", "tea four"),
        texts(Searches.find(log(), Optional.empty(), "tea", SearchFilter.NONE, 2)));
    assertEquals(
        List.of("tea two"),
        texts(Searches.find(log(), Optional.empty(), "tea", between(2_000L, 3_000L), 10)));
  }

  @Test
  void deletedRoomIsNotFound() throws LogException {
    log().append(List.of(by("alice", 1_000, CAKE, "tea one"), by("alice", 2_000, TEA, "tea two")));
    assertEquals(
        List.of("tea two"),
        texts(Searches.find(log(), Optional.empty(), "tea", SearchFilter.NONE, 1)));
    log().deleteRooms(List.of(LogName.of(RoomName.of("#tea"))));
    assertEquals(
        List.of("tea one"),
        texts(Searches.find(log(), Optional.empty(), "tea", SearchFilter.NONE, 1)));
    log().append(List.of(by("alice", 3_000, TEA, "tea three")));
    assertEquals(
        List.of("tea one", "tea three"),
        texts(Searches.find(log(), Optional.empty(), "tea", SearchFilter.NONE, 9)));
  }

  @Test
  void manyMessagesOfOneMillisecondKeepTheirOrder() throws LogException {
    for (int i = 1; i <= 401; i += 100) {
      log().append(many(TEA, i, i + 99));
      log().append(many(CAKE, i, i + 99));
    }
    List<Long> all = seqs(Searches.find(log(), TEA, "n", 1_000));
    assertEquals(500, all.size());
    assertEquals(all.stream().sorted().toList(), all);
    assertEquals(1_000, search(Optional.empty(), "n", between(1_000L, 1_001L)).size());
  }

  private static Draft by(String nick, long epochMillis, LogName log, String text) {
    return new Draft(log, ALICE, 0, epochMillis, Nick.of(nick), MessageKind.SAID, Text.of(text));
  }

  private static SearchFilter from(String nick) {
    return new SearchFilter(Optional.of(Nick.of(nick)), OptionalLong.empty(), OptionalLong.empty());
  }

  private static SearchFilter between(Long after, Long before) {
    return new SearchFilter(Optional.empty(), optional(after), optional(before));
  }

  private static OptionalLong optional(Long millis) {
    return millis == null ? OptionalLong.empty() : OptionalLong.of(millis);
  }

  private List<Long> search(Optional<LogName> in, String words, SearchFilter filter)
      throws LogException {
    return seqs(Searches.find(log(), in, words, filter, 1_000));
  }

  /** Returns the numbers of the messages in #tea that contain all words. */
  final List<Long> search(String words) throws LogException {
    return seqs(Searches.find(log(), TEA, words, 100));
  }
}
