package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.RoomName;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.LogName;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner of a room says how long its messages are stored. */
class RoomKeepTest {
  private static final LogName TEA = LogName.of(RoomName.of("#tea"));

  @TempDir private Path folder;

  private static FramedUser owner(TestServer server) {
    FramedUser alice = server.framed("alice");
    alice.sends("AUTH register⏎a long password");
    alice.seesOneLike("DONE AUTH register");
    alice.joins("#tea");
    return alice;
  }

  @Test
  void ownerSetsAnAgeOrACountOrNeither() throws Exception {
    Retention month = new Retention(Duration.ofDays(30), 1_000);
    SqliteLog log = SqliteLog.open(folder, false, month, TimeSource.SYSTEM);
    try (TestServer server = new ServerSetup().withLog(log).announcing(month).start()) {
      FramedUser alice = owner(server);
      String start = "SETTINGS #tea owner⏎owner alice⏎public⏎speak all⏎slow 0";
      alice.sends("MOD set #tea keep⏎1d12h");
      alice.sees(start + "⏎keep 1d12h");
      alice.sees("DONE MOD set");
      assertEquals("1d12h", log.moderation().room(TEA).settings().orElseThrow().keep());
      alice.sends("MOD set #tea keep⏎500");
      alice.sees(start + "⏎keep 500");
      alice.sees("DONE MOD set");
      alice.sends("MOD set #tea keep⏎-");
      alice.sees(start);
      alice.sees("DONE MOD set");
      alice.sends("MOD set #tea keep⏎31d");
      alice.sees("ERROR bad-setting MOD set⏎no room of this server keeps messages for over 30d");
      alice.sends("MOD set #tea keep⏎1001");
      alice.sees(
          "ERROR bad-setting MOD set⏎no room of this server keeps more than the newest 1,000"
              + " messages");
      alice.sends("MOD set #tea keep⏎20g");
      alice.sees(
          "ERROR bad-setting MOD set⏎keep is an age like 30d or 1d12h, or a number of messages like"
              + " 1000; - removes it");
    }
  }

  @Test
  void textClientSetsItLikewise() throws Exception {
    SqliteLog log = SqliteLog.open(folder, false, Retention.EVERYTHING, TimeSource.SYSTEM);
    try (TestServer server = new ServerSetup().withLog(log).start()) {
      owner(server).sends("BYE");
      TextUser alice = server.guest();
      alice.sends("/login alice");
      alice.sends("a long password");
      alice.sees("* you are logged in as alice");
      alice.joins("#tea");
      alice.sends("/room keep 1000");
      alice.seesOneLike("\\* changed");
      alice.sends("/room");
      alice.seesOneLike("\\* keep 1000");
      assertEquals("1000", log.moderation().room(TEA).settings().orElseThrow().keep());
    }
  }

  @Test
  void logInMemoryKeepsNoRoomForATime() {
    try (TestServer server = TestServer.start()) {
      FramedUser alice = owner(server);
      alice.sends("MOD set #tea keep⏎30d");
      alice.sees(
          "ERROR bad-setting MOD set⏎no room can set keep: this server stores messages in memory"
              + " alone");
      alice.sends("MOD set #tea keep⏎-");
      alice.seesOneLike("SETTINGS .*");
      alice.sees("DONE MOD set");
    }
  }
}
