package chat.server;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.Draft;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import java.util.Collections;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A GAP reports the messages that the log no longer stores. */
class GapTest {
  // 70 messages of a megabyte, of which a log in memory stores 64 MiB: the last 67.
  private static final String TEXT = "x".repeat(1_000_000);
  private static final int MESSAGES = 70;

  @AutoClose private final TestServer server = new ServerSetup().withLog(fullLog()).start();

  private static MemoryLog fullLog() {
    MemoryLog log = new MemoryLog();
    LogName lobby = LogName.of(RoomName.LOBBY);
    Draft draft =
        new Draft(lobby, "a", 0, 1_000, Nick.of("alice"), MessageKind.SAID, Text.of(TEXT));
    log.append(Collections.nCopies(MESSAGES, draft));
    return log;
  }

  @Test
  void oldCursorGetsAGap() {
    FramedUser bob = server.framed("bob");
    bob.sends("JOIN #lobby 1");
    bob.seesNext("GAP #lobby 2 3", "SAID #lobby 4 1000 alice⏎" + TEXT);
    bob.sees("LIVE #lobby " + MESSAGES);
  }

  @Test
  void historyReportsWhatIsNoLongerStored() {
    FramedUser bob = server.framed("bob");
    bob.sends("HISTORY #lobby 4 1000");
    bob.seesNext("GAP #lobby 1 3", "DONE HISTORY #lobby");
    bob.sends("HISTORY #lobby 3 1");
    bob.seesNext("GAP #lobby 2 2", "DONE HISTORY #lobby");
    bob.sends("HISTORY #lobby 5 3");
    bob.seesNext("GAP #lobby 2 3", "PAST #lobby 4 1000 alice⏎" + TEXT, "DONE HISTORY #lobby");
    bob.sends("HISTORY #lobby 5 1");
    bob.seesNext("PAST #lobby 4 1000 alice⏎" + TEXT, "DONE HISTORY #lobby");
    bob.sends("HISTORY #lobby - 1");
    bob.seesNext("PAST #lobby 70 1000 alice⏎" + TEXT, "DONE HISTORY #lobby");
  }

  @Test
  void historyReportsAGapInText() {
    TextUser bob = server.text();
    bob.sends("/history 1000");
    bob.sees("* messages 1 to 3 are no longer stored");
    bob.seesNext("* 67 messages of #lobby:", "* 1970-01-01 00:00 UTC #4 alice: " + TEXT);
    bob.sees("* end of /history");
  }

  @Test
  void newMemberGetsNoGap() {
    TextUser bob = server.text();
    bob.sends("hello");
    bob.seesNext(TextUser.GREETING);
    bob.seesOneLike("\\* you are .*");
    bob.seesNext("alice: " + TEXT);
  }
}
