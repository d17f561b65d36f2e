package chat.server.hub;

import org.junit.jupiter.api.Test;

/** A client logs in by a key, and an account replaces its password. */
class AccountRequestsTest {
  private static final String KEY = "SHA256:" + "A".repeat(43);

  private final TestAccounts accounts = new TestAccounts().with("alice");
  private final TestChat chat = new TestChat(accounts);

  @Test
  void keyLogsInByTheSignatureOfAChallenge() {
    HubUser bob = chat.framed("bob");
    bob.sends("AUTH signature⏎bm9uY2U=");
    bob.sees("ERROR auth-failed AUTH signature⏎request what to sign first, by AUTH key");
    bob.sends("AUTH key alice " + KEY, "AUTH signature⏎wrong", "AUTH signature⏎bm9uY2U=");
    bob.sees(
        "CHALLENGE bm9uY2U=",
        "DONE AUTH key",
        "ERROR auth-failed AUTH signature⏎wrong nick or password",
        "ERROR auth-failed AUTH signature⏎request what to sign first, by AUTH key");
    bob.sends("AUTH key alice " + KEY, "AUTH signature⏎bm9uY2U=");
    bob.sees(
        "CHALLENGE bm9uY2U=",
        "DONE AUTH key",
        "RENAMED bob alice",
        "ACCOUNT alice 1",
        "DONE AUTH signature");
    bob.awaitsAnswers(0);
  }

  /** Otherwise any client could prevent the logins of others by requesting challenges. */
  @Test
  void challengesOfOthersEndNoLogin() {
    HubUser bob = chat.framed("bob");
    bob.sends("AUTH key alice " + KEY);
    for (int i = 0; i < 10_001; i++) {
      chat.connects().sends("AUTH key alice " + KEY);
    }
    bob.skips();
    bob.sends("AUTH signature⏎bm9uY2U=");
    bob.sees("RENAMED bob alice", "ACCOUNT alice 1", "DONE AUTH signature");
  }

  @Test
  void passwordIsChangedByTheAccountAlone() {
    HubUser bob = chat.framed("bob");
    bob.sends("AUTH change⏎alice⏎new");
    bob.sees("ERROR auth-required AUTH change⏎you are not logged in; log in first: /login NICK");
    bob.sends("AUTH password alice⏎alice");
    bob.skips();
    bob.sends("AUTH change⏎wrong⏎new", "AUTH change⏎alice⏎new");
    bob.sees("ERROR auth-failed AUTH change⏎wrong nick or password", "DONE AUTH change");
  }
}
