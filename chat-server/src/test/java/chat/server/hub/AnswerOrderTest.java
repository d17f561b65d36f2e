package chat.server.hub;

import org.junit.jupiter.api.Test;

/** Answers come in the order of the requests, and WHO's is true at its place. */
class AnswerOrderTest {
  private final TestChat chat = new TestChat();
  private final HubUser alice = chat.framedIn("#tea", "alice");

  @Test
  void listOfMembersPrecedesWhatHappensAfterIt() {
    alice.sends("WHO #tea");
    HubUser bob = chat.framedIn("#tea", "bob");
    alice.sends("WHO #tea");
    bob.sends("NICK robert", "LEAVE #tea");
    alice.sends("WHO #tea");
    alice.sees(
        "MEMBERS #tea 1⏎alice",
        "DONE WHO #tea",
        "JOINED #tea bob",
        "MEMBERS #tea 2⏎alice⏎bob",
        "DONE WHO #tea",
        "RENAMED bob robert",
        "LEFT #tea robert",
        "MEMBERS #tea 1⏎alice",
        "DONE WHO #tea");
    alice.awaitsAnswers(0);
    alice.hasNoReplay();
  }

  @Test
  void answersOfOneBatchComeInTheOrderOfTheRequests() {
    alice.sends("JOIN @");
    alice.skips();
    alice.sendsBatch(
        "SAY 1 #tea⏎one",
        "WHO #tea",
        "LEAVE #tea",
        "LEAVE #tea",
        "TELL 2 alice⏎psst",
        "NICK al",
        "HISTORY #nowhere - 5");
    alice.sees(
        "ACK 1 #tea 1 1000",
        "MEMBERS #tea 1⏎alice",
        "DONE WHO #tea",
        "LEFT #tea alice",
        "ERROR not-in-room LEAVE #tea⏎you are not in #tea",
        "TOLD 1 1000 alice⏎psst",
        "ACK 2 @ 0 1000",
        "RENAMED alice al",
        "DONE HISTORY #nowhere");
    alice.awaitsAnswers(0);
  }

  @Test
  void answerIsRefusedWhileTheLogCannotBeRead() throws Exception {
    alice.sendsBatch("SAY 1 #tea⏎a word");
    alice.skips();
    chat.log().setReadable(false);
    alice.sends("SEARCH #tea 5⏎word");
    alice.replayFails();
    alice.sends("HISTORY #tea - 5");
    alice.replayFails();
    String why = "the server can't reach its stored messages; try again later";
    alice.sees("ERROR not-stored SEARCH #tea⏎" + why, "ERROR not-stored HISTORY #tea⏎" + why);
    alice.awaitsAnswers(0);
    chat.log().setReadable(true);
    alice.sends("SEARCH #tea 5⏎word");
    alice.seesList("PAST #tea 1 1000 alice⏎a word", "DONE SEARCH #tea");
  }

  @Test
  void guestsWhoOnlyListenAreListedAfterTheMembers() {
    HubUser guest = chat.guest();
    HubUser second = chat.guest();
    guest.skips();
    second.skips();
    guest.sends("WHO #lobby");
    guest.sees(
        "* nobody is in #lobby yet", "* guest-1 (listening), guest-2 (listening)", "* end of /who");
    alice.sends("WHO #lobby", "WHO", "WHO #tea");
    alice.sees(
        "MEMBERS #lobby 0",
        "LISTENING #lobby 2⏎guest-1⏎guest-2",
        "DONE WHO #lobby",
        "MEMBERS - 1⏎alice",
        "LISTENING - 2⏎guest-1⏎guest-2",
        "DONE WHO -",
        "MEMBERS #tea 1⏎alice",
        "DONE WHO #tea");
    guest.sends("NICK gus");
    second.losesConnection();
    alice.sends("WHO #lobby");
    alice.sees("MEMBERS #lobby 1⏎gus", "DONE WHO #lobby");
  }

  @Test
  void guestsListPrecedesWhatHappensAfterIt() {
    alice.sends("JOIN #lobby");
    HubUser guest = chat.guest();
    guest.skips();
    guest.sends("WHO #lobby");
    alice.sends("NICK al");
    guest.sees(
        "* 1 in #lobby: alice", "* guest-1 (listening)", "* end of /who", "* alice is now al");
  }
}
