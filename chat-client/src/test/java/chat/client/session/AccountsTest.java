package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session shows of accounts: its own, and those of others. */
final class AccountsTest {
  private static SessionTranscript alice() {
    return SessionTranscript.onScreen("alice@localhost")
        .serverWelcomes("alice")
        .serverSends("ACCOUNT alice 17", "DONE AUTH password")
        .shows("account 17: alice");
  }

  @Test
  void messagesOfBotsAreMarked() {
    alice()
        .serverSends(
            "SAID #lobby 1 1 helper - 18 bot\nhi",
            "EMOTED #lobby 2 1 helper - 18 bot\nwaves",
            "TOLD 1 1 helper 18 bot\npsst",
            "SAID #lobby 3 1 bob - 19 robot\nhi")
        .shows(
            "#lobby 1 helper [bot]: hi",
            "#lobby 2 ~ helper [bot] waves",
            "@ 1 [helper [bot]] psst (missed)",
            "#lobby 3 bob: hi");
  }

  @Test
  void messageFromAnotherDeviceOfOursIsOurs() {
    alice()
        .serverSends("SAID #lobby 1 1 alice - 17\nfrom my phone", "SAID #lobby 2 1 bob - 18\nhi")
        .shows("#lobby 1 alice: from my phone (other device)", "#lobby 2 bob: hi");
  }

  @Test
  void guestUnderOurNickIsANamesake() {
    alice()
        .serverSends("PAST #lobby 1 1 alice\nbefore I registered", "DONE SEARCH #lobby")
        .shows("#lobby 1 alice: before I registered (found) (namesake)");
  }

  @Test
  void messageFromAnotherDeviceThatWasMissedIsNotCounted() {
    alice()
        .linkBreaks()
        .reconnects()
        .serverSends("ACCOUNT alice 17", "DONE AUTH token", "WELCOME alice fake/1 log 0 65536")
        .forget()
        .serverSends("SAID #lobby 1 1 alice - 17\nfrom my phone", "LIVE #lobby 1")
        .shows("#lobby 1 alice: from my phone (missed) (other device)", "live: #lobby");
  }

  @Test
  void clientThatReconnectsUnderItsAccountsNickIsStillLoggedIn() {
    SessionTranscript chat = alice().linkBreaks().reconnects().forget();
    chat.serverSends("WELCOME alice fake/1 log 0 65536").shows("reconnected: alice, was alice");
    chat.linkBreaks().reconnects().forget();
    chat.serverSends("WELCOME alice-2 fake/1 log 0 65536")
        .shows("no account", "reconnected: alice-2, was alice");
  }

  @Test
  void clientIsAGuestWhereTheLogWasReplaced() {
    SessionTranscript chat = alice().linkBreaks().reconnects().forget();
    chat.serverSends("WELCOME alice fake/1 other 0 65536");
    chat.forget().types("/register").shows("secret: a password for your nick: ");
  }

  @Test
  void guestResumesAnotherInboxThanTheAccount() {
    alice()
        .serverSends("TOLD 6 1 bob\npsst")
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice-2 fake/1 log 0 65536")
        .sentAlsoInbox("JOIN @ 0", "JOIN #lobby 0");
  }

  @Test
  void directMessageThatWaitsIsReported() {
    alice()
        .types("/msg bob hi")
        .forget()
        .serverSends("ACK 1 @ 0 1 waiting")
        .shows("stored: @ 0 [to bob] hi (ours)", "waits: bob");
  }

  @Test
  void devicesAndKeysAreListed() {
    SessionTranscript chat = alice();
    chat.serverSends(
        "DEVICE 1 1000 2000\nlaptop", "DEVICE 2 99999999999999 0 this\nphone", "DONE AUTH devices");
    List<String> shown = chat.takeShown();
    assertEquals(2, shown.size());
    assertTrue(shown.get(0).startsWith("* device 1: laptop, since 1970-01-01 "), shown.get(0));
    assertTrue(shown.get(1).startsWith("* device 2: phone, since "), shown.get(1));
    assertTrue(shown.get(1).endsWith(" (this device)"), shown.get(1));
    chat.serverSends("DONE AUTH devices")
        .shows("* no device stays logged in; one that is started with --remember does")
        .serverSends("DONE AUTH keys")
        .shows("* no SSH key logs you in; /key add adds one");
  }

  @Test
  void refusalOfARequestIsShown() {
    alice()
        .serverSends("ERROR bad-token AUTH addkey\nthat is no Ed25519 key")
        .shows("refused: that is no Ed25519 key");
  }
}
