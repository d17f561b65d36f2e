package chat.server.log;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static chat.server.log.Drafts.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every room log does, in memory and on disk. */
public abstract class RoomLogContract extends ChangesContract {
  private static final int PAGE = 64 * 1024;

  @Test
  void eachRoomNumbersItsMessagesFromOneInBatchOrder() throws LogException {
    LogName inbox = LogName.inbox(BOB);
    List<LogMessage> stored =
        log()
            .append(
                List.of(
                    said(TEA, ALICE, 1, "tea one"),
                    said(CAKE, BOB, 1, "cake one"),
                    said(TEA, BOB, 2, "tea two"),
                    said(inbox, ALICE, 2, "psst"),
                    said(TEA, ALICE, 3, "tea three")));
    assertEquals(List.of(1L, 1L, 2L, 1L, 3L), seqs(stored));
    assertEquals(List.of("tea one", "cake one", "tea two", "psst", "tea three"), texts(stored));
    assertEquals(List.of(4L), seqs(log().append(List.of(said(TEA, ALICE, 4, "tea four")))));
    assertEquals(4, log().lastSeq(TEA));
    assertEquals(1, log().lastSeq(CAKE));
    assertEquals(1, log().lastSeq(inbox));
    assertEquals(0, log().lastSeq(LogName.inbox(ALICE)));
    assertEquals(stored.subList(3, 4), log().read(inbox, 0, ALL, PAGE).messages());
  }

  @Test
  void emptyBatchStoresNothing() throws LogException {
    assertEquals(List.of(), log().append(List.of()));
    assertEquals(0, log().lastSeq(TEA));
    assertEquals(Map.of(), StoredRooms.of(log()));
  }

  @Test
  void batchOfAnySizeIsStoredWholeAndInOrder() throws LogException {
    int next = 1;
    for (int size : new int[] {1, 15, 16, 17, 31, 32, 33, 1_000}) {
      List<Draft> drafts = many(TEA, next, next + size - 1);
      List<LogMessage> stored = log().append(drafts);
      assertEquals(drafts, stored.stream().map(LogMessage::draft).toList());
      assertEquals(next, stored.get(0).seq());
      next += size;
    }
    List<LogMessage> read = log().read(TEA, 0, ALL, Integer.MAX_VALUE).messages();
    assertEquals(next - 1, read.size());
    for (int i = 0; i < read.size(); i++) {
      assertEquals(i + 1, read.get(i).seq());
      assertEquals("n " + (i + 1), read.get(i).draft().text().toString());
    }
  }

  @Test
  void readReturnsWhatAppendStored() throws LogException {
    List<Draft> drafts = new ArrayList<>();
    for (String text :
        List.of("plain", "", "two\nlines\n", "\ttab", "zażółć 茶 🫖", "\uFEFF", "'; DROP TABLE--")) {
      drafts.add(
          new Draft(
              TEA, BOB, drafts.size() + 1, -1, Nick.of("Bøb"), MessageKind.SAID, Text.of(text)));
    }
    drafts.add(
        new Draft(TEA, BOB, 8, Long.MAX_VALUE, Nick.of("茶"), MessageKind.EMOTED, Text.of("waves")));
    drafts.add(
        new Draft(TEA, BOB, 9, 0, Nick.of("bob"), 17, MessageKind.SAID, Text.of("by an account")));
    List<LogMessage> stored = log().append(drafts);
    List<LogMessage> read = log().read(TEA, 0, ALL, PAGE).messages();
    assertEquals(stored, read);
    assertEquals(Draft.GUEST, read.get(0).draft().account());
    assertEquals(17, read.get(8).draft().account());
    // Nicks compare equal in any spelling, so the spelling is compared, too.
    assertEquals("Bøb", read.get(0).draft().nick().value());
    assertEquals(MessageKind.EMOTED, read.get(7).draft().kind());
  }

  @Test
  void lastIdIsTheHighestOfAnAuthorInAllLogs() throws LogException {
    assertEquals(0, log().lastId(ALICE));
    log().append(List.of(said(TEA, ALICE, 1, "a"), said(CAKE, ALICE, 2, "b")));
    log().append(List.of(said(LogName.inbox(BOB), ALICE, 3, "c")));
    assertEquals(3, log().lastId(ALICE));
    assertEquals(0, log().lastId(BOB));
    log().append(List.of(said(TEA, BOB, 0, "not numbered")));
    assertEquals(0, log().lastId(BOB));
    log().append(List.of(said(TEA, ALICE, 0, "not numbered")));
    assertEquals(3, log().lastId(ALICE));
  }

  @Test
  void endsAreAnAuthorsLastIdAndTheEndOfItsInbox() throws LogException {
    LogName inbox = LogName.inbox(ALICE);
    RoomLog.ClientEnds none = new RoomLog.ClientEnds(0, 0);
    assertEquals(none, log().ends(ALICE, inbox));
    log().append(List.of(said(TEA, ALICE, 4, "a"), said(inbox, BOB, 1, "b")));
    log().append(List.of(said(inbox, BOB, 2, "c"), said(LogName.ofAccount(7), BOB, 3, "d")));
    RoomLog.ClientEnds ends = new RoomLog.ClientEnds(4, 2);
    assertEquals(ends, log().ends(ALICE, inbox));
    assertEquals(ends, log().newest(ALICE, inbox, Optional.empty()));
    assertEquals(ends, log().newest(ALICE, inbox, Optional.of(none)));
    assertEquals(new RoomLog.ClientEnds(3, 1), log().ends(BOB, LogName.ofAccount(7)));
    assertEquals(new RoomLog.ClientEnds(0, 1), log().ends("", LogName.ofAccount(7)));
  }

  @Test
  void ownerOfALogConfirmsThatItIs() throws LogException {
    log().confirm();
    log().append(List.of(said(TEA, ALICE, 1, "a")));
    log().confirm();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 1, 10",
    "0, 3, 1, 3",
    "3, 7, 4, 7",
    "9, 10, 10, 10",
    "9, 99, 10, 10",
    "4, 5, 5, 5",
  })
  void pageHasTheNumbersInARange(long after, long upTo, long first, long last) throws LogException {
    log().append(many(TEA, 1, 10));
    log().append(many(CAKE, 1, 20));
    Page page = log().read(TEA, after, upTo, PAGE);
    assertEquals(1, page.firstStored());
    assertEquals(first, page.messages().get(0).seq());
    assertEquals(last, page.messages().get(page.messages().size() - 1).seq());
    assertEquals(last - first + 1, page.messages().size());
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "10, 9223372036854775807", "99, 9223372036854775807", "5, 5", "5, 4"})
  void pageBeyondTheEndOrOfAnEmptyRangeIsEmpty(long after, long upTo) throws LogException {
    log().append(many(TEA, 1, 10));
    assertEquals(List.of(), log().read(TEA, after, upTo, PAGE).messages());
  }

  @Test
  void unknownLogIsEmpty() throws LogException {
    Page page = log().read(TEA, 0, ALL, PAGE);
    assertEquals(1, page.firstStored());
    assertEquals(List.of(), page.messages());
    assertEquals(List.of(), Searches.find(log(), TEA, "tea", 10));
  }

  @Test
  void pageEndsAtItsSizeAndHasAtLeastOneMessage() throws LogException {
    log()
        .append(
            List.of(
                said(TEA, ALICE, 0, "x".repeat(3_000)),
                said(TEA, ALICE, 0, "y".repeat(20_000)),
                said(TEA, ALICE, 0, "z")));
    assertEquals(List.of(1L), seqs(log().read(TEA, 0, ALL, 1).messages()));
    assertEquals(List.of(1L), seqs(log().read(TEA, 0, ALL, 1_000).messages()));
    assertEquals(List.of(2L), seqs(log().read(TEA, 1, ALL, 1_000).messages()));
    assertEquals(List.of(3L), seqs(log().read(TEA, 2, ALL, 1_000).messages()));
    assertEquals(List.of(1L, 2L, 3L), seqs(log().read(TEA, 0, ALL, 100_000).messages()));
  }

  @Test
  void readersFollowWhileTheWriterAppends() throws Exception {
    int total = 3_000;
    AtomicBoolean complete = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Long>> followers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        followers.add(threads.submit(() -> follow(total)));
      }
      Future<?> searcher = threads.submit(searchUntil(complete));
      for (int i = 1; i <= total; i += 10) {
        log().append(many(TEA, i, i + 9));
      }
      complete.set(true);
      for (Future<Long> follower : followers) {
        assertEquals(total, follower.get());
      }
      searcher.get();
    } finally {
      threads.shutdownNow();
    }
  }

  private long follow(long total) throws LogException {
    long cursor = 0;
    while (cursor < total) {
      for (LogMessage message : log().read(TEA, cursor, ALL, 5_000).messages()) {
        assertEquals(++cursor, message.seq());
        assertEquals("n " + cursor, message.draft().text().toString());
      }
    }
    return cursor;
  }

  private Callable<Void> searchUntil(AtomicBoolean complete) {
    return () -> {
      while (!complete.get()) {
        List<Long> found = seqs(Searches.find(log(), TEA, "n", 5));
        for (int i = 1; i < found.size(); i++) {
          assertEquals(found.get(i - 1) + 1, found.get(i));
        }
      }
      return null;
    };
  }

  @Test
  void logIdFitsIntoATokenAndIsUnique() {
    assertTrue(log().id().matches("[A-Za-z0-9-]{8,64}"), log().id());
    assertFalse(log().id().equals(new MemoryLog().id()));
  }
}
