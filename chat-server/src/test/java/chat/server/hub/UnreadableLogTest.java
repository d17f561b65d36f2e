package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.LoggedLines;
import chat.server.log.LogException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A member whose messages can't be read stays connected, and gets them once they can be. Alone: it
 * reads what the server logs.
 */
@Isolated
class UnreadableLogTest {
  private static final String NOTICE =
      "ERROR not-stored LIVE #tea⏎the server can't read the messages of #tea now; you get them once it can";

  private static final String FAILING =
      "can't read messages, trying again: the disk has a read error";

  @AutoClose private final LoggedLines logged = new LoggedLines("chat.server.hub");
  private final TestChat chat;
  private final HubUser carol;

  UnreadableLogTest() {
    TestChat before = new TestChat();
    before.framedIn("#tea", "alice").sends("SAY 1 #tea⏎one");
    before.endsBatch();
    // After a restart the messages are not in memory.
    chat = before.restarts();
    chat.log().setReadable(false);
    carol = chat.framed("carol");
    carol.sends("JOIN #tea 0");
    carol.seesNothing();
    carol.awaitsAnswers(0);
  }

  private void isReplayed() throws Exception {
    chat.log().setReadable(true);
    carol.seesReplay("SAID #tea 1 1000 alice⏎one");
    carol.sees("TOPIC #tea⏎", "MEMBERS #tea 1⏎carol", "LIVE #tea 1");
  }

  @Test
  void replayIsRetriedAfterGrowingPausesAndReportedOnce() throws Exception {
    carol.replayFails();
    carol.sees(NOTICE);
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      chat.passes(Duration.ofSeconds(seconds).minusMillis(1));
      carol.hasNoReplay();
      chat.passes(Duration.ofMillis(1));
      carol.replayFails();
      carol.seesNothing();
    }
    chat.passes(Duration.ofMinutes(1));
    isReplayed();
  }

  @Test
  void memberWhoWaitsCanChat() throws Exception {
    carol.replayFails();
    carol.sees(NOTICE);
    carol.sends("SAY 1 #tea⏎two");
    carol.sends("WHO #tea");
    carol.sees("MEMBERS #tea 1⏎carol", "DONE WHO #tea");
    chat.passes(Duration.ofSeconds(1));
    chat.log().setReadable(true);
    carol.seesReplay("SAID #tea 1 1000 alice⏎one", "SAID #tea 2 1000 carol 1⏎two");
    carol.sees("TOPIC #tea⏎", "MEMBERS #tea 1⏎carol", "LIVE #tea 2");
  }

  @Test
  void replayOfALostConnectionIsNotRetried() throws LogException, InterruptedException {
    carol.replayFails();
    carol.losesConnection();
    chat.passes(Duration.ofMinutes(1));
    carol.hasNoReplay();
  }

  @Test
  void operatorReadsThatMessagesAreReadAgainThoughTheFirstToFailHasLeft() throws Exception {
    carol.replayFails();
    carol.losesConnection();
    chat.log().setReadable(true);
    HubUser bob = chat.framed("bob");
    bob.sends("JOIN #tea 0");
    bob.seesReplay("SAID #tea 1 1000 alice⏎one");
    assertEquals(List.of(FAILING, "messages are read again"), logged.all());
    chat.passes(Duration.ofMinutes(1));
    chat.log().setReadable(false);
    HubUser dave = chat.restarts().framed("dave");
    dave.sends("JOIN #tea 0");
    dave.replayFails();
    assertEquals(List.of(FAILING, "messages are read again", FAILING), logged.all());
  }

  private List<String> failedRequests() {
    return logged.all().stream().filter(line -> line.contains(" failed: ")).toList();
  }

  @Test
  void failedQueriesAreLoggedOnceAMinute() throws Exception {
    for (int i = 0; i < 20; i++) {
      carol.sends("SEARCH #tea 5⏎one");
    }
    // The replay of its JOIN is the first.
    carol.replayFails();
    for (int i = 0; i < 20; i++) {
      carol.replayFails();
    }
    String line = "connection 1: SEARCH failed: the disk has a read error";
    assertEquals(List.of(line), failedRequests());
    chat.passes(Duration.ofMinutes(1));
    carol.sends("HISTORY #tea - 5");
    // The replay of its JOIN is tried again.
    carol.replayFails();
    carol.replayFails();
    assertEquals(
        List.of(
            line,
            "connection 1: HISTORY failed: the disk has a read error (and so did 19 requests before"
                + " it)"),
        failedRequests());
  }

  @Test
  void anotherJoinReplacesTheFailedReplay() throws Exception {
    carol.replayFails();
    carol.sees(NOTICE);
    carol.sends("JOIN #tea 0");
    isReplayed();
    chat.passes(Duration.ofMinutes(1));
    carol.hasNoReplay();
  }
}
