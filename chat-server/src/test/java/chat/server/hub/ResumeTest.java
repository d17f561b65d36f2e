package chat.server.hub;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The same client on a new connection: takeover, grace period, and their ends. */
class ResumeTest {
  private final TestChat chat = new TestChat();
  private final HubUser alice = chat.framedIn("#tea", "alice");
  private final HubUser bob = chat.framedIn("#tea", "bob");

  ResumeTest() {
    alice.skips();
  }

  @Test
  void takeoverEndsTheOldConnectionAndIsNotAnnounced() {
    HubUser again = chat.framed("alice");
    alice.seesEnd("BYE taken-over⏎you are connected elsewhere");
    again.sends("JOIN #tea 0");
    again.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎alice⏎bob", "LIVE #tea 0");
    bob.seesNothing();
  }

  @Test
  void takeoverStoresWhatTheOldConnectionSentBefore() {
    alice.sends("SAY 1 #tea⏎before");
    HubUser again = chat.connects();
    again.sends("HELLO 1 alice alice-client-id-of-a-test");
    again.sees("WELCOME alice chat-server/test log-id 1 64");
    bob.sees("SAID #tea 1 1000 alice⏎before");
  }

  @Test
  void messagesBeforeTheRejoinAreRefused() {
    HubUser again = chat.framed("alice");
    again.sends("SAY 1 #tea⏎too early");
    again.sees("ERROR not-in-room SAY 1⏎you are not in #tea; join it first");
  }

  @Test
  void takeoverWithAnotherNickIsAnnouncedAsARename() {
    HubUser again = chat.connects();
    again.sends("HELLO 1 carol alice-client-id-of-a-test");
    again.sees("WELCOME carol chat-server/test log-id 0 64");
    bob.sees("RENAMED alice carol");
  }

  @Test
  void lostConnectionKeepsNickAndRoomForTenSeconds() {
    alice.losesConnection();
    chat.passes(Duration.ofMillis(9_999));
    bob.seesNothing();
    bob.sends("NICK alice");
    bob.sees("ERROR nick-in-use NICK alice⏎the nick alice is in use");
    HubUser again = chat.framed("alice");
    again.sends("JOIN #tea 0");
    again.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎alice⏎bob", "LIVE #tea 0");
    chat.passes(Duration.ofSeconds(60));
    bob.seesNothing();
  }

  @Test
  void userLeavesWhenTheGracePeriodEnds() {
    alice.losesConnection();
    chat.passes(Duration.ofSeconds(10));
    bob.sees("LEFT #tea alice");
    bob.sends("NICK alice");
    bob.sees("RENAMED bob alice");
  }

  @Test
  void roomThatIsNotRejoinedIsLeftWhenTheGracePeriodEnds() {
    alice.losesConnection();
    HubUser again = chat.framed("alice");
    chat.passes(Duration.ofSeconds(10));
    bob.sees("LEFT #tea alice");
    bob.sends("JOIN @");
    bob.skips();
    again.sends("TELL 1 bob⏎still here");
    chat.endsBatch();
    bob.sees("TOLD 1 11000 alice⏎still here");
  }

  @Test
  void secondLossStartsTheGracePeriodAgain() {
    alice.losesConnection();
    chat.passes(Duration.ofSeconds(9));
    HubUser again = chat.framedIn("#tea", "alice");
    again.losesConnection();
    chat.passes(Duration.ofSeconds(9));
    bob.seesNothing();
    chat.passes(Duration.ofSeconds(1));
    bob.sees("LEFT #tea alice");
  }

  @Test
  void wallClockSetBackDelaysNoEndOfAGracePeriod() {
    HubUser carol = chat.framedIn("#coffee", "carol");
    HubUser dave = chat.framedIn("#coffee", "dave");
    carol.skips();
    alice.losesConnection();
    chat.jumps(Duration.ofHours(-1));
    carol.losesConnection();
    chat.passes(Duration.ofSeconds(10));
    bob.sees("LEFT #tea alice");
    dave.sees("LEFT #coffee carol");
  }

  @Test
  void wallClockSetForwardEndsNoGracePeriod() {
    alice.losesConnection();
    chat.jumps(Duration.ofDays(40));
    chat.passes(Duration.ofMillis(9_999));
    bob.seesNothing();
  }

  @Test
  void byeHasNoGracePeriod() {
    alice.sends("BYE");
    bob.sees("LEFT #tea alice");
  }

  @Test
  void guestHasNoGracePeriod() {
    bob.sends("JOIN #lobby");
    bob.skips();
    HubUser guest = chat.guest();
    guest.sendsBatch("SAY 0 #lobby⏎hello");
    guest.losesConnection();
    bob.sees("JOINED #lobby guest-1", "SAID #lobby 1 1000 guest-1⏎hello", "LEFT #lobby guest-1");
  }
}
