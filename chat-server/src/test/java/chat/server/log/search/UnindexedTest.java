package chat.server.log.search;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.said;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.RoomName;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.search.Unindexed.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which messages the index lacks. */
class UnindexedTest {
  private final Unindexed unindexed = new Unindexed();

  private static List<LogMessage> messages(long seq, LogName... logs) {
    long[] next = {seq};
    return Arrays.stream(logs)
        .map(log -> new LogMessage(next[0]++, said(log, ALICE, 0, "tea")))
        .toList();
  }

  @Test
  void messagesAreCountedByRoomWithoutInboxes() {
    unindexed.stored(messages(5, TEA, TEA, LogName.inbox(BOB), TEA), 1);
    unindexed.stored(messages(1, CAKE), 2);
    // 5 to 8: the numbers of a room have no gaps, but those of this test.
    assertEquals(Optional.of(new Messages(TEA, 4, 8)), unindexed.of(TEA));
    assertEquals(Optional.of(new Messages(CAKE, 0, 1)), unindexed.of(CAKE));
    assertEquals(5, unindexed.count());
    assertEquals(5, unindexed.storedSoFar());
    assertEquals(OptionalLong.empty(), unindexed.completeUpTo());
  }

  @Test
  void messagesStoredMeanwhileStay() {
    unindexed.stored(messages(1, TEA, TEA), 1);
    unindexed.stored(messages(1, CAKE), 2);
    unindexed.stored(messages(3, TEA), 3);
    unindexed.indexed(TEA, 2);
    assertEquals(List.of(new Messages(CAKE, 0, 1), new Messages(TEA, 2, 3)), unindexed.oldest(9));
    assertEquals(2, unindexed.count());
    unindexed.indexed(TEA, 3);
    unindexed.indexed(CAKE, 7);
    assertEquals(0, unindexed.count());
    assertEquals(OptionalLong.of(3), unindexed.completeUpTo());
  }

  @Test
  void messagesFoundAtTheStartCountOnce() {
    unindexed.stored(messages(8, TEA, TEA), 1);
    unindexed.found(new Messages(TEA, 4, 8));
    assertEquals(Optional.of(new Messages(TEA, 4, 9)), unindexed.of(TEA));
    assertEquals(5, unindexed.count());
  }

  @Test
  void tooManyRoomsAreLeftToAComparison() {
    List<LogMessage> stored = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      stored.addAll(messages(1, LogName.of(RoomName.of("#r" + i))));
    }
    unindexed.stored(stored, 1);
    assertEquals(50_000, unindexed.count());
    unindexed.oldest(Integer.MAX_VALUE).forEach(room -> unindexed.indexed(room.room(), 1));
    assertEquals(OptionalLong.empty(), unindexed.completeUpTo());
    assertEquals(true, unindexed.takeOverflowed());
    assertEquals(OptionalLong.of(1), unindexed.completeUpTo());
  }
}
