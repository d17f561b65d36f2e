package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.command.UsageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Wrong usage, as the server reports it. */
class CommandLineTest {
  @ParameterizedTest
  @CsvSource({
    "--prot 8028, no option --prot; did you mean --port?",
    "--prot=8028, no option --prot; did you mean --port?",
    "--max-cleints=5, no option --max-cleints; did you mean --max-clients?",
    "--frobnicate, no option --frobnicate",
    "-p, no option -p",
    "8028, unexpected argument '8028'",
    "--verbose 8028, unexpected argument '8028'",
    "--verbose=loud, '--verbose takes no value, not ''loud'''",
    "--port, --port needs a value: --port PORT",
    "--port --verbose, --port needs a value: --port PORT",
    "--keep, --keep needs a value: --keep AGE|COUNT|SIZE",
    "--port=1 --port=2, --port occurs twice: type it once",
    "--verbose --verbose, --verbose occurs twice: type it once",
    "--port=x, '--port: ''x'' is not a whole number'",
    "--port=, '--port: '''' is not a whole number'",
    "--port=70000, --port must be 0 to 65535",
    "--metrics-port=70000, --metrics-port must be 0 to 65535",
    "--tls-port=70000, '--tls-port: ''70000'' is neither none nor a port, 0 to 65535'",
    "--tls-port=-1, '--tls-port: ''-1'' is neither none nor a port, 0 to 65535'",
    "--tls-port, --tls-port needs a value: --tls-port PORT|none",
    "--plain-anywhere=8028, '--plain-anywhere takes no value, not ''8028'''",
    "--tls-port=x, '--tls-port: ''x'' is not a whole number'",
    "--tls-port=1 --cert=a.pem, --cert and --key need each other",
    "--tls-port=1 --key=a.pem, --cert and --key need each other",
    "--log-format=xml, '--log-format: ''xml'' is not one of text, json'",
    "--rate x, '--rate: ''x'' is not a whole number'",
    "--rate=1.5, '--rate: ''1.5'' is not a whole number'",
    "--rate=-1, --rate must be 0 or more",
    "--max-clients=99999999999, '--max-clients: ''99999999999'' is too large'",
    "--max-clients=-1, --max-clients must be 0 or more",
    "--max-per-address=x, '--max-per-address: ''x'' is not a whole number'",
    "--max-per-address=-1, --max-per-address must be 0 or more",
    "--max-connects=-1, --max-connects must be 0 or more",
    "--max-text=63, --max-text must be 64 to 16773119",
    "--max-text=16773120, --max-text must be 64 to 16773119",
    "--max-text=99999999, --max-text must be 64 to 16773119",
    "--max-text=60000 --max-per-day=100k, '--max-per-day must be 0, or at least twice --max-text'",
    "--status --delete-room=tea, --status takes no option of a server but --data",
    "--port=1 --status, --status takes no option of a server but --data",
    "--delete-room=tea --keep=5, --delete-room takes no option of a server but --data",
    "--stall=10, '--stall: ''10'' is not a duration; write one like 30s, 10m, 1h30m or 30d'",
    "--ping=1, '--ping: ''1'' is not a duration; write one like 30s, 10m, 1h30m or 30d'",
    "--complete-within=x, '--complete-within: ''x'' is not a duration; write one like 30s, 10m, 1h30m or 30d'",
    "--rate-bytes=64x, '--rate-bytes: ''64x'' is not a size; write bytes, or a number like 64k, 10m or 2g'",
    "--keep=30x, '--keep: ''30x'' is neither an age like 30d nor a number of messages like 100000 nor a size like 20g'",
    "'--keep=30d,', '--keep: '''' is neither an age like 30d nor a number of messages like 100000 nor a size like 20g'",
    "--keep=500m, '--keep: ''500m'' may mean minutes or megabytes; write 500mb, or an age in h'",
    "'--keep=30d,40d', '--keep: give at most one age, one number of messages and one size'",
    "'--keep=1g,30d,2g', '--keep: give at most one age, one number of messages and one size'",
    "--keep=64k, '--keep: 64k is too little; 10m is the smallest size'",
    "--keep=20GB --max-data=10g, '--keep: 20g is too much for --max-data 10g; allow at least 25664m with --max-data, or keep less'",
    "--keep=10mb --max-data=13m, '--keep: 10m is too much for --max-data 13m; allow at least 77m with --max-data, or keep less'",
    "--log=postgres://localhost/chat --advertise=a:1 --keep=20g, '--log takes no size for --keep: PostgreSQL''s files do not shrink when messages are deleted. Give an age like 30d or a number of messages like 100000'",
    "--sync=ful, '--sync: ''ful'' is not one of full, normal'",
    "--data=, '--data: '''' is not the name of a folder'",
  })
  void wrongUsageIsReportedInOneLine(String arguments, String why) {
    assertWrong("chat-server", arguments, why);
  }

  @ParameterizedTest
  @CsvSource({
    "--port 9 export --room=tea, chat-server, export comes first; type its options after it",
    "--data=x export --room=tea, chat-server, export comes first; type its options after it",
    "exprot --room=tea, chat-server, no command exprot; did you mean export?",
    "export --port 9 --room=tea, chat-server export, no option --port",
    "export --room=tea --sinse=x, chat-server export, no option --sinse; did you mean --since?",
    "export, chat-server export, --room needs a value: --room ROOM",
    "export --room=a/b, chat-server export, '--room: ''a/b'' is no room: a room''s name is made of letters, digits, _ - and .'",
    "export --room=tea a b, chat-server export, unexpected argument 'b'",
    "export --room=tea --since=1.2.2026, chat-server export, '--since: ''1.2.2026'' is no date; write one like 2026-11-01 or 2026-11-01T10:30, in UTC'",
    "export --room=tea --until=2026-02-30, chat-server export, '--until: ''2026-02-30'' is no date; write one like 2026-11-01 or 2026-11-01T10:30, in UTC'",
    "import --room=tea, chat-server import, FILE is missing",
    "import --room=tea --format=xml f, chat-server import, '--format: ''xml'' is not one of json, irssi, weechat'",
    "import --room=tea --zone=Mars f, chat-server import, '--zone: ''Mars'' is no time zone; write one like Europe/Berlin, UTC or +02:00'",
    "check x, chat-server check, unexpected argument 'x'",
    "backup, chat-server backup, FILE is missing",
    "admin, chat-server admin, 'admin needs a command: accounts, announce, audit, ban, bans, bot, delete-account, deop, drain, kick, mute, op, reports, reset-password, room, rooms, status, token, unban, users'",
    "admin usres, chat-server admin, no command usres; did you mean users?",
    "admin users --frob, chat-server admin users, no option --frob",
    "admin announce, chat-server admin announce, TEXT is missing",
    "admin drain --within=soon, chat-server admin drain, '--within: ''soon'' is not a duration; write one like 30s, 10m, 1h30m or 30d'",
    "admin audit --since=x, chat-server admin audit, '--since: ''x'' is no date; write one like 2026-11-01 or 2026-11-01T10:30, in UTC'",
    "admin bot helper --off --rate 5, chat-server admin bot, '--off and --rate exclude each other: type one of them'",
    "admin bot helper --off --rate, chat-server admin bot, --rate needs a value: --rate N",
    "admin bot helper --rate x, chat-server admin bot, '--rate: ''x'' is not a whole number'",
    "admin room set pub slow 3, chat-server admin room, 'the room comes before set: room pub set slow 5'",
    "admin room give pub bob, chat-server admin room, 'the room comes before give: room pub give NICK'",
    "admin room pub slow 3, chat-server admin room, 'after the room, type what to change: room pub set slow 5, or room pub give NICK'",
    "admin room pub set, chat-server admin room, 'after the room, type what to change: room pub set slow 5, or room pub give NICK'",
    "admin room pub, chat-server admin room, 'after the room, type what to change: room pub set slow 5, or room pub give NICK'",
    "admin room pub give bob alice, chat-server admin room, 'after the room, type what to change: room pub set slow 5, or room pub give NICK'",
    "admin room, chat-server admin room, ROOM is missing",
    "admin accounts alice bob, chat-server admin accounts, unexpected argument 'bob'",
    "admin accounts --after=x, chat-server admin accounts, '--after: ''x'' is not a whole number'",
    "doctor --tls-port=0, chat-server doctor, '--tls-port must be none, or 1 to 65535'",
    "doctor --tls-port=x, chat-server doctor, '--tls-port: ''x'' is not a whole number'",
  })
  void wrongUsageOfACommandIsReportedInOneLine(String arguments, String command, String why) {
    assertWrong(command, arguments, why);
  }

  private static void assertWrong(String command, String arguments, String why) {
    StringWriter errors = new StringWriter();
    int code =
        ChatServerMain.commandLine()
            .setErr(new PrintWriter(errors, true))
            .execute(arguments.split(" ", -1));
    assertEquals(
        "chat-server: " + why + " (" + command + " --help lists the options)",
        errors.toString().stripTrailing());
    assertEquals(2, code);
  }

  @Test
  void roomForMoreThanIsKeptIsTheDefault() {
    assertEquals(10L << 30, maxData());
    assertEquals(12L << 30, maxData("--keep", "8g"));
    assertEquals(10L << 30, maxData("--keep", "6g"));
    assertEquals(30L << 30, maxData("--keep", "30d,20GB"));
    assertEquals(0, maxData("--keep", "20g", "--max-data", "0"));
    assertEquals(26L << 30, maxData("--keep", "20g", "--max-data", "26g"));
    assertEquals(77L << 20, maxData("--keep", "10mb", "--max-data", "77m"));
  }

  @Test
  void certificateIsRefusedWhereNobodyIsShownIt() throws Exception {
    Options own = parsed();
    own.tls().requireUse(false);
    Options given = parsed("--cert=a.pem", "--key=b.pem");
    given.tls().requireUse(true);
    assertEquals(
        "--cert has no effect without TLS: add --tls-port 8029, or serve other computers with --bind 0.0.0.0",
        assertThrows(UsageException.class, () -> given.tls().requireUse(false)).getMessage());
  }

  private static long maxData(String... arguments) {
    return parsed(arguments).maxDataBytes();
  }

  private static Options parsed(String... arguments) {
    ParsedOptions parsed = new ParsedOptions();
    Options.parsedBy(new CommandLine(parsed)).parseArgs(arguments);
    parsed.options.validate();
    return parsed.options;
  }

  @Command
  private static final class ParsedOptions {
    @Mixin private Options options;
  }
}
