package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many messages HISTORY answers with where some were edited or deleted. */
class HistoryCountTest {
  private final TestChat chat = new TestChat();
  private final HubUser alice = chat.connects();

  HistoryCountTest() {
    alice.sends("HELLO 1 alice " + TestServer.idOf("alice") + "⏎features changes", "JOIN #tea");
    alice.skips();
  }

  private void says(int first, int last) {
    for (int i = first; i <= last; i++) {
      alice.sendsBatch("SAY %d #tea⏎message %d".formatted(i, i));
    }
  }

  /** Returns the numbers of the messages found, each after the word for what is left of it. */
  private List<String> history(String query) {
    alice.skips();
    alice.sends("HISTORY #tea " + query);
    return alice.takesAll().stream()
        .map(line -> line.replaceAll("(PAST|DELETED|GAP|DONE) #?[^ ]+( [0-9]+)?.*", "$1$2"))
        .map(line -> line.replaceAll("(?s)⏎.*", ""))
        .toList();
  }

  @Test
  void changesAreNotCounted() {
    says(1, 5);
    alice.sendsBatch("EDIT 6 #tea 5⏎five", "DELETE 7 #tea 4");
    alice.sendsBatch("EDIT 8 #tea 2⏎two");
    assertEquals(List.of("PAST 3", "DELETED 4", "PAST 5", "DONE"), history("- 3"));
    assertEquals(List.of("PAST 5", "DONE"), history("- 1"));
    assertEquals(List.of("PAST 2", "PAST 3", "DONE"), history("4 2"));
    assertEquals(
        List.of("PAST 1", "PAST 2", "PAST 3", "DELETED 4", "PAST 5", "DONE"), history("- 9"));
  }

  @Test
  void changesOfMessagesThatAreNoLongerStoredAreNotCounted() {
    says(1, 5);
    alice.sendsBatch("EDIT 6 #tea 5⏎five");
    chat.log().dropsMessages();
    assertEquals(List.of("GAP 4", "DONE"), history("- 3"));
    alice.sendsBatch("SAY 7 #tea⏎message 7", "EDIT 8 #tea 7⏎seven");
    assertEquals(List.of("PAST 7", "DONE"), history("- 1"));
    // A GAP has as many numbers as messages were requested, less those that the answer has.
    assertEquals(List.of("GAP 5", "PAST 7", "DONE"), history("- 4"));
    assertEquals(List.of("GAP 1", "PAST 7", "DONE"), history("- 100"));
  }

  @Test
  void messageBehindManyChangesIsFound() {
    says(1, 2);
    for (int i = 3; i <= 2_000; i++) {
      alice.sendsBatch("EDIT %d #tea 2⏎text %d".formatted(i, i));
    }
    assertEquals(List.of("PAST 1", "PAST 2", "DONE"), history("- 2"));
    assertEquals(List.of("PAST 2", "DONE"), history("- 1"));
  }
}
