package chat.server.log.sqlite;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.Captured;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.LogName;
import chat.server.log.Searches;
import chat.server.log.StoredRooms;
import chat.server.log.file.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A database of version 2 becomes one of version 3, with all that it stores. */
class MigrationTest extends LogFiles {
  private static final RoomName GONE = RoomName.of("#Gone");

  private long leftover() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + messages)) {
      return new Sql(connection).number("SELECT count(*) FROM messages WHERE room = '#Gone'");
    }
  }

  @Test
  void roomsTopicsAndNumbersAreKept() throws Exception {
    try (SqliteLog log = open()) {
      log.append(
          many(LogName.of(RoomName.of("#TEA")), 1, 3),
          Map.of(RoomName.of("#TEA"), Text.of("Tea"), RoomName.of("#never"), Text.of("said")));
      log.append(List.of(said(CAKE, BOB, 1, "cake"), said(LogName.inbox(BOB), ALICE, 1, "psst")));
      log.append(many(LogName.of(GONE), 1, 5));
      log.deleteRooms(List.of(GONE));
    }
    OldVersions.restore2(messages);
    try (SqliteLog log = open()) {
      assertEquals(
          Map.of(RoomName.of("#cake"), Text.EMPTY, RoomName.of("#tea"), Text.of("Tea")),
          StoredRooms.of(log));
      assertEquals("#TEA", log.room(RoomName.of("#tea")).orElseThrow().name().value());
      assertEquals(3, log.openRoom(RoomName.of("#tea")).lastSeq());
      assertEquals(2, log.countRooms(10));
      assertEquals(1, log.countRoomsOf(ALICE));
      assertEquals(1, log.countRoomsOf(BOB));
      assertEquals(1, log.lastSeq(LogName.inbox(BOB)));
      assertEquals(5, log.openRoom(RoomName.of("#gone")).lastSeq());
      assertEquals(List.of(), Searches.find(log, LogName.of(GONE), "n", 9));
      assertEquals(List.of(6L), seqs(log.append(many(LogName.of(RoomName.of("#gone")), 1, 1))));
      Awaitility.await().atMost(Captured.PATIENCE).until(() -> leftover() == 0);
    }
  }
}
