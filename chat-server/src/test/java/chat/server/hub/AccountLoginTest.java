package chat.server.hub;

import chat.server.fixture.TestServer;
import org.junit.jupiter.api.Test;

/** A client registers a nick, logs in to it and out again; the server refuses it to others. */
class AccountLoginTest {
  private static final String DONE_PASSWORD = "DONE AUTH password";

  private final TestAccounts accounts = new TestAccounts();
  private final TestChat chat = new TestChat(accounts);

  private HubUser hello(String nick) {
    HubUser user = chat.connects();
    user.sends("HELLO 1 " + nick + " " + TestServer.idOf("another"));
    return user;
  }

  @Test
  void registeredNickBelongsToItsAccountAlone() {
    HubUser alice = chat.framed("alice");
    alice.sends("AUTH register⏎correct horse");
    alice.sees("ACCOUNT alice 1", "DONE AUTH register");
    alice.sends("BYE");
    for (String nick : new String[] {"alice", "ALICE", "ａｌｉｃｅ"}) {
      hello(nick)
          .sees(
              "ERROR auth-required HELLO 1⏎the nick %s belongs to an account; if it is yours, /login alice"
                  .formatted(nick));
    }
    hello("aIice")
        .sees(
            "ERROR nick-claimed HELLO 1⏎the nick aIice looks like alice, which belongs to an account");
    HubUser bob = chat.framed("bob");
    bob.sends("NICK Alice");
    bob.sees(
        "ERROR auth-required NICK Alice⏎the nick Alice belongs to an account; if it is yours, /login alice");
    bob.sends("NICK aIice");
    bob.sees(
        "ERROR nick-claimed NICK aIice⏎the nick aIice looks like alice, which belongs to an account");
  }

  @Test
  void passwordLogsInAfterHello() {
    accounts.with("alice");
    HubUser carol = chat.framedIn("#a", "carol");
    HubUser bob = chat.framedIn("#a", "bob");
    carol.skips();
    bob.sends("AUTH password alice⏎wrong");
    bob.sees("ERROR auth-failed AUTH password⏎wrong nick or password");
    bob.awaitsAnswers(0);
    bob.sends("AUTH password alice⏎alice");
    bob.sees("RENAMED bob alice", "ACCOUNT alice 1", "READ #a 0 in", DONE_PASSWORD);
    bob.awaitsAnswers(0);
    carol.sees("RENAMED bob alice");
    bob.sendsBatch("SAY 1 #a⏎hi");
    bob.sees("ACK 1 #a 1 1000");
    carol.sees("SAID #a 1 1000 alice - 1⏎hi");
  }

  @Test
  void accountThatProvesItselfFirstTakesItsNickByHello() {
    accounts.with("alice");
    accounts.addDevice("secret");
    HubUser alice = chat.connects();
    alice.sends("AUTH token⏎secret", "HELLO 1 somebody " + TestServer.idOf("laptop"));
    alice.sees(
        "ACCOUNT alice 1",
        "DONE AUTH token",
        "WELCOME alice chat-server/test " + chat.log().id() + " 0 64");
  }

  @Test
  void guestWithTheNickIsRenamedWhenItsOwnerComes() {
    HubUser guest = chat.framedIn("#a", "alice");
    HubUser carol = chat.framedIn("#a", "carol");
    chat.framed("alice-2");
    accounts.with("alice");
    guest.skips();
    HubUser bob = chat.framed("bob");
    bob.sends("AUTH password alice⏎alice");
    bob.sees("RENAMED bob alice", "ACCOUNT alice 1", DONE_PASSWORD);
    guest.sees("RENAMED alice alice-3");
    carol.sees("RENAMED alice alice-3");
  }

  @Test
  void guestOnTextIsNotifiedWhyItIsRenamed() {
    HubUser guest = chat.guest();
    guest.sends("NICK alice");
    guest.skips();
    accounts.with("alice");
    HubUser owner = chat.connects();
    owner.sends("AUTH password alice⏎alice", "HELLO 1 x " + TestServer.idOf("x"));
    guest.sees(
        "* alice is now alice-2",
        "* alice belongs to an account whose owner logged in; you are alice-2 now");
  }

  @Test
  void lookAlikeOfANewAccountIsRenamed() {
    HubUser forger = chat.framedIn("#a", "aIice");
    HubUser text = chat.guest();
    text.sends("NICK alice2");
    text.skips();
    HubUser alice = chat.framedIn("#a", "alice");
    forger.skips();
    alice.skips();
    alice.sends("AUTH register⏎long enough");
    alice.sees("ACCOUNT alice 1", "READ #a 0 in", "DONE AUTH register", "RENAMED aIice aIice-2");
    forger.sees("RENAMED aIice aIice-2");
    text.seesNothing();
  }

  @Test
  void guestLosesTheNickThatIsRegisteredAfterTheConnectionEnded() {
    HubUser alice = chat.framed("alice");
    accounts.holdAnswers();
    alice.sends("AUTH register⏎long enough");
    alice.losesConnection();
    HubUser again = chat.framed("alice");
    accounts.giveAnswers();
    again.sends("WHO #tea");
    again.sees("MEMBERS #tea 0", "DONE WHO #tea", "RENAMED alice alice-2");
  }

  @Test
  void textClientLogsIn() {
    accounts.with("alice");
    HubUser carol = chat.framedIn("#lobby", "carol");
    HubUser guest = chat.guest();
    guest.skips();
    guest.sends("AUTH password alice⏎alice");
    guest.sees("* guest-1 is now alice", "* you are logged in as alice");
    carol.sees("JOINED #lobby alice 1");
    guest.sendsBatch("SAY 0 #lobby⏎hi");
    carol.sees("SAID #lobby 1 1000 alice - 1⏎hi");
    guest.sends("AUTH logout");
    guest.sees("* alice is now alice-2", "* you are logged out, and a guest");
    carol.sees("RENAMED alice alice-2");
  }

  @Test
  void textClientThatRegistersIsNotifiedWhatItHas() {
    HubUser guest = chat.guest();
    guest.sends("AUTH register⏎long enough");
    guest.skips();
    guest.sends("NICK alice", "AUTH register⏎long enough");
    guest.sees(
        "* guest-1 is now alice",
        "* you are logged in as alice",
        "* alice is yours now; /login alice on other devices, /password changes the password");
  }

  @Test
  void guestsNickCannotBeRegistered() {
    HubUser guest = chat.guest();
    guest.skips();
    guest.sends("AUTH register⏎long enough");
    guest.sees("* the nick guest-1 is for guests; choose the one to register first: /nick NICK");
  }

  @Test
  void loggedOutClientIsGuestAgain() {
    accounts.with("alice");
    HubUser carol = chat.framedIn("#a", "carol");
    HubUser alice = chat.framedIn("#a", "bob");
    alice.sends("AUTH password alice⏎alice");
    alice.skips();
    carol.skips();
    alice.sends("AUTH logout");
    alice.sees("RENAMED alice alice-2", "ACCOUNT - 0", "DONE AUTH logout");
    carol.sees("RENAMED alice alice-2");
    alice.sendsBatch("SAY 1 #a⏎hi");
    carol.sees("SAID #a 1 1000 alice-2⏎hi");
    alice.skips();
    alice.sends("AUTH devices");
    alice.sees("ERROR auth-required AUTH devices⏎you are not logged in; log in first: /login NICK");
    alice.sends("NICK alice");
    alice.sees(
        "ERROR auth-required NICK alice⏎the nick alice belongs to an account; if it is yours, /login alice");
  }

  @Test
  void logoutBeforeHelloForgetsTheProof() {
    accounts.with("alice");
    HubUser user = chat.connects();
    user.sends("AUTH password alice⏎alice", "AUTH logout", "HELLO 1 bob " + TestServer.idOf("bob"));
    user.sees(
        "ACCOUNT alice 1",
        DONE_PASSWORD,
        "ACCOUNT - 0",
        "DONE AUTH logout",
        "WELCOME bob chat-server/test " + chat.log().id() + " 0 64");
  }

  @Test
  void accountKeepsItsNick() {
    accounts.with("alice");
    HubUser alice = chat.framed("bob");
    alice.sends("AUTH password alice⏎alice");
    alice.skips();
    alice.sends("NICK bob", "NICK Alice");
    alice.sees(
        "ERROR bad-nick NICK bob⏎you are logged in as alice; log out first to take another nick: /logout",
        "RENAMED alice Alice");
    alice.sends("AUTH password bob⏎bob");
    alice.sees(
        "ERROR nick-claimed AUTH password⏎you are logged in as alice; log out first: /logout");
  }

  @Test
  void secretsAreRefusedWhereOthersCanReadThem() {
    accounts.with("alice");
    HubUser bob = chat.framed("bob");
    bob.peer().setConfidential(false);
    for (String request :
        new String[] {
          "register⏎x", "password alice⏎x", "token⏎x", "signature⏎eA==", "change⏎x⏎y"
        }) {
      bob.sends("AUTH " + request);
      bob.sees(
          ("ERROR not-confidential AUTH %s⏎passwords are accepted over TLS or on this computer only;"
                  + " connect with chat-client --tls HOST")
              .formatted(request.split("[ ⏎]", 2)[0]));
    }
    bob.awaitsAnswers(0);
  }

  @Test
  void answerComesInTheOrderOfRequests() {
    accounts.with("alice");
    HubUser bob = chat.framedIn("#a", "bob");
    bob.sends("SAY 1 #a⏎one", "AUTH password alice⏎alice", "SAY 2 #a⏎two");
    chat.endsBatch();
    bob.sees(
        "ACK 1 #a 1 1000",
        "RENAMED bob alice",
        "ACCOUNT alice 1",
        "READ #a 1 in",
        DONE_PASSWORD,
        "ACK 2 #a 2 1000");
  }

  @Test
  void answerToAnEndedSessionIsIgnored() {
    accounts.with("alice");
    accounts.holdAnswers();
    HubUser bob = chat.framedIn("#a", "bob");
    HubUser carol = chat.framedIn("#a", "carol");
    bob.sends("AUTH password alice⏎alice");
    bob.losesConnection();
    carol.skips();
    accounts.giveAnswers();
    chat.endsBatch();
    carol.seesNothing();
  }
}
