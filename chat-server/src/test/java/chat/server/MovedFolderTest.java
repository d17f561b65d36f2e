package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.RoomName;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose data folder is moved away reports it once, reads on, and recovers by itself. */
class MovedFolderTest {
  private static final String CANNOT =
      "the server can't store messages now; stored messages are safe";

  @TempDir private Path temporary;

  private static SqliteLog open(Path folder) throws LogException {
    return SqliteLog.open(folder, true, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  @Test
  void messagesAreRefusedUntilTheFolderIsBack() throws Exception {
    Path folder = temporary.resolve("data");
    Path away = temporary.resolve("away");
    try (TestServer server = new ServerSetup().withLog(open(folder)).start()) {
      FramedUser alice = server.framedIn("#tea", "alice");
      FramedUser bob = server.framedIn("#tea", "bob");
      TextUser carol = server.guest();
      alice.sends("SAY 1 #tea⏎before");
      alice.seesOneLike("ACK 1 #tea 1 .*");
      Files.move(folder, away);
      for (int i = 0; i < 10; i++) {
        alice.sends("SAY 2 #tea⏎meanwhile");
        alice.seesOneLike("ERROR not-stored SAY 2⏎.*");
      }
      carol.sees("* " + CANNOT);
      bob.sends("HISTORY #tea - 10");
      bob.seesOneLike("PAST #tea 1 .* alice⏎before");
      // Another server may start under the same name: the first acknowledges nothing into it.
      try (SqliteLog other = open(folder)) {
        alice.sends("SAY 2 #tea⏎meanwhile");
        alice.seesOneLike("ERROR not-stored SAY 2⏎.*");
        assertEquals(0, other.lastSeq(LogName.of(RoomName.of("#tea"))));
      }
      Files.move(folder, temporary.resolve("other"));
      Files.move(away, folder);
      alice.sends("SAY 2 #tea⏎meanwhile");
      alice.seesOneLike("ACK 2 #tea 2 .*");
      bob.seesOneLike("SAID #tea 2 .* alice⏎meanwhile");
      carol.seesNothingMore();
    }
    try (SqliteLog log = open(folder)) {
      assertEquals(2, log.lastSeq(LogName.of(RoomName.of("#tea"))));
    }
  }
}
