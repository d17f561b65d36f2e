package chat.server.log;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Query.SearchFilter;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Searches of the log in memory take steps, and end, like those of the log on disk. */
class MemorySearchTest {
  private static final long MILLISECOND = Duration.ofMillis(1).toNanos();
  private static final int MANY = 5_000;

  // It advances by a millisecond whenever it is read.
  private long nanos;
  private final MemoryLog log = new MemoryLog(1 << 30, () -> nanos += MILLISECOND);

  private Search search(Optional<LogName> room, String words, int count) {
    return log.search(new SearchQuery(room, Text.of(words), SearchFilter.NONE, count));
  }

  private static SearchResult end(Search search) throws LogException {
    while (search.step()) {
      // The next step.
    }
    return search.result();
  }

  @Test
  void searchEndsAfterTwoSecondsOfWorkInSteps() throws Exception {
    log.append(List.of(said(TEA, ALICE, 0, "rare")));
    log.append(many(TEA, 1, MANY));
    log.append(List.of(said(TEA, ALICE, 0, "rare")));
    for (Optional<LogName> room : List.of(Optional.of(TEA), Optional.<LogName>empty())) {
      Search search = search(room, "rare", 5);
      int steps = 1;
      for (long begun = nanos; search.step(); begun = nanos) {
        assertTrue(nanos - begun <= SearchTime.STEP_NANOS + 10 * MILLISECOND);
        nanos += Duration.ofHours(1).toNanos();
        steps++;
      }
      assertEquals(
          new SearchResult(
              List.of(new LogPosition(TEA, MANY + 2)), 0, SearchResult.Ending.TOO_COMMON),
          search.result());
      assertTrue(steps >= 80 && steps <= 101, steps + " steps");
    }
  }

  @Test
  void messagesThatComeAndGoDuringASearchDisturbItNot() throws Exception {
    for (int i = 0; i < 100; i++) {
      log.append(List.of(said(TEA, ALICE, 0, "tea " + i), said(CAKE, ALICE, 0, "cake " + i)));
    }
    Search tea = search(Optional.of(TEA), "tea", 1_000);
    Search all = search(Optional.empty(), "c", 1_000);
    assertTrue(tea.step());
    assertTrue(all.step());
    log.append(many(TEA, 1, 10));
    log.deleteRooms(List.of(LogName.of(RoomName.of("#tea"))));
    log.append(many(TEA, 1, 10));
    assertEquals(100, end(all).found().size());
    assertTrue(end(tea).found().size() < 100);
  }

  @Test
  void messagesDroppedDuringASearchAreNotFound() throws Exception {
    int weight = said(TEA, ALICE, 0, "n 1").weight();
    MemoryLog small = new MemoryLog(4_000L * weight, () -> nanos += MILLISECOND);
    small.append(many(TEA, 1, 3_000));
    Search search =
        small.search(new SearchQuery(Optional.empty(), Text.of("1"), SearchFilter.NONE, 10_000));
    assertTrue(search.step());
    small.append(many(CAKE, 1, 3_900));
    SearchResult result = end(search);
    assertEquals(SearchResult.Ending.COMPLETE, result.ending());
    assertEquals(List.of(), small.read(result.found()).stream().filter(m -> m.seq() < 2).toList());
  }

  @Test
  void searchHoldsWhatItHasFound() throws Exception {
    log.append(many(TEA, 1, MANY));
    Search search = search(Optional.empty(), "n", 100);
    assertEquals(0, search.heldBytes());
    assertEquals(100, end(search).found().size());
    assertTrue(search.heldBytes() >= 100 * 100 && search.heldBytes() <= 100 * 1_000);
  }
}
