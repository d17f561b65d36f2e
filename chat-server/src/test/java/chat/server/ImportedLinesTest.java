package chat.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What import reads in the lines of files, and how it reports the others. */
class ImportedLinesTest extends ImportFiles {
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
}
