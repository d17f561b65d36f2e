package chat.client.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.net.ServerAddress;
import chat.protocol.account.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of servers that were reached by TLS. */
final class KnownServersTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final Fingerprint PIN = Fingerprint.of(new byte[] {1});

  @TempDir private Path folder;
  private Path file;
  private KnownServers servers;

  @BeforeEach
  void start() {
    file = folder.resolve("new").resolve("known_servers");
    servers = new KnownServers(file);
  }

  private static KnownServer pinned(String name) {
    return new KnownServer(name, Basis.FINGERPRINT, Optional.of(PIN), DAY);
  }

  private static KnownServer vouched(String name) {
    return new KnownServer(name, Basis.VOUCHED, Optional.of(PIN), DAY);
  }

  private static KnownServer by(Basis basis, String name) {
    return new KnownServer(name, basis, Optional.empty(), DAY);
  }

  @Test
  void serversAreReadAsTheyWereWritten() throws IOException {
    List<KnownServer> all =
        List.of(
            pinned("chat.example.org:8029"),
            vouched("b:2"),
            by(Basis.SYSTEM, "[::1]:8029"),
            by(Basis.CA, "a:1"));
    for (KnownServer server : all) {
      servers.remember(server);
    }
    assertEquals(
        "chat.example.org:8029 "
            + PIN
            + " 2026-11-22\nb:2 "
            + PIN
            + " 2026-11-22 vouched\n"
            + "[::1]:8029 system 2026-11-22\na:1 ca 2026-11-22\n",
        Files.readString(file));
    for (KnownServer server : all) {
      assertEquals(Optional.of(server), servers.find(server.name()));
    }
    assertEquals(Optional.empty(), servers.find("chat.example.org:8030"));
    assertEquals(List.of(by(Basis.SYSTEM, "[::1]:8029")), servers.ofHost("[::1]"));
    assertEquals(List.of(), servers.ofHost("example.org"));
  }

  @Test
  void serverReplacesItsLineAndKeepsTheOthers() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "# of the office\n\na:1 system 2026-01-02\n  b:2 ca 2026-01-02\nwhat");
    servers.remember(pinned("b:2"));
    servers.remember(pinned("a:1"));
    String line = " " + PIN + " 2026-11-22\n";
    assertEquals("# of the office\n\nwhat\nb:2" + line + "a:1" + line, Files.readString(file));
    servers.forget(List.of(pinned("a:1"), pinned("c:3")));
    assertEquals("# of the office\n\nwhat\nb:2" + line, Files.readString(file));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void fileIsForItsOwnerAlone() throws IOException {
    servers.remember(pinned("a:1"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
  }

  @Test
  void clientsThatRememberAtTheSameTimeLoseNothing() throws Exception {
    List<Thread> clients = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      String name = "host-" + i + ":8029";
      Thread client = new Thread(() -> assertRemembers(pinned(name)));
      clients.add(client);
      client.start();
    }
    for (Thread client : clients) {
      client.join();
    }
    for (int i = 1; i <= 8; i++) {
      assertTrue(servers.find("host-" + i + ":8029").isPresent(), "host-" + i);
    }
  }

  private void assertRemembers(KnownServer server) {
    try {
      servers.remember(server);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:1",
        "a:1 system",
        "a:1 SHA256:abc 2026-11-22",
        "a:1 system yesterday",
        "a:1 system 2026-11-22 more",
        "a:1 Trusted 2026-11-22",
        "a:1\tsystem\t2026-99-22"
      })
  void damagedLineIsReportedAndIsNoUnknownServer(String line) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "b:2 system 2026-11-22\n" + line + "\n");
    IOException e = assertThrows(IOException.class, () -> servers.find("a:1"));
    assertTrue(e.getMessage().startsWith(file + ":2: "), e.getMessage());
    assertTrue(e.getMessage().endsWith(". Correct or remove that line"), e.getMessage());
    assertThrows(IOException.class, () -> servers.ofHost("a"));
    assertTrue(servers.find("b:2").isPresent());
  }

  @Test
  void fileThatCannotBeReadIsNotAnEmptyOne() throws IOException {
    Files.createDirectories(file);
    IOException e = assertThrows(IOException.class, () -> servers.find("a:1"));
    assertTrue(e.getMessage().startsWith("can't read " + file + ": "), e.getMessage());
    assertThrows(IOException.class, () -> servers.remember(pinned("a:1")));
  }

  @Test
  void missingFileIsEmptyAndIsNotCreated() throws IOException {
    assertEquals(Optional.empty(), servers.find("a:1"));
    assertFalse(Files.exists(file.getParent()));
  }

  @ParameterizedTest
  @CsvSource({
    "Chat.Example.ORG, 8029, chat.example.org:8029",
    "192.0.2.1, 1, 192.0.2.1:1",
    "FE80::1, 8029, [fe80::1]:8029"
  })
  void namesAreInLowerCaseWithBracketsForIpv6(String host, int port, String name) {
    assertEquals(name, KnownServer.name(new ServerAddress(host, port, true)));
  }
}
