package chat.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.log.Draft;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Searches of a log in memory, which take long, and those who wait for others. */
class SearchInMemoryTest {
  private static final int SEARCHES = 8;

  /** One character with 18 letters in its compatible form: no other text takes longer. */
  private static MemoryLog costly() {
    MemoryLog log = new MemoryLog();
    LogName lobby = LogName.of(RoomName.LOBBY);
    Text text = Text.of("\uFDFA".repeat(1_400));
    log.append(
        Collections.nCopies(
            30, new Draft(lobby, "a", 0, 1_000, Nick.of("alice"), MessageKind.SAID, text)));
    return log;
  }

  @Test
  void othersAreServedWhileSearchesRun() {
    // A request that waits for all searches is late each time, one on a slow machine only by
    // chance.
    List<String> late = new ArrayList<>();
    while (isServedLate(late)) {
      assertTrue(late.size() < 5, late::toString);
    }
  }

  /** Lets users search and one ask something else; adds the times if the latter waits for long. */
  private static boolean isServedLate(List<String> late) {
    try (TestServer server = new ServerSetup().withLog(costly()).start()) {
      List<FramedUser> searching = new ArrayList<>();
      for (int i = 0; i < SEARCHES; i++) {
        searching.add(server.framed("user" + i));
      }
      FramedUser waiting = server.framed("waiting");
      long start = System.nanoTime();
      searching.forEach(user -> user.sends("SEARCH #lobby 1⏎nothing"));
      waiting.sends("WHO #none");
      waiting.seesNext("MEMBERS #none 0", "DONE WHO #none");
      long served = System.nanoTime() - start;
      searching.forEach(user -> user.seesOneLike("DONE SEARCH #lobby.*"));
      long all = System.nanoTime() - start;
      boolean isLate = served >= all / 2;
      if (isLate) {
        late.add("served after %,d of %,d ns".formatted(served, all));
      }
      return isLate;
    }
  }
}
