package chat.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of the capacity test. */
final class BenchOptionsTest {
  private static final String HINT = " (chat-client bench --help lists the options)\n";

  @ParameterizedTest
  @CsvSource({
    "--members=1, '--members must be at least 2: one sends, one receives'",
    "--senders=0, '--senders must be 1 to 100, the number of members'",
    "--senders=101, '--senders must be 1 to 100, the number of members'",
    "--size=15, '--size must be at least 16: each message carries a timestamp'",
    "--rate=0, --rate must be at least 1",
    "--window=65, '--window must be 1 to 64: the server reads no more unanswered requests'",
    "--duration=0s, '--duration: ''0s'' is not a duration; write one like 30s, 10m, 1h30m or 30d'",
    "localhost:0, localhost:0: a port is 1 to 65535",
    "alice@localhost, alice@localhost: members choose their own nicks; give the host alone",
    "--bogus, no option --bogus",
    "--durration=5s, no option --durration; did you mean --duration?",
    "--members=x, '--members: ''x'' is not a whole number'",
    "--senders=x, '--senders: ''x'' is not a whole number'",
    "--size=99999999999, '--size: ''99999999999'' is too large'",
    "--rate=x, '--rate: ''x'' is not a whole number'",
    "--window=, '--window: '''' is not a whole number'",
    "--warm-up=2, '--warm-up: ''2'' is not a duration; write one like 30s, 10m, 1h30m or 30d'",
    "--json=yes, '--json takes no value, not ''yes'''",
    "--svg, --svg needs a value: --svg FILE",
  })
  void wrongUsageIsReportedInOneLine(String argument, String why) throws Exception {
    TestClient.inPipe("bench", argument).exits(2, "chat-client: " + why + HINT);
  }

  @Test
  void argumentsFollowTheSubcommand() throws Exception {
    TestClient.inPipe("localhost", "bench")
        .exits(
            2,
            "chat-client: bench comes first; type its options after it (chat-client --help"
                + " lists the options)\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--members",
        "--senders",
        "--size",
        "--rate",
        "--window",
        "--duration",
        "--warm-up",
        "--json",
        "--svg",
        "--yes-i-run-this-server"
      })
  void helpListsEveryOption(String option) throws Exception {
    TestClient help = TestClient.inPipe("bench", "--help");
    help.exits(0, "");
    assertTrue(help.out().toString().contains(option), help.out()::toString);
  }

  @Test
  void helpOfTheClientNamesTheSubcommand() throws Exception {
    TestClient help = TestClient.inPipe("--help");
    help.exits(0, "");
    assertTrue(help.out().toString().contains("\n  bench  "), help.out()::toString);
    assertTrue(help.out().toString().contains("bench:8028"), help.out()::toString);
  }
}
