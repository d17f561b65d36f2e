package chat.server.hub;

import chat.server.fixture.TestServer;
import org.junit.jupiter.api.Test;

/** A client of an account reconnects within its grace period. */
class AccountResumeTest {
  private final TestChat chat = new TestChat(new TestAccounts().with("alice"));

  /** Returns a member of #a, which the client called bob has lost after it logged in as alice. */
  private HubUser memberWithoutAlice() {
    HubUser alice = chat.framedIn("#a", "bob");
    HubUser carol = chat.framedIn("#a", "carol");
    alice.sends("AUTH password alice⏎alice");
    alice.losesConnection();
    carol.skips();
    return carol;
  }

  @Test
  void clientThatWasLoggedInResumesByItsClientId() {
    HubUser carol = memberWithoutAlice();
    HubUser again = chat.connects();
    again.sends("HELLO 1 alice " + TestServer.idOf("bob"));
    again.sees("WELCOME alice chat-server/test " + chat.log().id() + " 0 64");
    carol.seesNothing();
  }

  @Test
  void clientThatWasLoggedInCannotResumeWhereOthersRead() {
    HubUser carol = memberWithoutAlice();
    HubUser again = chat.connects();
    again.peer().setConfidential(false);
    again.sends("HELLO 1 alice " + TestServer.idOf("bob"));
    again.sees(
        "ERROR auth-required HELLO 1⏎the nick alice belongs to an account; if it is yours, /login alice");
    again.sends("HELLO 1 dave " + TestServer.idOf("bob"));
    again.sees("WELCOME dave chat-server/test " + chat.log().id() + " 0 64");
    carol.sees("LEFT #a alice");
  }

  @Test
  void resumedGuestThatLoggedInMeanwhileIsRenamedForOthers() {
    HubUser bob = chat.framedIn("#a", "bob");
    HubUser carol = chat.framedIn("#a", "carol");
    bob.losesConnection();
    carol.skips();
    HubUser again = chat.connects();
    again.sends("AUTH password alice⏎alice", "HELLO 1 bob " + TestServer.idOf("bob"));
    again.skips();
    carol.sees("RENAMED bob alice");
  }
}
