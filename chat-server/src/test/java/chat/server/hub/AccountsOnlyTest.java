package chat.server.hub;

import chat.server.fixture.TestServer;
import chat.server.hub.limit.HubLimits;
import org.junit.jupiter.api.Test;

/** A server for accounts only: a guest can only log in, and is invisible. */
class AccountsOnlyTest {
  private static final String REFUSAL =
      "this server is for people with an account: /login NICK, or /nick NICK and then /register";

  private final TestChat chat =
      new TestChat(new HubLimits(0, 0, true), new TestAccounts().with("alice"));

  private HubUser alice() {
    HubUser alice = chat.connects();
    alice.sends("AUTH password alice⏎alice", "HELLO 1 x " + TestServer.idOf("alice"));
    alice.skips();
    return alice;
  }

  @Test
  void guestMayDoNothingButLogIn() {
    HubUser guest = chat.framed("bob");
    for (String request :
        new String[] {
          "JOIN #lobby",
          "JOIN @ 0",
          "LEAVE #lobby",
          "SAY 1 #lobby⏎hi",
          "TELL 2 alice⏎hi",
          "WHO",
          "ROOMS",
          "HISTORY #lobby - 1",
          "SEARCH * 1⏎hi",
          "TOPIC #lobby",
          "TOPIC #lobby⏎hi"
        }) {
      guest.sends(request);
      String[] head = request.split("[ ⏎]", -1);
      String token = head.length > 1 ? head[1] : "-";
      guest.sees("ERROR auth-required " + head[0] + " " + token + "⏎" + REFUSAL);
    }
    guest.sends("READ #lobby 1");
    guest.sees("ERROR auth-required READ #lobby⏎" + REFUSAL);
    guest.sends("NICK carol", "AUTH register⏎long enough", "JOIN #lobby");
    guest.sees(
        "RENAMED bob carol",
        "ACCOUNT carol 2",
        "DONE AUTH register",
        "TOPIC #lobby⏎",
        "MEMBERS #lobby 1⏎carol",
        "LIVE #lobby 0");
  }

  @Test
  void nobodySeesGuests() {
    HubUser alice = alice();
    alice.sends("JOIN #lobby");
    alice.skips();
    HubUser guest = chat.framed("bob");
    guest.sends("NICK carol");
    chat.guest().sends("NICK dave");
    alice.seesNothing();
    alice.sends("WHO #lobby");
    alice.sees("MEMBERS #lobby 1⏎alice", "DONE WHO #lobby");
  }

  @Test
  void textClientEntersTheLobbyOnceItIsLoggedIn() {
    HubUser alice = alice();
    alice.sends("JOIN #lobby");
    alice.skips();
    HubUser guest = chat.guest();
    guest.sees(
        "* you are guest-1; /nick NICK changes your nick, /help lists all commands",
        "* " + REFUSAL);
    guest.sends("SAY 0 #lobby⏎hi");
    guest.sees("* " + REFUSAL);
    guest.sends("NICK bob", "AUTH register⏎long enough");
    guest.sees(
        "* guest-1 is now bob",
        "* you are logged in as bob",
        "* bob is yours now; /login bob on other devices, /password changes the password",
        "* 2 in #lobby: alice, bob");
    alice.sees("JOINED #lobby bob 2");
    guest.sends("AUTH logout");
    guest.sees("* bob left #lobby", "* bob is now bob-2", "* you are logged out, and a guest");
    alice.sees("LEFT #lobby bob");
  }

  @Test
  void loggedOutClientIsInNoRoom() {
    HubUser phone = alice();
    HubUser laptop = chat.connects();
    laptop.sends("AUTH password alice⏎alice", "HELLO 1 x " + TestServer.idOf("laptop"));
    laptop.sends("JOIN #a");
    phone.sends("JOIN #a");
    laptop.skips();
    phone.skips();
    laptop.sends("AUTH logout");
    laptop.sees("LEFT #a alice", "RENAMED alice alice-2", "ACCOUNT - 0", "DONE AUTH logout");
    phone.seesNothing();
    laptop.sends("SAY 1 #a⏎hi");
    laptop.sees("ERROR auth-required SAY 1⏎" + REFUSAL);
  }
}
