package chat.server.log.sqlite;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static chat.server.log.Drafts.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.Searches;
import chat.server.log.StoredRooms;
import chat.server.log.account.StoredAccount;
import chat.server.log.file.Database;
import chat.server.log.file.Sql;
import chat.server.log.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A database of an older version becomes one of the present version, with all that it stores. */
class MigrationTest extends LogFiles {
  private static final int PAGE_BYTES = 8192;
  private static final RoomName GONE = RoomName.of("#Gone");

  private long leftover() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + messages)) {
      return new Sql(connection).number("SELECT count(*) FROM messages WHERE room = '#Gone'");
    }
  }

  @Test
  void folderOfVersion4KeepsItsAccountsDevicesAndMessages() throws Exception {
    Nick alice = Nick.of("Alice");
    try (SqliteLog log = open()) {
      log.append(many(CAKE, 1, 3));
      long account = log.accounts().create(alice, "hash", 1_000);
      log.accounts().addDevice(account, "laptop", "digest", 1_000);
    }
    OldVersions.restore4(messages);
    try (SqliteLog log = open()) {
      assertEquals(List.of("n 1", "n 2", "n 3"), texts(log.read(CAKE, 0, 3, 1_000).messages()));
      assertEquals(List.of(4L), seqs(log.append(many(CAKE, 4, 4))));
      StoredAccount account = log.accounts().find(alice).orElseThrow();
      assertEquals(alice.value(), account.nick().value());
      assertEquals(
          account.number(), log.accounts().deviceByToken("digest").orElseThrow().account());
      log.accounts().addDevice(account.number(), "phone", "other digest", 2_000);
    }
    sql(
        messages,
        "INSERT INTO room_settings (room, key, created) VALUES ('#cake', '#cake', 1)",
        "UPDATE messages SET refers = 4 WHERE seq = 1",
        "UPDATE devices SET scope = 'read' WHERE once = 0 AND expires = 0");
  }

  @Test
  void messagesOfVersion3AreThoseOfGuests() throws Exception {
    try (SqliteLog log = open()) {
      log.append(many(CAKE, 1, 3));
    }
    OldVersions.restore3(messages);
    try (SqliteLog log = open()) {
      List<LogMessage> read = log.read(CAKE, 0, 3, 1_000).messages();
      assertEquals(List.of("n 1", "n 2", "n 3"), texts(read));
      assertEquals(
          List.of(Draft.GUEST, Draft.GUEST, Draft.GUEST),
          read.stream().map(message -> message.draft().account()).toList());
      Draft draft = read.get(0).draft();
      Draft ofAccount = new Draft(CAKE, BOB, 1, 0, draft.nick(), 17, draft.kind(), draft.text());
      assertEquals(17, log.append(List.of(ofAccount)).get(0).draft().account());
      assertEquals(17, log.read(CAKE, 3, 4, 1_000).messages().get(0).draft().account());
    }
  }

  @Test
  void migrationFromVersion3RewritesNoMessage() throws Exception {
    write();
    OldVersions.restore3(messages);
    long before = Files.size(messages);
    assertTrue(before > 40 * PAGE_BYTES, "pages: " + before / PAGE_BYTES);
    Database database = new Database(messages, Schema.VERSION);
    try (Connection connection = database.open(Database.Sync.FULL, Schema::migrate)) {
      assertEquals(5_000, new Sql(connection).number("SELECT count(*) FROM messages"));
      // Each changed page is in the write-ahead log, until a checkpoint.
      long changed = Files.size(Path.of(messages + "-wal")) / PAGE_BYTES;
      assertTrue(changed < 25, "pages: " + changed);
    }
  }

  @Test
  void roomsTopicsAndNumbersAreKept() throws Exception {
    try (SqliteLog log = open()) {
      log.append(
          many(LogName.of(RoomName.of("#TEA")), 1, 3),
          Map.of(
              LogName.of(RoomName.of("#TEA")), Text.of("Tea"),
              LogName.of(RoomName.of("#never")), Text.of("said")));
      log.append(List.of(said(CAKE, BOB, 1, "cake"), said(LogName.inbox(BOB), ALICE, 1, "psst")));
      log.append(many(LogName.of(GONE), 1, 5));
      log.deleteRooms(List.of(LogName.of(GONE)));
    }
    OldVersions.restore2(messages);
    try (SqliteLog log = open()) {
      assertEquals(
          Map.of(RoomName.of("#cake"), Text.EMPTY, RoomName.of("#tea"), Text.of("Tea")),
          StoredRooms.of(log));
      assertEquals("#TEA", log.room(RoomName.of("#tea")).orElseThrow().name().value());
      assertEquals(3, log.openRoom(LogName.of(RoomName.of("#tea"))).lastSeq());
      assertEquals(2, log.countRooms(10));
      assertEquals(1, log.countRoomsOf(ALICE));
      assertEquals(1, log.countRoomsOf(BOB));
      assertEquals(1, log.lastSeq(LogName.inbox(BOB)));
      assertEquals(5, log.openRoom(LogName.of(RoomName.of("#gone"))).lastSeq());
      assertEquals(List.of(), Searches.find(log, LogName.of(GONE), "n", 9));
      assertEquals(List.of(6L), seqs(log.append(many(LogName.of(RoomName.of("#gone")), 1, 1))));
      Awaitility.await().atMost(Captured.PATIENCE).until(() -> leftover() == 0);
    }
  }
}
