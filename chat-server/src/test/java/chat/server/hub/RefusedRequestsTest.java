package chat.server.hub;

import org.junit.jupiter.api.Test;

/** Requests that the chat can't carry out: each gets one answer, and the session continues. */
class RefusedRequestsTest {
  private final TestChat chat = new TestChat();
  private final HubUser alice = chat.framedIn("#tea", "alice");
  private final HubUser bob = chat.framedIn("#tea", "bob");

  RefusedRequestsTest() {
    alice.skips();
  }

  @Test
  void unstoredMessagesAreRefusedAndTheirIdsStayFree() {
    chat.log().setBroken(true);
    alice.sendsBatch("SAY 1 #tea⏎one", "SAY 2 #tea⏎two");
    alice.sees(
        "ERROR not-stored SAY 1⏎the server could not store this message; try again later",
        "ERROR not-stored SAY 2⏎the server could not store this message; try again later",
        "ERROR not-stored - -⏎the server can't store messages now; stored messages are safe");
    alice.awaitsAnswers(0);
    bob.sees("ERROR not-stored - -⏎the server can't store messages now; stored messages are safe");
    chat.log().setBroken(false);
    alice.sendsBatch("SAY 1 #tea⏎one", "SAY 2 #tea⏎two");
    alice.sees("ACK 1 #tea 1 1000", "ACK 2 #tea 2 1000");
    bob.sees("SAID #tea 1 1000 alice⏎one", "SAID #tea 2 1000 alice⏎two");
  }

  @Test
  void failingLogIsReportedOnceUntilItWorksAgain() {
    chat.log().setBroken(true);
    alice.sendsBatch("SAY 1 #tea⏎one");
    alice.sendsBatch("SAY 1 #tea⏎one");
    bob.sees("ERROR not-stored - -⏎the server can't store messages now; stored messages are safe");
  }

  @Test
  void retryOfAnUnstoredMessageInTheSameBatchIsStored() {
    chat.log().setBroken(true);
    alice.sends("SAY 1 #tea⏎once", "SAY 1 #tea⏎once");
    chat.log().setBroken(false);
    chat.endsBatch();
    alice.sees(
        "ERROR not-stored SAY 1⏎the server could not store this message; try again later",
        "ERROR not-stored - -⏎the server can't store messages now; stored messages are safe",
        "ACK 1 #tea 1 1000");
  }

  @Test
  void messagesAfterARefusedOneAreStored() {
    alice.sends("SAY 1 #tea⏎" + "x".repeat(65), "TELL 2 nobody⏎hello", "SAY 3 #tea⏎later");
    alice.sees(
        "ERROR too-long SAY 1⏎the message has 65 bytes, but the server takes at most 64",
        "ERROR no-such-nick TELL 2⏎no user has that nick");
    chat.endsBatch();
    alice.sees("ACK 3 #tea 1 1000");
    alice.awaitsAnswers(0);
    bob.sees("SAID #tea 1 1000 alice⏎later");
  }

  @Test
  void requestsBeforeHelloAreRefused() {
    HubUser carol = chat.connects();
    carol.sends("JOIN #tea", "PONG x", "SAY 1 #tea⏎hello");
    carol.sees(
        "ERROR hello-first JOIN #tea⏎send HELLO first",
        "ERROR hello-first PONG x⏎send HELLO first",
        "ERROR hello-first SAY 1⏎send HELLO first");
    carol.awaitsAnswers(0);
  }

  @Test
  void secondHelloAndTakenNicksAreRefused() {
    alice.sends("HELLO 1 alice alice-client-id-of-a-test");
    alice.sees("ERROR hello-twice HELLO 1⏎already logged in");
    HubUser carol = chat.connects();
    carol.sends("HELLO 1 ALICE carol-client-id-of-a-test");
    carol.sees("ERROR nick-in-use HELLO 1⏎the nick ALICE is in use");
    carol.sends("HELLO 1 guest-7 carol-client-id-of-a-test");
    carol.sees("ERROR bad-nick HELLO 1⏎the nick guest-7 is reserved for guests");
    carol.sends("HELLO 1 carol carol-client-id-of-a-test");
    carol.sees("WELCOME carol chat-server/test log-id 0 64");
  }

  @Test
  void hundredRoomsAreTheMost() {
    for (int i = 1; i < 100; i++) {
      alice.sends("JOIN #r" + i);
    }
    alice.skips();
    alice.sends("JOIN #more");
    alice.sees("ERROR too-many-rooms JOIN #more⏎you can be in at most 100 rooms");
    alice.sends("JOIN #tea");
    alice.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎alice⏎bob", "LIVE #tea 0");
  }
}
