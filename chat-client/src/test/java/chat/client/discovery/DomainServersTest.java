package chat.client.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The servers that a domain announces by DNS. */
final class DomainServersTest {
  private static final SrvRecord FIRST = new SrvRecord(1, 0, 8028, "a.example.org");
  private static final SrvRecord SECOND = new SrvRecord(2, 0, 18028, "b.example.org");

  @Test
  void serversAreFoundInTheOrderOfTheirPriorities() throws Exception {
    try (FakeNameServer names =
        new FakeNameServer(Map.of("_chat._tcp.example.org", List.of(SECOND, FIRST)))) {
      assertEquals(List.of(FIRST, SECOND), names.client().find("example.org"));
      assertEquals(List.of(), names.client().find("other.example.org"));
    }
  }

  @Test
  void nameServerThatDoesNotAnswerIsNotAwaitedForLong() throws Exception {
    try (DatagramSocket silent =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      DomainServers client =
          new DomainServers(FakeNameServer.url(silent.getLocalPort()), DomainServers.LIMIT);
      assertTimeoutPreemptively(
          Duration.ofMinutes(1), () -> assertEquals(List.of(), client.find("example.org")));
    }
  }

  @Test
  void computerWithoutANameServerFindsNothing() throws Exception {
    assertEquals(
        List.of(), new DomainServers("dns://127.0.0.1:1", DomainServers.LIMIT).find("example.org"));
  }

  /** RFC 2782: by chance, in proportion to their weights. */
  @Test
  void serversOfOnePriorityAreOrderedByWeight() {
    Random random = new Random(1);
    SrvRecord light = new SrvRecord(1, 1, 1, "light");
    SrvRecord heavy = new SrvRecord(1, 9, 1, "heavy");
    SrvRecord none = new SrvRecord(1, 0, 1, "none");
    int heavyFirst = 0;
    for (int i = 0; i < 1_000; i++) {
      List<SrvRecord> ordered =
          SrvRecord.inOrder(new ArrayList<>(List.of(SECOND, light, none, heavy)), random);
      assertEquals(SECOND, ordered.get(3));
      heavyFirst += ordered.get(0).equals(heavy) ? 1 : 0;
    }
    assertTrue(heavyFirst > 700 && heavyFirst < 950, () -> "heavy first, of 1,000");
  }

  @Test
  void recordIsReadAsTheJdkPrintsIt() {
    assertEquals(Optional.of(FIRST), SrvRecord.parse("1 0 8028 a.example.org."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0 0 8028 .",
        "0 0 0 a.",
        "0 0 65536 a.",
        "0 0 8028",
        "a 0 1 b.",
        "0 0 1 a\\032b."
      })
  void malformedRecordsAreIgnored(String text) {
    assertEquals(Optional.empty(), SrvRecord.parse(text));
  }
}
