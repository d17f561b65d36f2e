package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.server.log.RoomLog;
import chat.server.log.Searches;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What import stores, and where it stores nothing. */
class ImportTest extends ImportFiles {
  @Test
  void exportImportAndExportAreEqual() throws Exception {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= 100_000; i++) {
      lines.add(
          "{\"number\":%d,\"time\":\"%s\",\"nick\":\"%s\",\"kind\":\"%s\",\"text\":\"%s\"}"
              .formatted(
                  i,
                  "2026-11-0%dT12:00:0%d.%03dZ"
                      .formatted(1 + i / 20_000, random.nextInt(10), random.nextInt(1_000)),
                  random.nextBoolean() ? "zoë" : "guest-" + random.nextInt(100),
                  random.nextInt(10) == 0 ? "emoted" : "said",
                  "line " + i + (random.nextInt(10) == 0 ? "\\n\\\"ß\\\" \\\\ 👋" : "")));
    }
    Path first = file("first.jsonl", lines.toArray(String[]::new));
    Ran.on(data, "import", "--room=Tea", first).succeeds();
    Path second = temporary.resolve("second.jsonl");
    Ran.on(data, "export", "--room=tea", second).succeeds();
    assertEquals(-1, Files.mismatch(first, second));
    Ran check = Ran.on(data, "check").succeeds();
    assertEquals(
        "checked 100,000 messages in 1 room and 0 inboxes: no problem" + System.lineSeparator(),
        check.out());
  }

  @Test
  void importedMessagesAreFound() throws Exception {
    Ran.on(
            data,
            "import",
            "--room=tea",
            file("irc.log", "2022-10-18 14:03:22\tbob\tan unusual word"))
        .succeeds();
    try (RoomLog log = SqliteLog.open(data, true, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      assertEquals(1, Searches.find(log, TEA, "unusual", 5).size());
    }
  }

  @Test
  void roomThatHasMessagesIsRefusedInAnySpelling() throws Exception {
    Path irc = file("irc.log", "2022-10-18 14:03:22\tbob\tone");
    Ran.on(data, "import", "--room=tea", irc).succeeds();
    Ran.on(data, "import", "--room=TEA", irc)
        .fails(
            "the room #TEA has messages: name a new one, or delete it first with --delete-room, also what is left of a killed import");
    assertEquals(1, stored().size());
  }

  @Test
  void numbersOfADeletedRoomContinue() throws Exception {
    Path irc = file("irc.log", "2022-10-18 14:03:22\tbob\tone");
    Ran.on(data, "import", "--room=tea", irc).succeeds();
    Ran.command("--delete-room=tea", "--data=" + data).succeeds();
    Ran.on(data, "import", "--room=tea", "--zone=UTC", irc).succeeds();
    assertEquals(List.of("2 2022-10-18T14:03:22Z SAID bob: one"), stored());
  }

  @Test
  void whatCanNotBeReadIsReportedBeforeAnythingIsStored() throws Exception {
    Path irc = file("irc.log", "2022-10-18 14:03:22\tbob\tone");
    Path strange = file("strange.log", "Dear diary,");
    Path missing = temporary.resolve("missing.log");
    Ran.on(data, "import", "--room=tea", irc, strange)
        .fails(strange + " begins like no known format: name it with --format");
    Ran.on(data, "import", "--room=tea", irc, missing).fails("there is no file " + missing);
    Ran.on(data, "import", "--room=tea", temporary).fails(temporary + " is a folder: name files");
    Ran.on(data, "import", "--room=temp-tea", irc)
        .fails("the server would delete the room #temp-tea, which is temporary: name another one");
    assertFalse(Files.exists(data));
  }

  @Test
  void fileOfAnotherFormatThanNamedHasNoMessage() throws Exception {
    Path irc = file("irc.log", "2022-10-18 14:03:22\tbob\tone");
    Ran ran = Ran.on(data, "import", "--room=tea", "--format=irssi", irc);
    ran.fails("nothing is imported: there is no message in what was read");
    assertFalse(Files.exists(data));
    assertEquals(
        List.of("could not read 1 line, such as", "  " + irc + ":1: irssi writes no such line"),
        ran.out().lines().toList());
  }

  @Test
  void folderOfARunningServerIsRefused() throws Exception {
    Path irc = file("irc.log", "2022-10-18 14:03:22\tbob\tone");
    try (RoomLog running = SqliteLog.open(data, true, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      Ran.on(data, "import", "--room=tea", irc)
          .fails(
              "another chat-server uses the folder %s: stop it, or give another folder with --data"
                  .formatted(data));
      assertEquals(0, running.lastSeq(TEA));
    }
  }
}
