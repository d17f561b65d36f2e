package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.LongRun;
import chat.fixture.NetworkNamespaces;
import chat.fixture.Program;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built server and the built client on two computers, and what networks do to them. */
final class TwoComputersIT {
  private static final Path CLIENT_JAR = Path.of("target", "chat-client.jar");

  /** The client's silence before a PING, twice: 14 s. A loaded machine may need a little longer. */
  private static final Duration NOTICED = Duration.ofSeconds(15);

  private static final Duration SLOW_MACHINE = Duration.ofSeconds(10);

  private static final Pattern FINGERPRINT =
      Pattern.compile("fingerprint of the certificate:  (SHA256:\\S+)\\R");

  private static ServerProcess server(
      NetworkNamespaces network, String bind, String... otherOptions) throws IOException {
    List<String> options =
        new ArrayList<>(List.of("--bind", bind, "--data", "none", "--name", "the office"));
    options.addAll(List.of(otherOptions));
    return ServerProcess.start(
        network.in("server", ServerProcess.command(List.of(), options.toArray(String[]::new))));
  }

  @TempDir private Path home;

  /** Starts a client that has met no server in another test. */
  private Program client(NetworkNamespaces network, String host, String... args)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("env", "HOME=" + home, "XDG_CONFIG_HOME=" + home));
    command.addAll(Program.command(CLIENT_JAR, List.of(), args));
    return Program.start(network.in(host, command));
  }

  @Test
  void ipv6AloneIsEnoughToFindAServerToExamineItAndToChat() throws Exception {
    try (NetworkNamespaces network = NetworkNamespaces.onOneIpv6Network();
        ServerProcess server = server(network, "::")) {
      String fingerprint = server.awaitOutput(FINGERPRINT);
      try (Program doctor =
          client(network, "client", "doctor", "--tls", "[" + NetworkNamespaces.SERVER_IPV6 + "]")) {
        doctor.exits(0);
        assertTrue(doctor.out().toString().contains("ok       large "), doctor.out()::toString);
      }
      String found = discover(network);
      assertTrue(found.contains("\"name\":\"the office\""), found);
      assertTrue(found.contains("\"[fd77::1]\""), found);
      assertTrue(
          found.contains("\"port\":8029,\"tls\":true,\"fingerprint\":\"" + fingerprint + "\""),
          found);
      String typed = NetworkNamespaces.SERVER_IPV6;
      String output = server.output();
      assertTrue(output.contains(":  chat-client --tls [" + typed + "]  or  ncat --ssl "), output);
      try (Program bob =
          client(
              network,
              "client",
              "--tls",
              "--tls-fingerprint",
              fingerprint,
              "bob@[" + typed + "]",
              "--send",
              "hello")) {
        bob.exits(0, "");
      }
    }
  }

  /** A server is announced some seconds after its start, and a slow machine may need longer. */
  private String discover(NetworkNamespaces network) throws Exception {
    String found = "";
    for (int attempt = 0; attempt < 20 && found.isEmpty(); attempt++) {
      try (Program discovery = client(network, "client", "--discover", "--json")) {
        discovery.awaitExit();
        found = discovery.out().toString();
      }
    }
    return found;
  }

  @Test
  void firewallsThatDropAndThatRejectAreToldApart() throws Exception {
    try (NetworkNamespaces network = NetworkNamespaces.withRouter();
        ServerProcess server = server(network, "0.0.0.0")) {
      server.awaitPort();
      examines(network, 0, "can be used from here");
      plainTextIsRefusedAndTlsIsNamed(network);
      network.ip("router", "route add blackhole " + NetworkNamespaces.SERVER + "/32");
      examines(network, 1, ": filtered: no answer within 5 s");
      network.ip("router", "route replace prohibit " + NetworkNamespaces.SERVER + "/32");
      examines(network, 1, ": unreachable: ");
      network.ip("router", "route delete prohibit " + NetworkNamespaces.SERVER + "/32");
      server.kill();
      examines(network, 1, ": refused");
      network.ip("client", "route add blackhole " + NetworkNamespaces.SERVER + "/32");
      examines(network, 1, "to 10.77.1.2: no route");
    }
  }

  /** What someone sees who does not know that the server speaks TLS to other computers. */
  private void plainTextIsRefusedAndTlsIsNamed(NetworkNamespaces network) throws Exception {
    try (Program bob =
        client(network, "client", "bob@" + NetworkNamespaces.SERVER, "--send", "x")) {
      bob.exits(1);
      String said = bob.err().toString();
      assertTrue(said.startsWith("chat-client: cannot connect to 10.77.1.2:8028: refused."), said);
      assertTrue(said.endsWith("for TLS, use chat-client --tls 10.77.1.2\n"), said);
    }
    try (Program doctor = client(network, "client", "doctor", NetworkNamespaces.SERVER)) {
      doctor.exits(1);
      String said = doctor.out().toString();
      assertTrue(
          said.endsWith(
              "verdict: 10.77.1.2:8028 can't be used from here: 10.77.1.2, port 8028: refused, but port 8029, which is for TLS, accepts connections\n"),
          said);
      assertTrue(said.contains("next:  chat-client --tls 10.77.1.2, "), said);
    }
  }

  private void examines(NetworkNamespaces network, int code, String verdict) throws Exception {
    try (Program doctor = client(network, "client", "doctor", "--tls", NetworkNamespaces.SERVER)) {
      doctor.exits(code);
      String last = doctor.out().toString().lines().reduce("", (before, line) -> line);
      assertTrue(last.startsWith("verdict: ") && last.contains(verdict), doctor.out()::toString);
    }
  }

  @Test
  void pathMtuOf1280IsNoObstacleUnlessAFirewallHidesIt() throws Exception {
    try (NetworkNamespaces network = NetworkNamespaces.withRouter();
        ServerProcess server = server(network, "0.0.0.0")) {
      server.awaitPort();
      network.ip("router", "route replace 10.77.2.0/24 dev toclient src 10.77.2.1 mtu lock 1280");
      examines(network, 0, "can be used from here");
      if (!LongRun.orLonger(Duration.ZERO).isZero()) {
        // The router's messages that packets are too large no longer reach the server.
        network.ip("server", "route flush cache");
        network.ip("router", "rule add ipproto icmp pref 10 blackhole");
        examines(network, 1, " bytes back: no answer within 15 s");
      }
    }
  }

  @Test
  void lossAndDelayCostNoLine() throws Exception {
    // 200 ms there and back.
    try (NetworkNamespaces network = NetworkNamespaces.onSlowLink(Duration.ofMillis(100), 5);
        ServerProcess server = server(network, "0.0.0.0", "--plain-anywhere")) {
      String fingerprint = server.awaitOutput(FINGERPRINT);
      examines(network, 0, "can be used from here");
      // One speaks TLS, and the other doesn't: both are served.
      try (Program bob = inLobby(network, "client", "bob");
          Program alice = inLobby(network, "server", "alice", tls(fingerprint))) {
        alice.types(lines("", 0, 90)).endsInput();
        alice.exits(0);
        bob.out().sees("line 89\n");
        bob.endsInput().exits(0);
        assertEquals(lines("alice: ", 0, 90), bob.out().toString());
      }
    }
  }

  /** For a minute with -Plong: the other side's system has long begun to send seldom then. */
  @Test
  void cablePulledAndAddressChangedLoseAndDoubleNoLine() throws Exception {
    try (NetworkNamespaces network = NetworkNamespaces.withRouter();
        ServerProcess server = server(network, "0.0.0.0")) {
      String[] tls = tls(server.awaitOutput(FINGERPRINT));
      try (Program bob = inLobby(network, "client", "bob", tls);
          Program alice = inLobby(network, "server", "alice", tls)) {
        alice.types(lines("", 0, 20));
        bob.types(lines("", 0, 20));
        bob.out().sees("alice: line 19\n");
        alice.out().sees("bob: line 19\n");
        network.ip("router", "link set toclient down");
        long start = System.nanoTime();
        alice.types(lines("", 20, 40));
        bob.types(lines("", 20, 40));
        bob.err().seesOneLike(Pattern.compile("connection lost"));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(NOTICED.plus(SLOW_MACHINE)) < 0, () -> "noticed after " + took);
        awaitRestOf(LongRun.orLonger(Duration.ZERO), start);
        // The cable is back, and the network gives the client another address.
        network.ip("router", "link set toclient up");
        network.ip("client", "addr delete " + NetworkNamespaces.CLIENT + "/24 dev out");
        network.ip("client", "addr add 10.77.2.9/24 dev out");
        network.ip("client", "route replace default via 10.77.2.1");
        bob.out().sees("alice: line 39\n");
        alice.out().sees("bob: line 39\n");
        alice.types(lines("", 40, 60)).endsInput();
        bob.types(lines("", 40, 60));
        alice.exits(0);
        bob.out().sees("alice: line 59\n");
        bob.endsInput().exits(0);
        assertEquals(lines("alice: ", 0, 60), bob.out().toString());
      }
    }
  }

  /** With -Plong, the cable stays pulled for a minute. */
  private static void awaitRestOf(Duration longRun, long startNanos) throws InterruptedException {
    Duration pulled = longRun.isZero() ? Duration.ZERO : Duration.ofMinutes(1);
    long left = pulled.toNanos() - (System.nanoTime() - startNanos);
    if (left > 0) {
      // The duration itself is what is tested.
      Thread.sleep(Duration.ofNanos(left).toMillis());
    }
  }

  /** Starts a client in a pipe and waits until it is in the lobby, where it then misses nothing. */
  private Program inLobby(
      NetworkNamespaces network, String host, String nick, String... otherOptions)
      throws Exception {
    List<String> options =
        new ArrayList<>(List.of(nick + "@" + NetworkNamespaces.SERVER, "--history", "none"));
    options.addAll(List.of(otherOptions));
    Program client = client(network, host, options.toArray(String[]::new));
    client.types("/rooms\n");
    client.err().sees("* #lobby");
    return client;
  }

  private static String[] tls(String fingerprint) {
    return new String[] {"--tls", "--tls-fingerprint", fingerprint};
  }

  private static String lines(String start, int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(start).append("line ").append(i).append('\n');
    }
    return lines.toString();
  }
}
