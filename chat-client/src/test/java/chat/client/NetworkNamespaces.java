package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.FinishedCommand;
import chat.fixture.Program;
import chat.fixture.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Computers on networks of their own, as namespaces of Linux: a server's host, a client's, and a
 * router between them if they are not on the same network. Only root can make them; others skip the
 * test. Their names are new for each test, and only these are deleted. The test's thread.
 */
final class NetworkNamespaces implements AutoCloseable {
  private static final Path TUN = Path.of("/dev/net/tun");
  static final String SERVER = "10.77.1.2";
  static final String CLIENT = "10.77.2.2";
  static final String SERVER_IPV6 = "fd77::1";

  /** The system shows a namespace's programs the files in its folder here as those in /etc. */
  private static final Path ETC = Path.of("/etc/netns");

  private final String prefix =
      "chat-" + Integer.toString(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE), 36) + "-";
  private final List<String> made = new ArrayList<>();
  private Program slowLink; // null if there is none

  private NetworkNamespaces() {}

  /** Two computers on one network, which has IPv6 alone, and no name server that answers. */
  static NetworkNamespaces onOneIpv6Network() throws IOException, InterruptedException {
    NetworkNamespaces network = new NetworkNamespaces();
    try {
      network.add("server");
      network.add("client");
      network.link("server", "toclient", "client", "toserver");
      network.ip("server", "addr add " + SERVER_IPV6 + "/64 dev toclient nodad");
      network.ip("client", "addr add fd77::2/64 dev toserver nodad");
      network.loseNameServer("server");
      network.loseNameServer("client");
      return network;
    } catch (IOException | InterruptedException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  /** Two computers on networks of their own, and a router. */
  static NetworkNamespaces withRouter() throws IOException, InterruptedException {
    NetworkNamespaces network = new NetworkNamespaces();
    try {
      network.add("server");
      network.add("router");
      network.add("client");
      network.link("server", "out", "router", "toserver");
      network.link("client", "out", "router", "toclient");
      network.ip("server", "addr add " + SERVER + "/24 dev out");
      network.ip("router", "addr add 10.77.1.1/24 dev toserver");
      network.ip("client", "addr add " + CLIENT + "/24 dev out");
      network.ip("router", "addr add 10.77.2.1/24 dev toclient");
      network.ip("server", "route add default via 10.77.1.1");
      network.ip("client", "route add default via 10.77.2.1");
      network.run(
          network.in("router", List.of("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward")));
      return network;
    } catch (IOException | InterruptedException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  /** Two computers between which packets take a delay, and some never arrive. */
  static NetworkNamespaces onSlowLink(Duration delay, int lossPercent)
      throws IOException, InterruptedException {
    Skips.unless(
        Files.isWritable(TUN), "a slow network can't be made here: " + TUN + " is missing");
    NetworkNamespaces network = new NetworkNamespaces();
    try {
      network.add("server");
      network.add("client");
      network.slowLink =
          Program.start(
              List.of(
                  "python3",
                  "src/test/network/slow_link.py",
                  String.valueOf(delay.toMillis()),
                  String.valueOf(lossPercent),
                  network.prefix + "server=" + SERVER + "/24",
                  network.prefix + "client=10.77.1.3/24"));
      network.slowLink.out().sees("linked");
      return network;
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      network.close();
      throw e;
    }
  }

  private void add(String host) throws IOException, InterruptedException {
    Skips.unless(
        Files.isExecutable(Path.of("/usr/sbin/ip")) || Files.isExecutable(Path.of("/sbin/ip")),
        "network namespaces need the program ip");
    FinishedCommand ended = FinishedCommand.run(List.of("ip", "netns", "add", prefix + host));
    Skips.unless(
        ended.exitCode() == 0, "network namespaces can't be made here: " + ended.output().strip());
    made.add(prefix + host);
    ip(host, "link set lo up");
  }

  /** Lets a host's programs ask a name server that is not there. */
  private void loseNameServer(String host) throws IOException {
    Path files = Files.createDirectories(ETC.resolve(prefix + host));
    Files.writeString(files.resolve("resolv.conf"), "nameserver fd77::53\n");
  }

  private void link(String one, String device, String other, String otherDevice)
      throws IOException, InterruptedException {
    run(
        words(
            "ip link add %s netns %s type veth peer name %s netns %s"
                .formatted(device, prefix + one, otherDevice, prefix + other)));
    ip(one, "link set " + device + " up");
    ip(other, "link set " + otherDevice + " up");
  }

  /** Changes a host's network by the words after {@code ip}. */
  void ip(String host, String arguments) throws IOException, InterruptedException {
    run(words("ip -n " + prefix + host + " " + arguments));
  }

  /** Returns the command that runs a program on a host. */
  List<String> in(String host, List<String> command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", prefix + host));
    all.addAll(command);
    return all;
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    FinishedCommand ended = FinishedCommand.run(command);
    assertEquals(0, ended.exitCode(), () -> command + ": " + ended.output());
  }

  @Override
  public void close() throws IOException {
    if (slowLink != null) {
      slowLink.close();
    }
    try {
      for (String name : made) {
        FinishedCommand.run(List.of("ip", "netns", "delete", name));
        Files.deleteIfExists(ETC.resolve(name).resolve("resolv.conf"));
        Files.deleteIfExists(ETC.resolve(name));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
