package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import chat.server.fixture.FramedUser;
import chat.server.fixture.LoggedLines;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * On a full disk the server refuses messages, and does everything else as before. Alone: it reads
 * what the server logs.
 */
@Isolated
class DiskFullTest {
  private static final String CANNOT =
      "ERROR not-stored - -⏎the server can't store messages now; stored messages are safe";
  private static final String FILLING = "x".repeat(5_000);

  @TempDir private Path temporary;
  private final List<String> stored = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private int runsOfRefusals;
  private boolean refused;

  @Test
  void messagesAreRefusedUntilThereIsSpaceAgain() throws Exception {
    try (SmallDisk disk = SmallDisk.of(temporary.resolve("disk"), "6m")) {
      Path ballast = disk.folder().resolve("ballast");
      Files.write(ballast, new byte[3 << 20]);
      try (LoggedLines logged = new LoggedLines("chat.server.hub.delivery");
          TestServer server = new ServerSetup().withLog(open(disk)).start()) {
        converse(server, ballast);
        assertEquals(reports(disk), logged.all());
      }
      try (SqliteLog log = open(disk)) {
        assertEquals(stored, texts(log));
        assertEquals(stored.size(), log.lastSeq(LogName.of(RoomName.of("#tea"))));
      }
    }
  }

  /** Returns the lines in the server's log: two for each time that the disk is full. */
  private List<String> reports(SmallDisk disk) {
    List<String> pair =
        List.of(
            "can't store messages: can't write %s: the disk is full. Free space there"
                .formatted(disk.folder().resolve("data/messages.db")),
            "messages are stored again");
    return Collections.nCopies(runsOfRefusals, pair).stream().flatMap(List::stream).toList();
  }

  private void converse(TestServer server, Path ballast) throws IOException {
    TextUser carol = server.guest();
    carol.sends("/nick carol");
    carol.catchesUp();
    FramedUser bob = server.framedIn("#tea", "bob");
    FramedUser alice = server.framedIn("#tea", "alice");
    for (int i = 0; !refused && i < 1_000; i++) {
      says(alice, FILLING);
    }
    assertTrue(refused);
    fill(ballast.resolveSibling("more"));
    for (int i = 0; i < 50; i++) {
      says(alice, FILLING);
    }
    assertTrue(refused, "the disk still has no space after many refusals");
    notices.forEach(bob::sees);
    int seen = notices.size();
    // Everything else works.
    alice.sends("TELL " + nextId() + " bob⏎" + FILLING);
    alice.sees(
        "ERROR not-stored TELL "
            + nextId()
            + "⏎the server could not store this message; try again later");
    alice.sends("PING still-there");
    alice.sees("PONG still-there");
    bob.sends("HISTORY #tea - 2");
    bob.seesOneLike("PAST #tea " + stored.size() + " .*");
    // The search fails unless the index has all messages already; the connection stays either way.
    bob.sends("SEARCH #tea 1⏎nowhere");
    bob.seesOneLike("ERROR not-stored SEARCH #tea⏎.*|DONE SEARCH #tea");
    bob.sends("NICK robert");
    alice.sees("RENAMED bob robert");
    FramedUser dave = server.framedIn("#tea", "dave");
    dave.sends("SAY 1 #tea⏎" + FILLING);
    dave.seesOneLike("ERROR not-stored SAY 1⏎.*");

    Files.delete(ballast);
    int before = stored.size();
    says(alice, "there is space");
    for (int i = 0; i < 5; i++) {
      says(alice, FILLING);
    }
    assertFalse(refused);
    assertEquals(before + 6, stored.size());
    assertEquals(
        runsOfRefusals, notices.size(), "everyone is notified once for each time the disk is full");
    for (int i = 0; i < notices.size(); i++) {
      assertEquals(CANNOT, notices.get(i));
      if (i >= seen) {
        bob.sees(notices.get(i));
      }
      carol.sees("* " + notices.get(i).replaceFirst(".*⏎", ""));
    }
    dave.sends("SAY 1 #tea⏎me too");
    dave.seesOneLike("ACK 1 #tea .*");
    stored.add("me too");
    bob.seesOneLike("SAID #tea " + stored.size() + " .* dave⏎me too");
    carol.seesNothingMore();
  }

  private int nextId() {
    return stored.size() + 1;
  }

  /** Sends a message with the next id, and records how the server answers. */
  private void says(FramedUser alice, String text) {
    int id = nextId();
    alice.sendsAtOnce("SAY " + id + " #tea⏎" + id + text, "WHO #nowhere");
    String frame = alice.next();
    while (!frame.equals("DONE WHO #nowhere")) {
      if (frame.startsWith("ACK " + id + " ")) {
        stored.add(id + text);
        refused = false;
      } else if (frame.startsWith("ERROR not-stored SAY " + id + "⏎")) {
        runsOfRefusals += refused ? 0 : 1;
        refused = true;
      } else if (frame.startsWith("ERROR")) {
        notices.add(frame);
      }
      frame = alice.next();
    }
  }

  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[512]);
      }
    } catch (IOException e) {
      // Full.
      assertTrue(Files.exists(file));
    }
  }

  private static SqliteLog open(SmallDisk disk) throws LogException {
    return SqliteLog.open(
        disk.folder().resolve("data"), true, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  private static List<String> texts(SqliteLog log) throws LogException {
    LogName tea = LogName.of(RoomName.of("#tea"));
    return log.read(tea, 0, Long.MAX_VALUE, Integer.MAX_VALUE).messages().stream()
        .map(LogMessage::draft)
        .map(draft -> draft.text().toString())
        .toList();
  }
}
