package chat.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MemoryLogTest {
  private static final LogName TEA = LogName.of(RoomName.of("#tea"));
  private static final LogName CAKE = LogName.of(RoomName.of("#cake"));

  private final MemoryLog log = new MemoryLog();

  private static Draft draft(LogName where, String author, long id, String text) {
    return new Draft(where, author, id, 1_000, Nick.of("alice"), false, Text.of(text));
  }

  private static List<Long> seqs(List<LogMessage> messages) {
    return messages.stream().map(LogMessage::seq).toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void eachRoomIsNumberedByItselfInTheOrderGiven() {
    List<LogMessage> stored =
        log.append(
            List.of(draft(TEA, "a", 1, "x"), draft(CAKE, "a", 2, "y"), draft(TEA, "a", 3, "z")));
    assertEquals(List.of(1L, 1L, 2L), seqs(stored));
    assertEquals(2, log.lastSeq(TEA));
    assertEquals(1, log.lastSeq(CAKE));
    assertEquals(0, log.lastSeq(LogName.inbox("a")));
    assertEquals(3, log.lastId("a"));
    assertEquals(0, log.lastId("b"));
  }

  @Test
  void messagesWithoutIdsMoveNoLastId() {
    log.append(List.of(draft(TEA, "a", 7, "x"), draft(TEA, "a", 0, "y")));
    assertEquals(7, log.lastId("a"));
  }

  @Test
  void pagesAreBoundedAndAMessageThatIsLongerComesAlone() {
    for (int i = 1; i <= 10; i++) {
      log.append(List.of(draft(TEA, "a", i, "x".repeat(800))));
    }
    assertEquals(range(4, 6), seqs(log.read(TEA, 3, 100, 2_500).messages()));
    assertEquals(range(4, 4), seqs(log.read(TEA, 3, 100, 1).messages()));
    assertEquals(range(4, 5), seqs(log.read(TEA, 3, 5, 1 << 20).messages()));
    assertEquals(List.of(), log.read(TEA, 10, 100, 1 << 20).messages());
    assertEquals(new Page(1, List.of()), log.read(CAKE, 0, 100, 1 << 20));
  }

  @Test
  void theOldestOfAllRoomsIsForgottenWhenItGrows() {
    MemoryLog small = new MemoryLog(10_000);
    for (int i = 1; i <= 5; i++) {
      small.append(List.of(draft(CAKE, "a", i, "x".repeat(800))));
    }
    for (int i = 1; i <= 5_000; i++) {
      small.append(List.of(draft(TEA, "b", i, "x".repeat(800))));
    }
    Page page = small.read(TEA, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
    assertEquals(4_991, page.firstHeld());
    assertEquals(range(4_991, 5_000), seqs(page.messages()));
    assertEquals(new Page(6, List.of()), small.read(CAKE, 0, 100, 1 << 20));
    assertEquals(5, small.lastSeq(CAKE));
    assertEquals(5, small.lastId("a"));
  }

  @Test
  void searchWantsAllWordsInAnyCaseNewestFirst() {
    log.append(
        List.of(
            draft(TEA, "a", 1, "Green Tea"),
            draft(TEA, "a", 2, "green coffee"),
            draft(TEA, "a", 3, "TEA, green"),
            draft(CAKE, "a", 4, "green tea")));
    Text words = Text.of(" tea  GREEN ");
    assertEquals(List.of(3L, 1L), seqs(log.search(TEA, words, Long.MAX_VALUE, 10)));
    assertEquals(List.of(1L), seqs(log.search(TEA, words, 3, 10)));
    assertEquals(List.of(3L), seqs(log.search(TEA, words, 4, 1)));
    assertEquals(List.of(), log.search(TEA, Text.of("milk"), Long.MAX_VALUE, 10));
    assertEquals(List.of(), log.search(LogName.inbox("a"), words, Long.MAX_VALUE, 10));
  }

  @Test
  void searchAfterForgettingFindsWhatIsHeld() {
    MemoryLog small = new MemoryLog(1_000);
    for (int i = 1; i <= 3_000; i++) {
      small.append(List.of(draft(TEA, "a", i, "tea")));
    }
    List<Long> found = seqs(small.search(TEA, Text.of("tea"), Long.MAX_VALUE, 100));
    assertEquals(List.of(3_000L, 2_999L, 2_998L, 2_997L), found);
    assertEquals(List.of(2_997L), seqs(small.search(TEA, Text.of("tea"), 2_998, 100)));
    assertEquals(List.of(), small.search(TEA, Text.of("tea"), 5, 100));
  }

  @Test
  void topicsAreKept() {
    log.setTopic(RoomName.of("#tea"), Text.of("Tea"));
    log.setTopic(RoomName.of("#Tea"), Text.of("More tea"));
    assertEquals(Map.of(RoomName.of("#tea"), Text.of("More tea")), log.rooms());
  }

  @Test
  void eachLogHasAnIdOfItsOwn() {
    assertTrue(log.id().matches("[A-Za-z0-9_-]+"));
    assertNotEquals(log.id(), new MemoryLog().id());
  }
}
