package chat.server.hub;

import chat.server.log.LogException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A member whose messages can't be read stays connected, and gets them once they can be. */
class UnreadableLogTest {
  private static final String NOTICE =
      "ERROR not-stored LIVE #tea⏎the server can't read the messages of #tea now; it tries again until it can";

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
  void anotherJoinReplacesTheFailedReplay() throws Exception {
    carol.replayFails();
    carol.sees(NOTICE);
    carol.sends("JOIN #tea 0");
    isReplayed();
    chat.passes(Duration.ofMinutes(1));
    carol.hasNoReplay();
  }
}
