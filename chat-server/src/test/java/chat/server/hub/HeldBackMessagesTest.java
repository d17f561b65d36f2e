package chat.server.hub;

import org.junit.jupiter.api.Test;

/** Messages that the log could not store: what follows them waits until they are sent again. */
class HeldBackMessagesTest {
  private static final String SENTENCE =
      "⏎the server could not store this message; try again later";
  private static final String NOTICE =
      "ERROR not-stored - -⏎the server can't store messages now; stored messages are safe";

  private final TestChat chat = new TestChat();
  private final HubUser alice = chat.framedIn("#tea", "alice");
  private final HubUser bob = chat.framedIn("#tea", "bob");

  HeldBackMessagesTest() {
    alice.skips();
  }

  private void failsToStore(String... messages) {
    chat.log().setBroken(true);
    alice.sendsBatch(messages);
    chat.log().setBroken(false);
  }

  @Test
  void laterMessagesWaitUntilTheFirstIsSentAgain() {
    failsToStore("SAY 3 #tea⏎three", "TELL 5 bob⏎five");
    alice.sees("ERROR not-stored SAY 3" + SENTENCE, "ERROR not-stored TELL 5" + SENTENCE, NOTICE);
    alice.sendsBatch("SAY 6 #tea⏎six", "SAY 5 #tea⏎five");
    alice.sees("ERROR not-stored SAY 6" + SENTENCE, "ERROR not-stored SAY 5" + SENTENCE);
    alice.sendsBatch("SAY 3 #tea⏎three", "SAY 5 #tea⏎five", "SAY 6 #tea⏎six");
    alice.sees("ACK 3 #tea 1 1000", "ACK 5 #tea 2 1000", "ACK 6 #tea 3 1000");
    alice.awaitsAnswers(0);
    bob.sees(
        NOTICE,
        "SAID #tea 1 1000 alice⏎three",
        "SAID #tea 2 1000 alice⏎five",
        "SAID #tea 3 1000 alice⏎six");
  }

  @Test
  void answersKeepTheOrderOfTheRequests() {
    chat.log().setBroken(true);
    alice.sends("SAY 1 #tea⏎one", "SAY 1 #tea⏎one", "SAY 2 #tea⏎two", "SAY 3 #cake⏎x", "WHO #cake");
    chat.endsBatch();
    alice.sees(
        "ERROR not-stored SAY 1" + SENTENCE,
        NOTICE,
        "ERROR not-stored SAY 1" + SENTENCE,
        "ERROR not-stored SAY 2" + SENTENCE,
        "ERROR not-stored SAY 3" + SENTENCE,
        "MEMBERS #cake 0",
        "DONE WHO #cake");
  }

  @Test
  void permanentRefusalOfTheFirstReleasesTheRest() {
    failsToStore("SAY 1 #tea⏎one", "SAY 2 #tea⏎two");
    alice.sends("JOIN #cake", "LEAVE #tea");
    alice.skips();
    alice.sendsBatch("SAY 1 #tea⏎one", "SAY 2 #cake⏎two");
    alice.sees("ERROR not-in-room SAY 1⏎you are not in #tea; join it first", "ACK 2 #cake 1 1000");
  }

  @Test
  void lowerIdIsStoredAndReleasesNothing() {
    failsToStore("SAY 3 #tea⏎three");
    alice.skips();
    alice.sendsBatch("SAY 2 #tea⏎two", "SAY 4 #tea⏎four");
    alice.sees("ACK 2 #tea 1 1000", "ERROR not-stored SAY 4" + SENTENCE);
    alice.sendsBatch("SAY 3 #tea⏎three");
    alice.sees("ACK 3 #tea 2 1000");
  }

  @Test
  void secondFailureHoldsBackFromItsFirst() {
    failsToStore("SAY 1 #tea⏎one", "SAY 2 #tea⏎two");
    alice.sendsBatch("SAY 1 #tea⏎one");
    failsToStore("SAY 2 #tea⏎two", "SAY 3 #tea⏎three");
    alice.skips();
    alice.sendsBatch("SAY 3 #tea⏎three");
    alice.sees("ERROR not-stored SAY 3" + SENTENCE);
    alice.sendsBatch("SAY 2 #tea⏎two", "SAY 3 #tea⏎three");
    alice.sees("ACK 2 #tea 2 1000", "ACK 3 #tea 3 1000");
  }

  @Test
  void anotherConnectionIsNotAffected() {
    failsToStore("SAY 1 #tea⏎one");
    bob.skips();
    bob.sendsBatch("SAY 9 #tea⏎from bob");
    bob.sees("ACK 9 #tea 1 1000");
    alice.losesConnection();
    HubUser again = chat.framedIn("#tea", "alice");
    again.sendsBatch("SAY 2 #tea⏎two");
    again.sees("ACK 2 #tea 2 1000");
    again.sendsBatch("SAY 1 #tea⏎one");
    again.sees("ACK 1 - 0 0");
  }

  @Test
  void textClientsAreNotHeldBack() {
    HubUser guest = chat.guest();
    guest.skips();
    chat.log().setBroken(true);
    guest.sendsBatch("SAY 0 #lobby⏎one");
    guest.sees(
        "* the server could not store this message; try again later",
        "* the server can't store messages now; stored messages are safe");
    chat.log().setBroken(false);
    guest.sendsBatch("SAY 0 #lobby⏎two");
    guest.seesNothing();
    bob.sends("JOIN #lobby 0");
    bob.sees(
        NOTICE,
        "SAID #lobby 1 1000 guest-1⏎two",
        "TOPIC #lobby⏎",
        "MEMBERS #lobby 2⏎guest-1⏎bob",
        "LIVE #lobby 1");
  }

  @Test
  void idsThatDoNotRiseInOneBatchAreDuplicates() {
    alice.sendsBatch("SAY 5 #tea⏎five", "SAY 3 #tea⏎three", "SAY 5 #tea⏎five", "SAY 6 #tea⏎six");
    alice.sees("ACK 5 #tea 1 1000", "ACK 3 - 0 0", "ACK 5 - 0 0", "ACK 6 #tea 2 1000");
    alice.awaitsAnswers(0);
  }

  @Test
  void duplicatesAfterAReconnectAreAcknowledged() {
    alice.sendsBatch("SAY 2 #tea⏎two", "SAY 7 #tea⏎seven");
    alice.losesConnection();
    HubUser again = chat.framedIn("#tea", "alice");
    again.sendsBatch("SAY 2 #tea⏎two", "SAY 5 #tea⏎five", "SAY 7 #tea⏎seven", "SAY 8 #tea⏎eight");
    again.sees("ACK 2 - 0 0", "ACK 5 - 0 0", "ACK 7 - 0 0", "ACK 8 #tea 3 1000");
  }
}
