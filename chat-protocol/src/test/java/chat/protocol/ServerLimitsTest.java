package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ServerLimits.Limit;
import chat.protocol.ServerLimits.Peer;
import chat.protocol.account.Fingerprint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerLimitsTest {
  private static final ServerLimits ALL =
      ServerLimits.NONE
          .with(Limit.RATE, 20, 100)
          .with(Limit.ROOMS, 100)
          .with(Limit.REPLAY, 20)
          .with(Limit.COUNT, 1_000)
          .with(Limit.NAMES, 200)
          .with(Limit.KEEP_AGE, 2_592_000)
          .with(Limit.KEEP_COUNT, 100_000);

  private static final String LINES =
      """
      rate 20 100
      rooms 100
      replay 20
      count 1000
      names 200
      keep age 2592000
      keep count 100000""";

  @Test
  void eachLimitIsALine() {
    assertEquals(LINES, ALL.lines().toString());
    assertEquals(ALL, ServerLimits.of(Text.of(LINES)));
  }

  @Test
  void featuresAndNameAreLinesToo() {
    ServerLimits limits = ALL.with(Limit.EDIT, 900).withChanges().withName(" The\nTea Room");
    assertEquals(LINES + "\nedit 900\nfeatures changes\nname The Tea Room", limits.toString());
    assertEquals(limits, ServerLimits.of(limits.lines()));
    assertTrue(ServerLimits.of(Text.of("features tea changes")).hasChanges());
    assertFalse(ServerLimits.of(Text.of("features\nchanges")).hasChanges());
  }

  @Test
  void otherServersAreLinesInTheirOrder() {
    String fingerprint = "SHA256:" + "A".repeat(43);
    List<Peer> servers =
        List.of(
            Peer.plain("10.0.0.2:8028"),
            new Peer("[2001:db8::7]:8029", true, Optional.of(Fingerprint.parse(fingerprint))),
            new Peer("chat.example.org:8029", true, Optional.empty()));
    ServerLimits limits = ServerLimits.NONE.with(Limit.ROOMS, 7).withServers(servers);
    assertEquals(
        """
        rooms 7
        server 10.0.0.2:8028
        server [2001:db8::7]:8029 tls %s
        server chat.example.org:8029 tls -"""
            .formatted(fingerprint),
        limits.toString());
    assertEquals(servers, ServerLimits.of(limits.lines()).servers());
    assertEquals(limits, ServerLimits.of(Text.of(limits + " and more")));
  }

  @Test
  void malformedServersAreIgnored() {
    for (String words :
        List.of(
            "", " ", "host", "host:", "host:port", "a b:1", "-x:1", "host:8028 ssl", "h:1 tls x")) {
      assertEquals(List.of(), ServerLimits.of(Text.of("server " + words)).servers(), words);
    }
    assertThrows(IllegalArgumentException.class, () -> Peer.plain("host:1\nname x"));
  }

  @Test
  void listOfServersIsBounded() {
    ServerLimits limits = ServerLimits.of(Text.of("server host:1\n".repeat(1_000)));
    assertEquals(32, limits.servers().size());
  }

  @Test
  void limitsWithoutALineAreAbsent() {
    assertEquals(Text.EMPTY, ServerLimits.NONE.lines());
    assertEquals(ServerLimits.NONE, ServerLimits.of(Text.EMPTY));
  }

  @Test
  void unknownLinesAndFurtherWordsAreIgnored() {
    Text lines = Text.of("colors 16\n\nkeep cool 1\nrooms 7 a month\nnames");
    ServerLimits limits = ServerLimits.of(lines);
    assertEquals(ServerLimits.NONE.with(Limit.ROOMS, 7), limits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rooms",
        "rooms ",
        "rooms many",
        "rooms -1",
        "rooms  7",
        "rooms 1.5",
        "rooms \u0661",
        "rooms 9223372036854775808",
        "rate 20",
        "rate x 100",
        "rate 20 x",
        "Rooms 7",
        " rooms 7",
        "keep age",
        "keep age 30d",
      })
  void malformedLinesAreIgnored(String line) {
    assertEquals(ServerLimits.NONE, ServerLimits.of(Text.of(line)));
  }

  @Test
  void lineHasAsManyNumbersAsItsLimit() {
    assertThrows(IllegalArgumentException.class, () -> ServerLimits.NONE.with(Limit.RATE, 20));
  }
}
