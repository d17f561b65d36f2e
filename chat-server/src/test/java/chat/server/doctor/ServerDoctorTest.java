package chat.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.network.LocalAddress;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The doctor of the server's computer, with shell scripts in place of the firewalls' tools. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts need a shell")
final class ServerDoctorTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> out = new ArrayList<>();
  private final List<LocalAddress> addresses = new ArrayList<>();

  @TempDir private Path tools;

  @BeforeEach
  void hasTheLoopbackAddress() {
    addresses.add(new LocalAddress(InetAddress.getLoopbackAddress(), "lo", true, false));
  }

  @Test
  void serverOnLocalhostIsForThisComputerAlone() throws Exception {
    try (TestServer server = new ServerSetup().start()) {
      assertFalse(examine(server.port(), PATIENCE));
      assertSays("ok       listen    127.0.0.1, port %d (".formatted(server.port()));
      assertEquals("verdict: the server can be used on this computer only", verdict());
    }
  }

  @Test
  void missingServerIsFound() throws Exception {
    try (ServerSocket bound = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
      assertFalse(examine(bound.getLocalPort(), PATIENCE));
      assertSays("warning  listen    127.0.0.1, port %d (".formatted(bound.getLocalPort()));
      assertTrue(verdict().startsWith("verdict: no chat server answers on port "), this::verdict);
    }
  }

  @Test
  void serverOnAnAddressOfTheNetworkIsFoundAndTheFirewallThatBlocksIt() throws Exception {
    script("ufw", "echo 'Status: active'; echo 'Default: deny (incoming), allow (outgoing)'");
    script("nft", "echo must not be asked; touch " + tools.resolve("asked"));
    // The test listens on no network: an address of the loopback device plays the network's.
    addresses.add(new LocalAddress(InetAddress.getByName("127.0.0.2"), "eth0", false, true));
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.2"))) {
      Thread greeter = new Thread(() -> greetAll(server), "greeter");
      greeter.setDaemon(true);
      greeter.start();
      assertFalse(examine(server.getLocalPort(), PATIENCE));
      assertSays("failed   firewall  ufw: no rule is for port " + server.getLocalPort());
      assertSays("next:  as root: ufw allow %d/tcp".formatted(server.getLocalPort()));
      assertSays(
          "next:  on another computer: chat-client doctor 127.0.0.2:" + server.getLocalPort());
      assertSays("without encryption");
      assertTrue(verdict().contains("other computers can't connect: ufw blocks"), this::verdict);
      assertFalse(Files.exists(tools.resolve("asked")), "ufw makes the rules of nftables itself");
      script("ufw", "echo 'Status: inactive'");
      script("nft", "true");
      out.clear();
      assertTrue(examine(server.getLocalPort(), PATIENCE));
      assertSays("ok       firewall  ufw: it is not active");
      assertSays("ok       firewall  nftables: it has no rules");
      assertTrue(verdict().contains("other computers can connect"), this::verdict);
    }
  }

  @Test
  void portForTlsIsExaminedAsOthersUseIt() throws Exception {
    script("ufw", "echo 'Status: active'; echo 'Default: deny (incoming), allow (outgoing)'");
    // The test listens on no network: the loopback address plays the network's, too.
    addresses.add(new LocalAddress(InetAddress.getLoopbackAddress(), "eth0", false, true));
    try (TestServer server = new ServerSetup().overTls().start();
        ServerSocket unused = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
      int none = unused.getLocalPort();
      int tls = server.tlsPort();
      ServerDoctor.Ports ports = new ServerDoctor.Ports(none, OptionalInt.of(tls));
      assertFalse(examine(ports, PATIENCE));
      assertSays(
          "ok       listen    127.0.0.1, port %d (eth0): a chat server answers, with TLS"
              .formatted(tls));
      assertSays("warning  listen    127.0.0.1, port %d (lo): nothing answers".formatted(none));
      // Others get no answer there, as it should be.
      assertFalse(String.join("", out).contains(none + " (eth0)"), out::toString);
      assertSays("next:  as root: ufw allow %d/tcp".formatted(tls));
      assertEquals("verdict: other computers can't connect: ufw blocks port " + tls, verdict());
      script("ufw", "echo 'Status: inactive'");
      out.clear();
      assertTrue(examine(ports, PATIENCE));
      assertSays("next:  on another computer: chat-client doctor --tls 127.0.0.1:" + tls);
      assertEquals(
          "verdict: other computers can connect, as far as this one can see:"
              + " chat-client --tls 127.0.0.1:"
              + tls,
          verdict());
    }
  }

  @Test
  void portWithoutTlsIsAnotherProgramWhereTlsIsExpected() throws Exception {
    addresses.clear();
    addresses.add(new LocalAddress(InetAddress.getLoopbackAddress(), "eth0", false, true));
    try (TestServer server = new ServerSetup().start()) {
      int port = server.port();
      assertTrue(examine(new ServerDoctor.Ports(port, OptionalInt.of(port)), PATIENCE));
      assertSays("failed   listen    127.0.0.1, port %d (eth0): another program".formatted(port));
      assertSays(
          "warning  listen    127.0.0.1, port %d (eth0): a chat server answers, without encryption"
              .formatted(port));
    }
  }

  private static void greetAll(ServerSocket server) {
    try {
      while (true) {
        try (var client = server.accept()) {
          client.getOutputStream().write("hey [chat/1]\n".getBytes(UTF_8));
        }
      }
    } catch (IOException e) {
      // The test has ended.
    }
  }

  @Test
  void otherProgramsOnThePortAreFound() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread greeter =
          new Thread(
              () -> {
                try (var client = server.accept()) {
                  client.getOutputStream().write("SSH-2.0-x\n".getBytes(UTF_8));
                } catch (IOException e) {
                  // The test has ended.
                }
              },
              "ssh");
      greeter.setDaemon(true);
      greeter.start();
      assertFalse(examine(server.getLocalPort(), PATIENCE));
      assertSays("(lo): another program answers");
    }
  }

  @Test
  void toolsThatFailOrHangAreReportedAndTheirProcessesEnd() throws Exception {
    script("ufw", "echo 'ERROR: You need to be root to run this script' >&2; exit 1");
    script("firewall-cmd", "echo $$ > " + tools.resolve("pid") + "; exec sleep 600");
    assertFalse(examine(9, Duration.ofSeconds(10)));
    assertSays("warning  firewall  ufw: ERROR: You need to be root to run this script");
    assertSays("warning  firewall  firewalld: it did not end within 10 s");
    assertSays("next:  run this as root (sudo); if others can't connect, as root: ufw allow 9/tcp");
    long pid = Long.parseLong(Files.readString(tools.resolve("pid")).strip());
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
  }

  @Test
  void computerWithoutToolsIsToldSo() throws Exception {
    assertFalse(examine(9, PATIENCE));
    assertSays("ok       firewall  ufw, firewalld and nftables are not installed");
  }

  @Test
  void missingFirewallIsReportedOnceForBothPorts() throws Exception {
    addresses.add(new LocalAddress(InetAddress.getLoopbackAddress(), "eth0", false, true));
    try (TestServer server = new ServerSetup().overTls().start()) {
      OptionalInt tls = OptionalInt.of(server.tlsPort());
      assertTrue(examine(new ServerDoctor.Ports(server.port(), tls), PATIENCE));
    }
    assertEquals(1, out.stream().filter(finding -> finding.contains("not installed")).count());
  }

  private boolean examine(int port, Duration limit) throws Exception {
    return examine(new ServerDoctor.Ports(port, OptionalInt.empty()), limit);
  }

  private boolean examine(ServerDoctor.Ports ports, Duration limit) throws Exception {
    return new ServerDoctor(addresses, ports, new Tools(List.of(tools), limit), out::add).run();
  }

  private void script(String name, String commands) throws IOException {
    Path file = tools.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private String verdict() {
    return out.get(out.size() - 1);
  }

  private void assertSays(String expected) {
    assertTrue(out.stream().anyMatch(line -> line.contains(expected)), out::toString);
  }
}
