package chat.server.hub;

import chat.server.hub.limit.DailyQuota;
import chat.server.hub.limit.HubLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What one client, and one address, may store in a day. */
class DailyQuotaTest {
  /** A message of 50 bytes of text. */
  private static final String TEXT = "x".repeat(50);

  /** Two such messages. */
  private static final long MAX = 2 * (50 + DailyQuota.BYTES_BESIDE_TEXT);

  private static final String REFUSED =
      "the clients of your address may store at most 3000 in a day, counted by full hours; try again in ";

  private final TestChat chat = new TestChat(new HubLimits(0, MAX));

  private void says(HubUser user, int id) {
    user.sends("SAY " + id + " #tea⏎" + TEXT);
    chat.endsBatch();
  }

  private void isStored(HubUser user, int id, int seq, long time) {
    says(user, id);
    user.sees("ACK " + id + " #tea " + seq + " " + time);
  }

  private void isRefused(HubUser user, int id, String until) {
    says(user, id);
    user.sees(
        "ERROR quota SAY "
            + id
            + "⏎you may store at most 300 in a day, counted by full hours; try again in "
            + until);
  }

  @Test
  void clientMayStoreAgainOnceItsOldestHourIsADayOld() {
    HubUser alice = chat.framedIn("#tea", "alice");
    isStored(alice, 1, 1, 1_000);
    chat.passes(Duration.ofHours(5));
    isStored(alice, 2, 2, 18_001_000);
    isRefused(alice, 3, "20 hours");
    chat.passes(Duration.ofHours(19));
    isRefused(alice, 4, "60 min");
    chat.passes(Duration.ofMinutes(59));
    isRefused(alice, 5, "1 min");
    chat.passes(Duration.ofMinutes(1));
    isStored(alice, 6, 3, 90_001_000);
    isRefused(alice, 7, "5 hours");
    chat.passes(Duration.ofDays(40));
    isStored(alice, 8, 4, 3_546_001_000L);
  }

  @Test
  void reconnectingDoesNotHelpAndOtherClientsAreUnaffected() {
    HubUser bob = chat.framedIn("#tea", "bob");
    HubUser alice = chat.framedIn("#tea", "alice");
    isStored(alice, 1, 1, 1_000);
    isStored(alice, 2, 2, 1_000);
    alice.sends("BYE");
    HubUser again = chat.framedIn("#tea", "alice");
    isRefused(again, 3, "25 hours");
    again.skips();
    bob.skips();
    isStored(bob, 1, 3, 1_000);
    again.sees("SAID #tea 3 1000 bob⏎" + TEXT);
  }

  @Test
  void refusedMessageIsNotHeldBack() {
    HubUser alice = chat.framedIn("#tea", "alice");
    alice.sends("SAY 1 #tea⏎" + "x".repeat(64), "SAY 2 #tea⏎short", "SAY 3 #tea⏎short");
    chat.endsBatch();
    alice.sees("ACK 1 #tea 1 1000", "ACK 2 #tea 2 1000", "ACK 3 #tea 3 1000");
    isRefused(alice, 4, "25 hours");
  }

  @Test
  void messagesThatCouldNotBeStoredDoNotCount() {
    HubUser alice = chat.framedIn("#tea", "alice");
    chat.log().setBroken(true);
    for (int i = 0; i < 10; i++) {
      says(alice, 1);
    }
    alice.skips();
    chat.log().setBroken(false);
    isStored(alice, 1, 1, 1_000);
    isStored(alice, 2, 2, 1_000);
    isRefused(alice, 3, "25 hours");
  }

  @Test
  void addressMayStoreTenTimesAsMuchUnderAnyClientIds() {
    // The witness leaves the room in memory, so that users who join are live at once.
    chat.framedIn("#tea", "witness");
    HubUser user = chat.framedIn("#tea", "first");
    user.comesFrom("192.0.2.7");
    for (int seq = 1; seq <= 20; seq++) {
      if (seq > 2 && seq % 2 == 1) {
        user.sends("BYE");
        user = chat.framedIn("#tea", "next" + seq);
        user.comesFrom("192.0.2.7");
      }
      isStored(user, 2 - seq % 2, seq, 1_000);
    }
    HubUser last = chat.framedIn("#tea", "last");
    last.comesFrom("192.0.2.7");
    says(last, 1);
    last.sees("ERROR quota SAY 1⏎" + REFUSED + "25 hours");
    last.comesFrom("192.0.2.8");
    isStored(last, 2, 21, 1_000);
  }

  @Test
  void textClientReadsTheSentence() {
    HubUser guest = chat.guest();
    guest.sendsBatch("SAY 0 #lobby⏎" + TEXT, "SAY 0 #lobby⏎" + TEXT);
    guest.skips();
    guest.sendsBatch("SAY 0 #lobby⏎" + TEXT);
    guest.sees(
        "* you may store at most 300 in a day, counted by full hours; try again in 25 hours");
  }
}
