package chat.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.Searches;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What import stores of files, and what it refuses. */
class ImportTest {
  private static final LogName TEA = LogName.of(RoomName.of("#tea"));

  @TempDir private Path temporary;
  private Path data;

  @BeforeEach
  void nameFolder() {
    data = temporary.resolve("data");
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(temporary.resolve(name), String.join("\n", lines) + "\n");
  }

  private List<String> stored() throws LogException {
    try (RoomLog log = SqliteLog.open(data, true, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      return log.read(TEA, 0, Long.MAX_VALUE, Integer.MAX_VALUE).messages().stream()
          .map(ImportTest::line)
          .toList();
    }
  }

  private static String line(LogMessage message) {
    var draft = message.draft();
    return "%d %s %s %s: %s"
        .formatted(
            message.seq(),
            Instant.ofEpochMilli(draft.epochMillis()),
            draft.kind(),
            draft.nick(),
            draft.text());
  }

  @Test
  void irssiLogIsRead() throws Exception {
    Path log =
        file(
            "irssi.log",
            "--- Log opened Tue Oct 18 14:00:00 2022",
            "14:00 -!- nick [~n@example.org] has joined #tea",
            "14:03 <@nick> Tea?",
            "14:05  * nick waves",
            "14:05 < bob[m]> \u0002bold\u0002 and \u000304,01red\u0003 plain",
            "--- Day changed Wed Oct 19 2022",
            "00:01 <+Zoë> Grüße",
            "00:02 -ChanServ:#tea- a notice",
            "00:02 <nick> ",
            "garbage",
            "25:00 <nick> no such time",
            "--- Log closed Wed Oct 19 00:03:00 2022");
    Ran ran = Ran.on(data, "import", "--room=tea", "--zone=Europe/Berlin", log).succeeds();
    assertEquals(
        List.of(
            "1 2022-10-18T12:03:00Z SAID nick: Tea?",
            "2 2022-10-18T12:05:00Z EMOTED nick: waves",
            "3 2022-10-18T12:05:00Z SAID bob_m_: bold and red plain",
            "4 2022-10-18T22:01:00Z SAID Zoë: Grüße"),
        stored());
    assertEquals(
        List.of(
            "imported 4 messages into the room #tea in the folder " + data,
            "skipped 5 lines without a message",
            "could not read 3 lines, such as",
            "  " + log + ":9: it has no text",
            "  " + log + ":10: irssi writes no such line",
            "  " + log + ":11: there is no such time",
            "changed 1 nick: bob[m] is bob_m_"),
        ran.out().lines().toList());
  }

  @Test
  void weechatLogIsRead() throws Exception {
    Path log =
        file(
            "weechat.log",
            "2022-10-18 14:03:20\t-->\tnick (~n@example.org) has joined #tea",
            "2022-10-18 14:03:22\t@nick\tTea?\tOr coffee?",
            "2022-10-18 14:05:00\t *\tnick waves",
            "2022-10-18 14:05:01\t--\tMode #tea [+o nick]",
            "2022-10-18 14:05:02\t^^\tno letter",
            "2022-10-18 14:05:03\t<--\tnick has left");
    Ran ran = Ran.on(data, "import", "--room=#tea", "--zone=UTC", log).succeeds();
    assertEquals(
        List.of(
            "1 2022-10-18T14:03:22Z SAID nick: Tea?\tOr coffee?",
            "2 2022-10-18T14:05:00Z EMOTED nick: waves",
            "3 2022-10-18T14:05:02Z SAID unknown: no letter"),
        stored());
    assertTrue(ran.out().contains("skipped 3 lines without a message"), ran.out());
    assertTrue(ran.out().contains("changed 1 nick: ^^ is unknown"), ran.out());
  }

  @Test
  void timesNeverFallWithinALogOfIrc() throws Exception {
    // In the night of 30 October 2022, 02:30 occurred twice in Berlin.
    Path log =
        file(
            "irssi.log",
            "--- Day changed Sun Oct 30 2022",
            "02:30 <nick> summer",
            "02:10 <nick> winter",
            "01:00 <nick> the clock was set back");
    Ran.on(data, "import", "--room=tea", "--zone=Europe/Berlin", log).succeeds();
    assertEquals(
        List.of(
            "1 2022-10-30T00:30:00Z SAID nick: summer",
            "2 2022-10-30T01:10:00Z SAID nick: winter",
            "3 2022-10-30T01:10:00Z SAID nick: the clock was set back"),
        stored());
  }

  @Test
  void linesInAnotherEncodingAreRead() throws Exception {
    Path log = temporary.resolve("latin.log");
    Files.writeString(
        log, "2022-10-18 14:03:22\tnick\tGrüße\r\n2022-10-18 14:03:23\tnick\tß\r\n", ISO_8859_1);
    Ran.on(data, "import", "--room=tea", "--zone=UTC", log).succeeds();
    assertEquals(
        List.of("1 2022-10-18T14:03:22Z SAID nick: Grüße", "2 2022-10-18T14:03:23Z SAID nick: ß"),
        stored());
  }

  @Test
  void filesAreReadInTheirOrderEachInItsFormat() throws Exception {
    Path json =
        file(
            "a.jsonl",
            "{\"text\":\"one\",\"nick\":\"ann\",\"time\":\"2022-10-18T14:00:00+02:00\",\"number\":7}",
            "{\"text\":\"half",
            "{\"nick\":\"ann\",\"time\":\"2022-10-18T14:00:00Z\"}",
            "{\"text\":\"x\",\"nick\":\"ann\",\"time\":\"yesterday\"}",
            "{\"text\":\"x\",\"nick\":\"ann\",\"time\":\"1969-12-31T00:00:00Z\"}",
            "{\"text\":\"x\",\"nick\":\"ann\",\"time\":\"2022-10-18T14:00:00Z\",\"kind\":\"sung\"}",
            "",
            "{\"text\":\"two\",\"nick\":\"ann\",\"time\":\"2022-10-18T14:00:00Z\",\"kind\":\"emoted\"}");
    Path irc = file("b.log", "2022-10-18 14:03:22\tbob\tthree");
    Ran ran = Ran.on(data, "import", "--room=tea", "--zone=UTC", json, irc).succeeds();
    assertEquals(
        List.of(
            "1 2022-10-18T12:00:00Z SAID ann: one",
            "2 2022-10-18T14:00:00Z EMOTED ann: two",
            "3 2022-10-18T14:03:22Z SAID bob: three"),
        stored());
    assertEquals(
        List.of(
            "could not read 5 lines, such as",
            "  " + json + ":2: at character 14, the string does not end",
            "  " + json + ":3: it has no string \"text\"",
            "  " + json + ":4: \"time\" is none like 2026-11-21T13:25:52.123Z: yesterday",
            "  " + json + ":5: its year is not one of 1970 to 9999",
            "  " + json + ":6: \"kind\" is none of said, emoted: sung"),
        ran.out().lines().skip(1).toList());
  }

  @Test
  void textsWithoutALetterAreNoMessages() throws Exception {
    String line = "{\"time\":\"2022-10-18T14:00:00Z\",\"nick\":\"ann\",\"text\":\"%s\"}";
    Path json = file("a.jsonl", line.formatted(""), line.formatted("one"), line.formatted(" \\n "));
    Ran ran = Ran.on(data, "import", "--room=tea", json).succeeds();
    assertEquals(List.of("1 2022-10-18T14:00:00Z SAID ann: one"), stored());
    assertEquals(
        List.of(
            "could not read 2 lines, such as",
            "  " + json + ":1: it has no text",
            "  " + json + ":3: it has no text"),
        ran.out().lines().skip(1).toList());
  }

  @Test
  void reportQuotesWhatWasReadOnOneLine() throws Exception {
    Path json =
        file(
            "a.jsonl",
            "{\"time\":\"2022-10-18T14:00:00Z\",\"nick\":\"a\\nb\",\"text\":\"one\"}",
            "{\"time\":\"now\\nor never\",\"nick\":\"ann\",\"text\":\"one\"}");
    Ran ran = Ran.on(data, "import", "--room=tea", json).succeeds();
    assertEquals(
        List.of(
            "could not read 1 line, such as",
            "  " + json + ":2: \"time\" is none like 2026-11-21T13:25:52.123Z: now\\u000aor never",
            "changed 1 nick: a\\u000ab is a_b"),
        ran.out().lines().skip(1).toList());
  }

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
