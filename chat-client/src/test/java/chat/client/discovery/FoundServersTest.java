package chat.client.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Json;
import chat.protocol.account.Fingerprint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the client bounds and cleans what anyone on the network may announce. */
final class FoundServersTest {
  private static final Map<String, String> PLAIN = Map.of("v", "1", "tls", "0");

  private final FoundServers found = new FoundServers();

  private static InetAddress address(String literal) throws UnknownHostException {
    return InetAddress.getByName(literal);
  }

  @Test
  void addressesOfAServerOnSeveralNetworksAreOneServer() throws Exception {
    found.add("Home", 8028, List.of(address("fd00::1")), PLAIN);
    found.add("Home", 8028, List.of(address("192.0.2.1")), PLAIN);
    found.add("Attic", 8028, List.of(address("192.0.2.2")), PLAIN);
    assertEquals(List.of("Attic", "Home"), found.all().stream().map(FoundServer::name).toList());
    FoundServer home = found.all().get(1);
    assertEquals(List.of("192.0.2.1", "[fd00::1]"), home.addresses());
    assertEquals(List.of("192.0.2.1:8028", "[fd00::1]:8028"), home.destinations());
    assertEquals("Home  192.0.2.1:8028  unencrypted", home.lines().get(0));
    Json.assertObject(home.json());
  }

  @Test
  void fingerprintIsShownAsAnnounced() throws Exception {
    Fingerprint fingerprint = Fingerprint.of(new byte[] {1});
    found.add(
        "Home",
        8029,
        List.of(address("192.0.2.1")),
        Map.of("tls", "1", "fp", fingerprint.toString()));
    assertEquals(
        List.of("Home  192.0.2.1:8029  TLS  announced: " + fingerprint),
        found.all().get(0).lines());
    assertTrue(found.all().get(0).json().contains(fingerprint.toString()));
  }

  @Test
  void malformedFingerprintIsNone() throws Exception {
    found.add("Home", 8029, List.of(address("192.0.2.1")), Map.of("tls", "1", "fp", "\u001b[2J"));
    assertEquals(List.of("Home  192.0.2.1:8029  TLS"), found.all().get(0).lines());
  }

  @Test
  void namesCanNeitherSteerATerminalNorForgeALine() throws Exception {
    found.add(
        "a\u001b[31m\r\nHome  192.0.2.9:8028\u202Ex" + "y".repeat(500),
        8028,
        List.of(address("192.0.2.1")),
        PLAIN);
    String name = found.all().get(0).name();
    assertTrue(name.startsWith("a [31m  Home  192.0.2.9:8028 xyyy"), name);
    assertEquals(63, name.length());
  }

  @Test
  void whatIsOfNoUseIsIgnored() throws Exception {
    found.add("\u001b\n\t", 8028, List.of(address("192.0.2.1")), PLAIN);
    found.add("port", 0, List.of(address("192.0.2.1")), PLAIN);
    found.add("port", 70_000, List.of(address("192.0.2.1")), PLAIN);
    found.add("none", 8028, List.of(), PLAIN);
    for (String useless : List.of("127.0.0.1", "::1", "0.0.0.0", "::", "224.0.0.1", "ff02::fb")) {
      found.add("nowhere", 8028, List.of(address(useless)), PLAIN);
    }
    assertEquals(List.of(), found.all());
  }

  @Test
  void floodOfAnnouncementsIsBounded() throws Exception {
    List<InetAddress> addresses = new ArrayList<>();
    for (int i = 1; i < 100; i++) {
      addresses.add(address("192.0.2." + i));
    }
    for (int i = 0; i < 10_000; i++) {
      found.add("server " + i, 8028, addresses, PLAIN);
    }
    assertEquals(64, found.all().size());
    assertTrue(found.all().stream().allMatch(server -> server.addresses().size() == 8));
  }
}
