package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import java.time.Duration;
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
  void searchIsLimitedToANickAndATimeAndMayCoverAllRooms() {
    FramedUser carol = server.framedIn("#cake", "carol");
    server.passes(Duration.ofSeconds(9));
    carol.sends("SAY 1 #cake⏎tea cake");
    carol.sees("ACK 1 #cake 1 10000");
    searchReturns("10 carol⏎tea");
    searchReturns(
        "10 BOB⏎green",
        "PAST #tea 1 1000 bob⏎Green tea",
        "PAST #tea 4 1000 bob⏎ÄPFEL und Tea⏎ and green ones");
    searchReturns("1 bob", "PAST #tea 4 1000 bob⏎ÄPFEL und Tea⏎ and green ones");
    searchReturns("10 - 1001⏎tea");
    searchReturns("10 - 1000 1001⏎coffee", "PAST #tea 3 1000 bob⏎coffee");
    alice.sends("SEARCH * 2⏎tea");
    alice.seesNext(
        "PAST #tea 4 1000 bob⏎ÄPFEL und Tea⏎ and green ones",
        "PAST #cake 1 10000 carol⏎tea cake",
        "DONE SEARCH *");
    alice.sends("SEARCH * 9 carol");
    alice.seesNext("PAST #cake 1 10000 carol⏎tea cake", "DONE SEARCH *");
    alice.sends("SEARCH * 9");
    alice.seesNext("ERROR empty-text SEARCH *⏎SEARCH needs a text, after a line feed");
    alice.sends("SEARCH #tea 9 a:b⏎x");
    alice.seesOneLike("ERROR bad-nick SEARCH #tea⏎.*");
    alice.seesNothingMore();
  }

  @Test
  void topicIsAskedForByAnyoneWithoutADone() {
    FramedUser bob = server.framedIn("#tea", "bert");
    bob.sends("TOPIC #tea⏎Tea at four");
    bob.sees("TOPIC #tea⏎Tea at four");
    alice.sends("TOPIC #TEA");
    alice.sends("TOPIC #nowhere");
    alice.seesNext("TOPIC #tea⏎Tea at four", "TOPIC #nowhere⏎");
    alice.seesNothingMore();
    bob.seesNothingMore();
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
