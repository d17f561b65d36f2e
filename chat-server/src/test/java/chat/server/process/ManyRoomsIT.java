package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.ManyRooms;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a small heap whose folder has more rooms than that could contain. */
class ManyRoomsIT {
  private static final int ROOMS = 150_000;

  @TempDir private Path temporary;

  private ServerProcess server() throws Exception {
    return ServerProcess.start(
        ServerProcess.command(
            List.of("-Xmx64m"), "--port", "0", "--data", temporary.resolve("data").toString()));
  }

  @Test
  void roomsWithoutMembersTakeNoMemoryAndCanBeUsed() throws Exception {
    SqliteLog.open(temporary.resolve("data"), false, Retention.EVERYTHING, TimeSource.SYSTEM)
        .close();
    ManyRooms.add(temporary.resolve("data").resolve("messages.db"), ROOMS);
    try (ServerProcess server = server();
        FramedUser alice = FramedUser.at(server.awaitPort())) {
      alice.greetsAs("alice");
      alice.sends("JOIN #R77777 0");
      alice.sees("SAID #r77777 1 77777 nick⏎hello from 77777");
      alice.seesNext("TOPIC #r77777⏎topic 77777", "MEMBERS #r77777 1⏎alice", "LIVE #r77777 1");
      alice.sends("SAY 1 #r77777⏎hello");
      alice.seesOneLike("ACK 1 #r77777 2 [0-9]+");
      alice.sends("HISTORY #r150000 - 5");
      alice.sees("PAST #r150000 1 150000 nick⏎hello from 150000");
      alice.seesNext("DONE HISTORY #r150000");
      alice.sends("ROOMS");
      alice.sees("ROOM #r77777 1⏎topic 77777");
      alice.seesNext("ROOM #lobby 0⏎", "ROOM #r1 0⏎topic 1", "ROOM #r10 0⏎topic 10");
      int listed = 4;
      while (!alice.next().equals("DONE ROOMS -")) {
        listed++;
      }
      assertEquals(1_000, listed);
      // There are more than --max-rooms.
      alice.sends("JOIN #new");
      alice.seesOneLike("ERROR too-many-rooms JOIN #new⏎the server has 10,000 rooms and takes .*");
      assertTrue(server.isAlive());
      server.kill();
    }
    try (ServerProcess server = server();
        FramedUser bob = FramedUser.at(server.awaitPort())) {
      bob.greetsAs("bob");
      bob.sends("JOIN #r77777 1");
      bob.seesOneLike("SAID #r77777 2 [0-9]+ alice⏎hello");
      assertEquals(0, server.stop());
    }
  }
}
