package chat.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the capacity test is called. */
final class BenchOptionsTest {
  private static final String HINT = " (chat-client bench --help shows how it is called)\n";

  @ParameterizedTest
  @CsvSource({
    "--members=1, '--members is at least 2: one speaks, one listens'",
    "--senders=0, '--senders is 1 to 100, for that many are members'",
    "--senders=101, '--senders is 1 to 100, for that many are members'",
    "--size=15, '--size is at least 16, for each message bears its time'",
    "--rate=0, --rate is at least 1",
    "--window=65, '--window is 1 to 64, for the server reads no further than that'",
    "--duration=0s, 'Invalid value for option ''--duration'': ''0s'' is not a duration; write one like 30s, 10m, 12h or 30d'",
    "localhost:0, localhost:0: a port is 1 to 65535",
    "alice@localhost, alice@localhost: members have names of their own; name the host alone",
    "--bogus, Unknown option: '--bogus'",
  })
  void wrongUsageIsOneLine(String argument, String why) throws Exception {
    TestClient.inPipe("bench", argument).exits(2, "chat-client: " + why + HINT);
  }

  @Test
  void whatBelongsToItStandsBehindIt() throws Exception {
    TestClient.inPipe("localhost", "bench")
        .exits(
            2,
            "chat-client: bench comes first; what belongs to it stands behind it (chat-client"
                + " --help shows how it is called)\n");
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
  void itsHelpTellsEveryOption(String option) throws Exception {
    TestClient help = TestClient.inPipe("bench", "--help");
    help.exits(0, "");
    assertTrue(help.out().toString().contains(option), help.out()::toString);
  }

  @Test
  void theClientsHelpTellsOfIt() throws Exception {
    TestClient help = TestClient.inPipe("--help");
    help.exits(0, "");
    assertTrue(help.out().toString().contains("\n  bench  "), help.out()::toString);
    assertTrue(help.out().toString().contains("bench:8028"), help.out()::toString);
  }
}
