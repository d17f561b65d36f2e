package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HISTORY and SEARCH over frames, by a user who is not in the room. */
class HistoryAndSearchTest {
  @AutoClose private final TestServer server = TestServer.start();
  private FramedUser alice;

  @BeforeEach
  void talk() {
    FramedUser bob = server.framedIn("#tea", "bob");
    bob.sendsAtOnce(
        "SAY 1 #tea⏎Green tea",
        "EMOTE 2 #tea⏎drinks TEA",
        "SAY 3 #tea⏎coffee",
        "SAY 4 #tea⏎ÄPFEL und Tea⏎ and green ones");
    bob.sees("ACK 4 #tea 4 1000");
    alice = server.framed("alice");
  }

  private void historyReturns(String range, String... expected) {
    alice.sends("HISTORY #tea " + range);
    alice.seesNext(expected);
    alice.seesNext("DONE HISTORY #tea");
    alice.seesNothingMore();
  }

  private void searchReturns(String countAndWords, String... expected) {
    alice.sends("SEARCH #tea " + countAndWords);
    alice.seesNext(expected);
    alice.seesNext("DONE SEARCH #tea");
    alice.seesNothingMore();
  }

  @Test
  void historyReturnsTheNewestOldestFirst() {
    historyReturns(
        "- 3",
        "PAST #tea 2 1000 bob emote⏎drinks TEA",
        "PAST #tea 3 1000 bob⏎coffee",
        "PAST #tea 4 1000 bob⏎ÄPFEL und Tea⏎ and green ones");
  }

  @Test
  void historyEndsBeforeItsNumber() {
    historyReturns("4 2", "PAST #tea 2 1000 bob emote⏎drinks TEA", "PAST #tea 3 1000 bob⏎coffee");
    historyReturns("2 1000", "PAST #tea 1 1000 bob⏎Green tea");
  }

  @Test
  void numbersBeyondTheEndCountAsNone() {
    historyReturns("700 1", "PAST #tea 4 1000 bob⏎ÄPFEL und Tea⏎ and green ones");
    historyReturns(
        "99999999999999999999 99999999999999999999",
        "PAST #tea 1 1000 bob⏎Green tea",
        "PAST #tea 2 1000 bob emote⏎drinks TEA",
        "PAST #tea 3 1000 bob⏎coffee",
        "PAST #tea 4 1000 bob⏎ÄPFEL und Tea⏎ and green ones");
  }

  @Test
  void emptyRangesAndUnknownRoomsReturnNothing() {
    historyReturns("1 5");
    historyReturns("0 5");
    historyReturns("- 0");
    alice.sends("HISTORY #nowhere - 5");
    alice.seesNext("DONE HISTORY #nowhere");
    alice.sends("HISTORY #lobby - 5");
    alice.seesNext("DONE HISTORY #lobby");
    alice.sends("SEARCH #nowhere 5⏎tea");
    alice.seesNext("DONE SEARCH #nowhere");
  }

  @Test
  void searchIgnoresCaseAndReturnsTheOldestFirst() {
    searchReturns(
        "10⏎tea",
        "PAST #tea 1 1000 bob⏎Green tea",
        "PAST #tea 2 1000 bob emote⏎drinks TEA",
        "PAST #tea 4 1000 bob⏎ÄPFEL und Tea⏎ and green ones");
    searchReturns("10⏎äpfel", "PAST #tea 4 1000 bob⏎ÄPFEL und Tea⏎ and green ones");
  }

  @Test
  void searchNeedsAllWordsAndObeysItsCount() {
    searchReturns(
        "10⏎ GREEN  tea ",
        "PAST #tea 1 1000 bob⏎Green tea",
        "PAST #tea 4 1000 bob⏎ÄPFEL und Tea⏎ and green ones");
    searchReturns("1⏎green tea", "PAST #tea 4 1000 bob⏎ÄPFEL und Tea⏎ and green ones");
    searchReturns("0⏎tea");
    searchReturns("10⏎milk");
    searchReturns("10⏎green coffee");
  }

  @Test
  void longAnswerArrivesWholeAndInOrder() {
    FramedUser carol = server.framedIn("#long", "carol");
    for (int i = 1; i <= 1_200; i++) {
      carol.sends("SAY " + i + " #long⏎" + "word ".repeat(40) + i);
    }
    carol.sees("ACK 1200 #long 1200 1000");
    alice.sends("HISTORY #long - 5000");
    for (int i = 201; i <= 1_200; i++) {
      alice.seesNext("PAST #long " + i + " 1000 carol⏎" + "word ".repeat(40) + i);
    }
    alice.seesNext("DONE HISTORY #long");
    alice.sends("SEARCH #long 5000⏎word");
    for (int i = 201; i <= 1_200; i++) {
      alice.seesNext("PAST #long " + i + " 1000 carol⏎" + "word ".repeat(40) + i);
    }
    alice.seesNext("DONE SEARCH #long");
  }
}
