package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.network.AddressText;
import chat.server.listen.Invitation;
import chat.server.log.pruning.Retention;
import chat.server.net.accept.Endpoint;
import chat.server.tls.ServerTls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first lines that the server prints. */
class BannerTest {
  private static final String WARNING =
      "warning: other computers can connect to port %d without encryption (--plain-anywhere): anyone"
          + " on the network between can read and change what they send, and their passwords are"
          + " refused";

  private static final String WITHOUT_TLS =
      "warning: start without --tls-port none to serve TLS, which others use with chat-client --tls";

  /** Returns the lines after the first, which names the versions. */
  private static List<String> lines(String bound, int port, Optional<Path> data) throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(bound), port);
    List<String> lines =
        Banner.lines(
            "chat-server/1.0", List.of(new Endpoint(address, false)), data, Optional.empty());
    assertTrue(lines.get(0).startsWith("chat-server/1.0 on Java "), lines::toString);
    return lines.subList(1, lines.size());
  }

  @Test
  void localhostIsJoinedByNameWithoutAWarning() throws Exception {
    List<String> lines = lines("localhost", 8028, Optional.of(Path.of("chat-data")));
    assertEquals(
        List.of(
            "to join from this computer:  chat-client localhost  or  nc localhost 8028",
            "messages are stored in the folder chat-data"),
        lines.subList(1, lines.size()));
  }

  @Test
  void otherLoopbackAddressIsJoinedByAddress() throws Exception {
    assertTrue(
        lines("127.0.0.2", 99, Optional.empty())
            .contains(
                "to join from this computer:  chat-client 127.0.0.2:99  or  nc 127.0.0.2 99"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'the newest message of each room is kept'",
    "30, 'the newest 30 messages of each room are kept'",
    "100000, 'the newest 100,000 messages of each room are kept'",
    "30d, messages are kept for 30 d 0 h 0 min 0 s",
    "36h, messages are kept for 1 d 12 h 0 min 0 s",
    "1d12h, messages are kept for 1 d 12 h 0 min 0 s",
    "90s, messages are kept for 0 d 0 h 1 min 30 s",
    "20g, 'the newest messages are kept, 20g in all'",
    "20G, 'the newest messages are kept, 20g in all'",
    "20GB, 'the newest messages are kept, 20g in all'",
    "500mb, 'the newest messages are kept, 500m in all'",
  })
  void lineShowsHowKeepWasUnderstood(String keep, String line) throws Exception {
    assertEquals(List.of(line), Banner.kept(RetentionParser.parse(keep)));
    assertEquals(List.of(), Banner.kept(Retention.EVERYTHING));
  }

  @Test
  void linesShowHowAllPartsOfKeepWereUnderstood() throws Exception {
    assertEquals(
        List.of(
            "the newest 1,000 messages of each room are kept",
            "messages are kept for 30 d 0 h 0 min 0 s",
            "the newest messages are kept, 20g in all"),
        Banner.kept(RetentionParser.parse("30d,20GB,1000")));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 8028, 192.0.2.7, 192.0.2.7",
    "192.0.2.7, 99, 192.0.2.7, 192.0.2.7:99",
    "2001:db8::7, 8028, [2001:db8::7], [2001:db8::7]",
    "2001:db8::7, 99, [2001:db8::7], [2001:db8::7]:99",
  })
  void networkAddressIsJoinedByAddressWithAWarning(
      String bound, int port, String listening, String destination) throws Exception {
    assertEquals(
        List.of(
            "listening on " + listening + ", port " + port,
            "to join from the network:  chat-client %s  or  nc %s %d"
                .formatted(destination, bound, port),
            "messages stay in memory until the server stops",
            WARNING.formatted(port),
            WITHOUT_TLS),
        lines(bound, port, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", "0.0.0.0"})
  void everyAddressOfThisComputerHasALineThatOthersType(String bound) throws Exception {
    List<String> addresses =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .map(address -> AddressText.of(address).replaceFirst("%.*", ""))
            .toList();
    List<String> typed =
        Invitation.lines(List.of(endpoint("localhost", 8028, false), endpoint(bound, 8029, true)));
    assertEquals(
        "to join from this computer:  chat-client localhost  or  nc localhost 8028", typed.get(0));
    assertTrue(typed.get(1).startsWith("to join from the network:  chat-client --tls "), bound);
    assertTrue(
        typed.stream().skip(2).allMatch(line -> line.startsWith(" ".repeat(22) + "or:  chat-")),
        typed::toString);
    assertEquals(
        addresses.isEmpty()
            ? Set.of("chat-client --tls THIS-COMPUTER  or  ncat --ssl THIS-COMPUTER 8029")
            : addresses.stream()
                .map(
                    address ->
                        "chat-client --tls %s  or  ncat --ssl %s 8029"
                            .formatted(AddressText.bracketed(address), address))
                .collect(Collectors.toSet()),
        typed.stream().skip(1).map(line -> line.substring(27)).collect(Collectors.toSet()));
  }

  @Test
  void localhostOfBothFamiliesIsOneLine() throws Exception {
    assertEquals(
        List.of("to join from this computer:  chat-client localhost:7  or  nc localhost 7"),
        Invitation.lines(List.of(endpoint("localhost", 7, false), endpoint("::1", 7, false))));
  }

  private static Endpoint endpoint(String host, int port, boolean isTls) throws Exception {
    return new Endpoint(new InetSocketAddress(InetAddress.getByName(host), port), isTls);
  }

  @Test
  void portForTlsIsJoinedWithItsFingerprint() throws Exception {
    ServerTls tls = ServerTls.inMemory(Clock.systemUTC());
    String fingerprint =
        "fingerprint of the certificate:  " + tls.certificate().fingerprint().toString();
    String changing = "the next start makes a new certificate, since --data none stores none";
    List<String> lines =
        Banner.lines(
            "chat-server/1.0",
            List.of(endpoint("localhost", 8028, false), endpoint("192.0.2.7", 8029, true)),
            Optional.empty(),
            Optional.of(tls));
    assertEquals(
        List.of(
            "listening on 127.0.0.1, port 8028",
            "listening on 192.0.2.7, port 8029, with TLS",
            "to join from this computer:  chat-client localhost  or  nc localhost 8028",
            "to join from the network:  chat-client --tls 192.0.2.7  or  ncat --ssl 192.0.2.7 8029",
            fingerprint,
            changing,
            "messages stay in memory until the server stops"),
        lines.subList(1, lines.size()));
    lines =
        Banner.lines(
            "chat-server/1.0",
            List.of(endpoint("2001:db8::7", 8028, false), endpoint("2001:db8::7", 99, true)),
            Optional.empty(),
            Optional.of(tls));
    assertEquals(
        List.of(
            "listening on [2001:db8::7], port 8028",
            "listening on [2001:db8::7], port 99, with TLS",
            "to join from the network:  chat-client --tls [2001:db8::7]:99  or  ncat --ssl 2001:db8::7 99",
            " ".repeat(22) + "or:  chat-client [2001:db8::7]  or  nc 2001:db8::7 8028",
            fingerprint,
            changing,
            "messages stay in memory until the server stops",
            WARNING.formatted(8028),
            "warning: let others use chat-client --tls, and start without --plain-anywhere if all can"),
        lines.subList(1, lines.size()));
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, 0.0.0.0", "::, [::]"})
  void everyNetworkIsJoinedByAnAddressOfThisComputer(String bound, String listening)
      throws Exception {
    List<String> lines = lines(bound, 8028, Optional.empty());
    assertEquals("listening on " + listening + ", port 8028", lines.get(0));
    assertEquals(
        "to join from this computer:  chat-client localhost  or  nc localhost 8028", lines.get(1));
    assertFalse(lines.get(2).contains("0.0.0.0") || lines.get(2).contains("nc :: "), lines.get(2));
    assertEquals(WITHOUT_TLS, lines.get(lines.size() - 1));
  }
}
