package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a session makes of kicks, invitations, roles, settings, bans and reports. */
final class ModerationTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private static SessionTranscript guest() {
    return SessionTranscript.onScreen("alice@localhost").serverWelcomes("alice");
  }

  private static SessionTranscript account() {
    return SessionTranscript.onScreen("alice@localhost")
        .serverWelcomes("alice")
        .serverSends("ACCOUNT alice 17", "READ @ 5", "DONE AUTH password", "LIVE @ 5")
        .forget();
  }

  @Test
  void kickedGuestIsInNoRoomAndGoesOn() {
    guest()
        .serverSends("KICKED #lobby alice bob\nspam", "LEFT #lobby alice")
        .shows("kicked from #lobby: alice by bob (spam) (us)", "into no room")
        .sent()
        .isGoingOn()
        .types("/join #tea")
        .sent("JOIN #tea");
  }

  @Test
  void kickEndsNoSessionOfAnAccountAndIsAnsweredByNoLeave() {
    account()
        .serverSends("KICKED #lobby alice bob", "LEFT #lobby alice")
        .shows("kicked from #lobby: alice by bob () (us)", "into no room")
        .timePasses(TWO_SECONDS)
        .sent()
        .shows()
        .isGoingOn();
  }

  @Test
  void roomOfAKickIsNotJoinedAgainByAReconnect() {
    guest()
        .types("/join #tea")
        .serverSends("LIVE #tea 0", "KICKED #lobby alice bob\nspam", "LEFT #lobby alice")
        .forget()
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .sent("JOIN #tea 0");
  }

  @Test
  void linkThatIsLostRightAfterAKickRejoinsNothing() {
    guest()
        .serverSends("KICKED #lobby alice bob\nspam")
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .sent();
  }

  @Test
  void reconnectIntoARoomOfAKickIsRefusedOnce() {
    guest()
        .linkBreaks()
        .reconnects()
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .forget()
        .serverSends("ERROR kicked JOIN #lobby\nyou were kicked from #lobby: spam")
        .shows("refused: you were kicked from #lobby: spam")
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .sent();
  }

  @Test
  void roomThatIsEnteredAgainAfterAKickIsLeftAsUsual() {
    guest()
        .serverSends("KICKED #lobby alice bob", "LEFT #lobby alice")
        .types("/join #lobby")
        .serverSends("LIVE #lobby 0")
        .forget()
        .serverSends("LEFT #lobby alice")
        .shows("left #lobby: alice (us)");
  }

  @Test
  void kickOfAnotherIsShownOnceAndTheirNextLeaveToo() {
    guest()
        .serverSends("JOINED #lobby carol")
        .forget()
        .serverSends("KICKED #lobby carol bob\nspam", "LEFT #lobby carol")
        .shows("kicked from #lobby: carol by bob (spam)")
        .serverSends("JOINED #lobby carol", "LEFT #lobby carol")
        .shows("joined #lobby: carol", "left #lobby: carol");
  }

  @Test
  void leaveOfSomeoneWhoTookTheNickOfARemovedUserIsShown() {
    guest()
        .serverSends("JOINED #lobby carol", "JOINED #lobby dave")
        .serverSends("KICKED #lobby carol bob\nspam") // a large room is sent no LEFT
        .serverSends("RENAMED dave carol")
        .forget()
        .serverSends("LEFT #lobby carol")
        .shows("left #lobby: carol");
  }

  @Test
  void eachOfSeveralWhoAreRemovedAtOnceIsShownOnce() {
    guest()
        .serverSends("JOINED #lobby carol", "JOINED #lobby dave")
        .forget()
        .serverSends("KICKED #lobby carol bob server-kick", "KICKED #lobby dave bob ban 7 later")
        .serverSends("LEFT #lobby carol", "LEFT #lobby dave")
        .shows("kicked from #lobby: carol by bob ()", "kicked from #lobby: dave by bob ()");
  }

  @Test
  void invitationMovesNobodyAlsoOverAReconnect() {
    account()
        .types("/join #tea")
        .serverSends("SAID #tea 7 1 bob\nhi", "LIVE #tea 7")
        .forget()
        .serverSends("INVITED #tea bob")
        .shows("invited to #tea by bob")
        .timePasses(TWO_SECONDS)
        .sent("READ #tea 7")
        .types("hello")
        .sent("SAY 1 #tea\nhello")
        .serverSends("ACK 1 #tea 8 1")
        .types("/join #tea")
        .sent("LEAVE #tea", "JOIN #tea");
  }

  @Test
  void reconnectResumesThePublicRoomOfAnInvitation() {
    guest()
        .types("/join #tea")
        .serverSends("SAID #tea 7 1 bob\nhi", "LIVE #tea 7", "INVITED #tea bob")
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .sent("JOIN #lobby 0", "JOIN #tea 7");
  }

  @Test
  void deviceDoesNotFollowIntoARoomToWhichItIsInvited() {
    account()
        .serverSends("READ #tea 7 in", "INVITED #tea bob", "READ #tea 8 in")
        .timePasses(TWO_SECONDS)
        .sent()
        .serverSends("JOINED #tea alice 17")
        .timePasses(TWO_SECONDS)
        .sent("JOIN #tea");
  }

  @Test
  void deviceFollowsAnotherFromThePublicRoomIntoThePrivateOne() {
    account()
        .types("/join #tea")
        .serverSends("LIVE #tea 7", "INVITED #tea bob")
        .forget()
        .serverSends("LEFT #tea alice", "JOINED #tea alice 17")
        .timePasses(TWO_SECONDS)
        .sent("JOIN #tea");
  }

  @Test
  void invitationThatWasDeclinedIsNotEntered() {
    account()
        .types("/join #tea")
        .serverSends("LIVE #tea 7", "INVITED #tea bob")
        .forget()
        .types("/uninvite alice #tea")
        .sent("MOD uninvite #tea alice")
        .serverSends("DONE MOD uninvite")
        .types("/join #tea")
        .sent("JOIN #tea");
  }

  @Test
  void invitationToARoomThatWeAreInRemovesNobody() {
    account()
        .serverSends("INVITED #lobby bob")
        .shows("invited to #lobby by bob")
        .types("hello")
        .sent("SAY 1 #lobby\nhello");
  }

  @Test
  void settingsAreComparedWithThoseThatWereKnown() {
    guest()
        .serverSends("SETTINGS #lobby member\nowner bob\nprivate\nslow 0")
        .shows("settings of #lobby: member {owner=bob, private=, slow=0} changed []")
        .serverSends("SETTINGS #lobby member\nowner bob\nprivate\nslow 5")
        .shows("settings of #lobby: member {owner=bob, private=, slow=5} changed [slow]");
  }

  @Test
  void privateRoomIsKnownAndItsSettingsAreNotRepeated() {
    SessionTranscript alice = guest();
    assertFalse(alice.state().rooms().get(0).isPrivate());
    alice
        .serverSends("SETTINGS #lobby member\nowner bob\nprivate")
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends(
            "WELCOME alice fake/1 log 0 65536", "SETTINGS #lobby member\nowner bob\nprivate")
        .shows("reconnected: alice, was alice");
    assertTrue(alice.state().rooms().get(0).isPrivate());
    alice.serverSends("SETTINGS #lobby member\nowner bob\npublic");
    assertFalse(alice.state().rooms().get(0).isPrivate());
  }

  @Test
  void rolesAreShown() {
    guest()
        .serverSends("ROLE #lobby alice op 17", "ROLE #lobby bob voice")
        .shows("role in #lobby: alice op (us)", "role in #lobby: bob voice");
  }

  @Test
  void bansReportsAndNoticesAreShown() {
    guest()
        .serverSends(
            "BAN #lobby 12 ban 1000 bob\ncarol's account\nspam",
            "BAN * 13 mute - bob\ndave\n",
            "REPORT 3 1000 carol dave #lobby\nrude",
            "NOTICE announcement\nthe server restarts\nat noon")
        .shows(
            "ban 12 in #lobby: carol's account (spam)",
            "mute 13 in *: dave ()",
            "report 3: carol about dave (rude)",
            "notice announcement: the server restarts\nat noon");
  }

  @Test
  void requestIsAnsweredByASentence() {
    guest()
        .types("/bans", "/unban 12", "/kick bob no spam")
        .sent("MOD bans #lobby", "MOD unban #lobby 12", "MOD kick #lobby bob\nno spam")
        .forget()
        .serverSends("DONE MOD bans", "DONE MOD unban")
        .shows("* nobody is banned or muted in #lobby", "* ban 12 is removed")
        .serverSends("KICKED #lobby bob alice\nno spam", "LEFT #lobby bob", "DONE MOD kick")
        .shows("kicked from #lobby: bob by alice (no spam)");
  }

  /** A server without the verb answers as it answers any unknown one. */
  @Test
  void olderServerIsOneSentence() {
    guest()
        .types("/kick bob", "/bans")
        .forget()
        .serverSends("ERROR unknown-verb MOD kick\nthis server does not know that verb")
        .shows("refused: this server does not know that verb")
        .serverSends("BAN #lobby 1 ban - bob\ncarol\n", "DONE MOD bans")
        .shows("ban 1 in #lobby: carol ()");
  }
}
