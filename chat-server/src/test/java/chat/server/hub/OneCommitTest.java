package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each batch of the hub has one commit, whatever its clients send; nobody waits for many. */
class OneCommitTest {
  private static final int TIMES = 10;

  private final TestChat chat = new TestChat();
  private final HubUser alice = chat.framedIn("#tea", "alice");
  private final HubUser bob = chat.framedIn("#tea", "bob");

  OneCommitTest() {
    alice.skips();
  }

  /** Returns messages with a request after each. */
  private static String[] alternating(String... between) {
    List<String> requests = new ArrayList<>();
    for (int id = 1; id <= TIMES; id++) {
      requests.add("SAY " + id + " #tea⏎" + id);
      requests.add(between[id % between.length]);
    }
    return requests.toArray(new String[0]);
  }

  @Test
  void pongAndTopicBetweenMessagesNeedNoCommitOfTheirOwn() {
    alice.sendsIntoBatch(alternating("PONG x", "TOPIC #tea⏎new"));
    chat.endsBatch();
    assertEquals(1, chat.log().commits());
    alice.awaitsAnswers(2 * TIMES);
    alice.skips();
    alice.awaitsAnswers(0);
  }

  @Test
  void topicKeepsItsPlaceAmongMessages() {
    alice.sendsIntoBatch("SAY 1 #tea⏎one", "TOPIC #tea⏎a", "SAY 2 #tea⏎two", "TOPIC #tea⏎");
    bob.sendsIntoBatch("TOPIC #tea⏎by bob", "SAY 1 #tea⏎three");
    chat.endsBatch();
    alice.sees(
        "ACK 1 #tea 1 1000",
        "TOPIC #tea⏎a",
        "ACK 2 #tea 2 1000",
        "TOPIC #tea⏎",
        "TOPIC #tea⏎by bob",
        "SAID #tea 3 1000 bob⏎three");
    bob.sees(
        "SAID #tea 1 1000 alice⏎one",
        "TOPIC #tea⏎a",
        "SAID #tea 2 1000 alice⏎two",
        "TOPIC #tea⏎",
        "TOPIC #tea⏎by bob",
        "ACK 1 #tea 3 1000");
    assertEquals(1, chat.log().commits());
  }

  @Test
  void topicOfASenderToSeveralRoomsKeepsItsPlace() {
    alice.sends("JOIN #cake");
    alice.skips();
    alice.sendsIntoBatch(
        "SAY 1 #tea⏎one", "TOPIC #cake⏎new", "SAY 2 #tea⏎two", "TELL 3 bob⏎x", "TOPIC #tea⏎tea");
    chat.endsBatch();
    alice.sees(
        "ACK 1 #tea 1 1000",
        "TOPIC #cake⏎new",
        "ACK 2 #tea 2 1000",
        "ACK 3 @ 0 1000",
        "TOPIC #tea⏎tea");
    assertEquals(1, chat.log().commits());
  }

  @Test
  void topicThatCanNotBeStoredIsRefused() {
    chat.log().setBroken(true);
    alice.sendsIntoBatch("SAY 1 #tea⏎one", "TOPIC #tea⏎new");
    chat.endsBatch();
    chat.log().setBroken(false);
    alice.sees(
        "ERROR not-stored SAY 1⏎the server could not store this message; try again later",
        "ERROR not-stored TOPIC #tea⏎the server could not store this topic; try again later",
        "ERROR not-stored - -⏎the server can't store messages now; stored messages are safe");
    bob.skips();
    bob.sends("TOPIC #tea");
    bob.sees("TOPIC #tea⏎");
  }

  @Test
  void eachBatchHasOneCommitWhateverIsBetweenMessages() {
    for (String request :
        List.of("JOIN #cake", "NICK alicia", "WHO", "SAY 99 #nowhere⏎x", "SAY 1 #tea⏎1")) {
      TestChat fresh = new TestChat();
      HubUser flooder = fresh.framedIn("#tea", "flooder");
      HubUser innocent = fresh.framedIn("#tea", "innocent");
      innocent.skips();
      flooder.sendsIntoBatch(alternating(request));
      for (int batches = 1; fresh.isWorkLeft(); batches++) {
        fresh.endsBatch();
        assertEquals(batches, fresh.log().commits(), request);
      }
      flooder.skips();
      flooder.awaitsAnswers(0);
    }
  }

  @Test
  void messageWaitsForOneCommitBesideASessionThatAlternates() {
    bob.sendsIntoBatch(alternating("JOIN #cake", "LEAVE #cake"));
    chat.endsBatch();
    bob.sendsIntoBatch(alternating("JOIN #cake", "LEAVE #cake"));
    alice.skips();
    alice.sendsIntoBatch("SAY 1 #tea⏎hello");
    chat.endsBatch();
    assertEquals(2, chat.log().commits());
    alice.sees("SAID #tea 2 1000 bob⏎2", "ACK 1 #tea 3 1000");
  }

  @Test
  void joinWaitsForOneCommitBesideASessionThatAlternates() {
    HubUser carol = chat.framed("carol");
    bob.sendsIntoBatch(alternating("JOIN #cake", "LEAVE #cake"));
    chat.endsBatch();
    carol.sendsIntoBatch("JOIN #tea");
    carol.awaitsAnswers(1);
    chat.endsBatch();
    assertEquals(2, chat.log().commits());
    carol.skips();
    carol.awaitsAnswers(0);
  }

  @Test
  void queryAboutOthersWaitsForNoCommit() {
    bob.sendsIntoBatch("SAY 1 #tea⏎open");
    alice.sendsIntoBatch("WHO #tea");
    alice.sees("MEMBERS #tea 2⏎alice⏎bob", "DONE WHO #tea");
    assertEquals(0, chat.log().commits());
  }

  @Test
  void whatTheOldConnectionHadParkedIsIgnoredAfterATakeover() {
    HubUser carol = chat.framedIn("#tea", "carol");
    HubUser again = chat.connects();
    alice.sendsIntoBatch("SAY 1 #tea⏎one", "NICK alicia", "SAY 2 #tea⏎two", "BYE");
    again.sendsIntoBatch("HELLO 1 alice alice-client-id-of-a-test", "JOIN #tea 0", "SAY 2 #tea⏎2");
    carol.skips();
    while (chat.isWorkLeft()) {
      chat.endsBatch();
    }
    alice.seesEnd("BYE taken-over⏎you are connected elsewhere");
    carol.sees(
        "SAID #tea 1 1000 alice⏎one",
        "RENAMED alice alicia",
        "RENAMED alicia alice",
        "SAID #tea 2 1000 alice⏎2");
    assertEquals(2, chat.log().commits());
  }

  @Test
  void endOfInputFollowsAllThatIsParked() {
    alice.sendsIntoBatch("SAY 1 #tea⏎one", "NICK alicia", "SAY 2 #tea⏎two", "NICK last");
    alice.endsInput();
    bob.skips();
    while (chat.isWorkLeft()) {
      chat.endsBatch();
    }
    bob.sees(
        "SAID #tea 1 1000 alice⏎one",
        "RENAMED alice alicia",
        "SAID #tea 2 1000 alicia⏎two",
        "RENAMED alicia last");
  }

  @Test
  void firstWordsOfManyGuestsShareTheirCommits() {
    List<HubUser> guests = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      HubUser guest = chat.guest();
      guests.add(guest);
    }
    for (HubUser guest : guests) {
      guest.sendsIntoBatch("SAY 0 #lobby⏎hi");
      guest.endsInput();
    }
    while (chat.isWorkLeft()) {
      chat.endsBatch();
    }
    assertEquals(2, chat.log().commits());
  }

  @Test
  void shutdownStoresWhatIsParked() {
    alice.sendsIntoBatch("SAY 1 #tea⏎one", "NICK alicia", "SAY 2 #tea⏎two");
    chat.shutsDown();
    alice.sees("ACK 1 #tea 1 1000", "RENAMED alice alicia", "ACK 2 #tea 2 1000");
    alice.seesEnd("BYE shutting-down⏎the server stops");
  }
}
