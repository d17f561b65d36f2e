package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.log.Drafts;
import chat.server.log.LogName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the hub answers the pruner: which messages connected members have yet to be sent. */
class UndeliveredTest {
  private static final LogName TEA = new LogName("#tea");

  private final TestChat chat = new TestChat();
  private final HubUser alice = chat.framedIn("#tea", "alice");
  private final HubUser bob = chat.framedIn("#tea", "bob");

  private void first(Map<LogName, Long> expected) {
    assertEquals(expected, chat.undelivered().firstOf(List.of(TEA, new LogName("#cake"))));
  }

  private void firstIs(long seq) {
    first(Map.of(TEA, seq));
  }

  private void nothingIsUndelivered() {
    first(Map.of());
  }

  UndeliveredTest() {
    alice.skips();
  }

  @Test
  void messageInARoomLaneIsUndeliveredUntilItIsTaken() {
    nothingIsUndelivered();
    alice.sendsBatch("SAY 1 #tea⏎one");
    alice.skips();
    firstIs(1);
    alice.sendsBatch("SAY 2 #tea⏎two");
    alice.skips();
    firstIs(1);
    bob.skips();
    nothingIsUndelivered();
  }

  @Test
  void whatFollowsTheCursorOfAReplayIsUndelivered() throws Exception {
    alice.sendsBatch("SAY 1 #tea⏎one");
    alice.sendsBatch("SAY 2 #tea⏎two");
    bob.skips();
    bob.stopsReading();
    alice.sendsBatch("SAY 3 #tea⏎three");
    alice.skips();
    firstIs(3);
    bob.readsAgain();
    bob.seesReplay("SAID #tea 3 1000 alice⏎three");
    bob.skips();
    nothingIsUndelivered();
  }

  @Test
  void droppedRoomLaneStaysUndelivered() {
    alice.sendsBatch("SAY 1 #tea⏎queued");
    bob.stopsReading();
    alice.sendsBatch("SAY 2 #tea⏎refused");
    alice.skips();
    firstIs(1);
  }

  @Test
  void lowestCursorOfAllMembersCounts() {
    HubUser carol = chat.framedIn("#tea", "carol");
    alice.skips();
    bob.skips();
    alice.sendsBatch("SAY 1 #tea⏎one");
    bob.skips();
    alice.sendsBatch("SAY 2 #tea⏎two");
    alice.skips();
    firstIs(1);
    carol.skips();
    firstIs(2);
  }

  @Test
  void memberWhoLeavesOrLosesTheConnectionIsSentNothingMore() {
    HubUser carol = chat.framedIn("#tea", "carol");
    alice.skips();
    bob.skips();
    bob.stopsReading();
    carol.stopsReading();
    alice.sendsBatch("SAY 1 #tea⏎refused");
    alice.skips();
    firstIs(1);
    carol.sends("LEAVE #tea");
    alice.skips();
    firstIs(1);
    bob.losesConnection();
    nothingIsUndelivered();
  }

  @Test
  void inboxIsUndeliveredToo() {
    LogName inbox = LogName.inbox(Drafts.BOB);
    bob.sends("JOIN @ 0");
    bob.skips();
    alice.sendsBatch("TELL 1 bob⏎psst");
    assertEquals(Map.of(inbox, 1L), chat.undelivered().firstOf(List.of(inbox)));
    bob.skips();
    assertEquals(Map.of(), chat.undelivered().firstOf(List.of(inbox)));
  }

  @Test
  void everythingIsUndeliveredOnceTheHubHasStopped() throws Exception {
    Inbox inbox = new Inbox();
    inbox.close();
    assertEquals(
        Map.of(TEA, 0L), new DeliveryProbe(inbox, chat.undelivered()).firstOf(List.of(TEA)));
  }
}
