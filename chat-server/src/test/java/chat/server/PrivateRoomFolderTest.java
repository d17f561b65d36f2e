package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.Drafts;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.moderation.Access;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.Party;
import chat.server.log.moderation.RoomSettings;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the commands on a folder do whose {@code #tea} is private, so that its name denotes a public
 * room with another log.
 */
class PrivateRoomFolderTest extends ImportFiles {
  private static final LogName PUBLIC = new LogName("#tea/0002");
  private static final String OTHERS =
      "the folder %s has no public room #tea; name a private one by its log: #tea/0001";

  private Path irc;

  @BeforeEach
  void makeTeaPrivate() throws Exception {
    irc = file("irc.log", "2022-10-18 14:03:22\tbob\tpublic words");
    try (SqliteLog log = open()) {
      append(log, TEA, 3);
      RoomSettings hidden =
          RoomSettings.initial(TEA, "!#tea", 1, 1).withAccess(Access.PRIVATE).changedAt(2);
      log.moderation()
          .apply(
              new ModerationChange.MakePrivate(hidden, PUBLIC),
              AuditEntry.of(2, new Party(1, "owner"), "set", TEA.key(), "private", ""));
    }
  }

  private SqliteLog open() throws LogException {
    return SqliteLog.open(data, true, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  private static void append(SqliteLog log, LogName room, int count) throws LogException {
    log.append(
        IntStream.rangeClosed(1, count)
            .mapToObj(
                i ->
                    new Draft(
                        room,
                        Drafts.ALICE,
                        i,
                        i,
                        Nick.of("alice"),
                        MessageKind.SAID,
                        Text.of("a secret")))
            .toList());
  }

  private List<String> exported(String room) {
    return Ran.on(data, "export", "--room=" + room, temporary.resolve(room.hashCode() + ".jsonl"))
        .err()
        .lines()
        .toList();
  }

  @Test
  void nameAloneDoesNotDenoteThePrivateRoom() {
    Ran.on(data, "export", "--room=tea").fails(OTHERS.formatted(data));
    Ran.command("--delete-room=tea", "--data=" + data).fails(OTHERS.formatted(data));
    assertEquals(List.of("exported 3 messages of #tea/0001"), exported("Tea/1"));
    Ran.on(data, "export", "--room=cake")
        .fails("the folder %s has no room #cake: check its name".formatted(data));
  }

  @Test
  void importStoresInThePublicRoomOfTheName() throws Exception {
    Ran imported = Ran.on(data, "import", "--room=tea", irc).succeeds();
    assertTrue(imported.out().startsWith("imported 1 message into the room #tea "));
    assertEquals(3, stored().size());
    try (SqliteLog log = open()) {
      assertEquals(PUBLIC, log.room(TEA.room()).orElseThrow().log());
      assertEquals(1, log.moderation().privateRooms().size());
      assertTrue(log.privateRoom(TEA).hasMessages());
    }
    assertEquals(List.of("exported 1 message of #tea"), exported("tea"));
    assertEquals(List.of("exported 1 message of #tea/0002"), exported("tea/0002"));
    assertEquals(List.of("exported 3 messages of #tea/0001"), exported("tea/0001"));
  }

  @Test
  void importIntoAPrivateRoomNeedsTheNumberOfItsLog() throws Exception {
    Ran.on(data, "import", "--room=tea/1", irc)
        .fails(
            "the room #tea/0001 has messages: name a new one, or delete it first with --delete-room, also what is left of a killed import");
    Ran.on(data, "import", "--room=tea/7", irc)
        .fails("there is no room #tea/0007: name a new one without a number");
    Ran.command("--delete-room=tea/1", "--data=" + data).succeeds();
    Ran.on(data, "import", "--room=tea/1", irc).succeeds();
    assertEquals(1, stored().size());
    try (SqliteLog log = open()) {
      assertTrue(log.room(TEA.room()).isEmpty(), "public");
      assertEquals(1, log.moderation().privateRooms().size());
    }
  }

  @Test
  void roomIsDeletedThatIsNamed() throws Exception {
    Ran.on(data, "import", "--room=tea", irc).succeeds();
    Ran deleted = Ran.command("--delete-room=TEA", "--data=" + data).succeeds();
    assertEquals(
        "deleted #tea from the folder %s: 1 message".formatted(data), deleted.out().strip());
    assertEquals(3, stored().size());
    Ran hidden = Ran.command("--delete-room=#tea/1", "--data=" + data).succeeds();
    assertEquals(
        "deleted #tea/0001 from the folder %s: 3 messages".formatted(data), hidden.out().strip());
    try (SqliteLog log = open()) {
      assertEquals(1, log.moderation().privateRooms().size());
    }
  }

  @Test
  void malformedNumbersAreRefused() {
    for (String room : List.of("tea/", "tea/0", "tea/x", "tea/-1", "tea/1/1", "tea/9999999999")) {
      Ran ran = Ran.on(data, "export", "--room=" + room);
      assertEquals(2, ran.code());
      assertTrue(ran.err().contains("is no room: a room's name is made of letters"), ran.err());
    }
  }
}
