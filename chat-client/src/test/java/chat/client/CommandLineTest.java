package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.Environment;
import chat.client.config.TestHome;
import chat.client.net.Timing;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage, and failures to connect, as the client reports them. */
final class CommandLineTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String HINT = " (chat-client --help lists the options)\n";

  @ParameterizedTest
  @CsvSource({
    "localhost:0, localhost:0: a port is 1 to 65535",
    "localhost:70000, localhost:70000: a port is 1 to 65535",
    "localhost:http, localhost:http: the port after the colon is not a number",
    "localhost:, localhost:: the port after the colon is not a number",
    "alice@, alice@: a host is missing",
    "@localhost, @localhost: a nick needs a letter or a digit",
    "[::1, '[::1: an address in brackets needs both brackets'",
    "--bogus, no option --bogus",
    "--give-up=0s, '--give-up: ''0s'' is not a duration; write one like 30s, 10m, 1h30m or 30d'",
    "--give-up=never, '--give-up: ''never'' is not a duration; write one like 30s, 10m, 1h30m or 30d'",
    "--bell=loud, '--bell: ''loud'' is not one of off, highlights, all'",
    "--ignore=a b, '--ignore: a b: a nick is made of letters, digits, _ - and .'",
    "--highlight=, '--highlight: a word is missing'",
    "--log=, '--log: the name of a file is missing'",
    "--send=, '--send: a text is missing'",
    "--room, --room needs a value: --room ROOM",
  })
  void wrongUsageIsReportedInOneLine(String argument, String why) throws Exception {
    TestClient.inPipe(argument).exits(2, "chat-client: " + why + HINT);
  }

  @ParameterizedTest
  @CsvSource({
    "--jsn, localhost, no option --jsn; did you mean --json?",
    "localhost, 8028, unexpected argument '8028'",
    "--json, --json, --json occurs twice: type it once",
    "--json=yes, localhost, '--json takes no value, not ''yes'''",
    "--log=a, --log=b, --log occurs twice: type it once",
  })
  void wrongArgumentIsReportedInOneLine(String one, String other, String why) throws Exception {
    TestClient.inPipe(one, other).exits(2, "chat-client: " + why + HINT);
  }

  @Test
  void malformedRoomIsWrongUsage() throws Exception {
    TestClient.inPipe("--room", "a b")
        .exits(
            2,
            "chat-client: --room: a b: a room's name is made of letters, digits, _ - and ." + HINT);
  }

  @ParameterizedTest
  @CsvSource({
    "--send=hi, --listen, '--send exits after its message, --listen continues; choose one of them'",
    "--send=hi, --text, '--send waits for an answer that plain text doesn''t have; leave off --text, or pipe the message in'",
    "--json, --text, '--text prints the server''s bytes unchanged; leave it off for --json'",
    "--timestamps, --text, '--text prints the server''s bytes unchanged; leave it off for --timestamps'",
  })
  void contradictingOptionsAreWrongUsage(String one, String other, String why) throws Exception {
    TestClient.inPipe(one, other).exits(2, "chat-client: " + why + HINT);
  }

  @Test
  void malformedSettingIsReportedAndIgnored(@TempDir Path folder) throws Exception {
    TestHome home = new TestHome(folder).config("bell = loud", "server = nowhere.invalid:99");
    TestClient client = TestClient.inPipe(home.environment());
    client.exits(1);
    List<String> said = client.err().toString().lines().toList();
    assertEquals(home.file() + ":1: bell: 'loud' is not one of off, highlights, all", said.get(0));
    assertTrue(
        said.get(1).startsWith("chat-client: cannot connect to nowhere.invalid:99: "),
        said::toString);
    assertEquals(2, said.size());
  }

  @Test
  void missingSettingsFileThatTheVariableNamesEndsTheClient(@TempDir Path folder) throws Exception {
    String missing = folder.resolve("missing").toString();
    Environment environment = new Environment("Linux", Map.of("CHAT_CONFIG", missing), folder);
    TestClient.inPipe(environment)
        .exits(
            1,
            "chat-client: cannot read %s (no such file), which CHAT_CONFIG names: create that file, or unset CHAT_CONFIG%n"
                .formatted(missing));
  }

  @Test
  void helpAndBenchReportNoMalformedSettings(@TempDir Path folder) throws Exception {
    TestHome home = new TestHome(folder).config("bell = loud", "json = true");
    TestClient.inPipe(home.environment(), "--help").exits(0, "");
    TestClient.inPipe(home.environment(), "bench", "--help").exits(0, "");
    TestClient bench = TestClient.inPipe(home.environment(), "bench", "nowhere.invalid");
    bench.exits(1);
    assertFalse(bench.err().toString().contains("bell"), bench.err()::toString);
  }

  @Test
  void helpAndVersionArePrinted() throws Exception {
    TestClient help = TestClient.inPipe("--help");
    help.exits(0, "");
    assertTrue(help.out().toString().contains("[NICK@]HOST[:"), help.out()::toString);
    TestClient version = TestClient.inPipe("--version");
    version.exits(0, "");
    assertTrue(version.out().toString().startsWith("chat-client "), version.out()::toString);
  }

  @Test
  void refusedConnectionIsReportedInOneLine() throws Exception {
    // Nobody else gets a port that is bound, and a socket that does not listen refuses.
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String address = "127.0.0.1:" + bound.getLocalPort();
      TestClient client = TestClient.inPipe(address);
      client.exits(1);
      String said = client.err().toString();
      assertTrue(
          said.startsWith("chat-client: cannot connect to " + address + ": refused. "), said);
      assertTrue(said.contains("chat-server") && said.contains("--bind 0.0.0.0"), said);
      assertEquals(1, said.lines().count());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Other systems accept more connections than the backlog.
  void connectTimeoutIsReportedInOneLine() throws Exception {
    Timing timing =
        new Timing(
            SECOND,
            TestClient.QUICK.silence(),
            TestClient.QUICK.pause(),
            SECOND,
            TestClient.BACKOFF);
    try (FullBacklog busy = new FullBacklog()) {
      String address = "127.0.0.1:" + busy.port();
      TestClient.inPipe(timing, address)
          .exits(
              1,
              ("chat-client: cannot connect to %s: no answer within 1 s. Is that computer on, or does a firewall"
                      + " block port %d?\n")
                  .formatted(address, busy.port()));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Other systems may report another error for a multicast address.
  void unreachableNetworkIsReportedInOneLine() throws Exception {
    TestClient.inPipe("224.0.0.1:99")
        .exits(
            1,
            "chat-client: cannot connect to 224.0.0.1:99: it cannot be reached (Network is unreachable). Are the"
                + " two computers on different networks, or does one need a VPN?\n");
  }

  @Test
  void unknownHostIsReportedInOneLine() throws Exception {
    TestClient.inPipe("nowhere.invalid")
        .exits(
            1,
            "chat-client: cannot connect to nowhere.invalid:8028: no such host. Check the spelling, or use the"
                + " address that the server prints when it starts\n");
  }
}
