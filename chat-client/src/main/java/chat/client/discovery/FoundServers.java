package chat.client.discovery;

import chat.network.AddressText;
import chat.protocol.Text;
import chat.protocol.account.Fingerprint;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * What is announced on all of this computer's networks, put together by name and port. It is
 * bounded, whatever is announced. The threads of the networks add, another reads.
 */
final class FoundServers {
  private static final int MAX_SERVERS = 64;
  private static final int MAX_ADDRESSES = 8;
  private static final int MAX_NAME_CHARS = 63;
  private static final int MAX_PORT = 65_535;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Announced> byKey = new LinkedHashMap<>();

  private static final class Announced {
    private final String name;
    private final int port;
    private final Set<InetAddress> addresses = new LinkedHashSet<>();
    private Map<String, String> properties = Map.of();

    Announced(String name, int port) {
      this.name = name;
      this.port = port;
    }

    FoundServer server() {
      return new FoundServer(
          name,
          // What most people can read comes first.
          addresses.stream()
              .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
              .map(AddressText::of)
              .map(AddressText::bracketed)
              .toList(),
          port,
          "1".equals(properties.get("tls")),
          fingerprint());
    }

    private Optional<Fingerprint> fingerprint() {
      try {
        return Optional.ofNullable(properties.get("fp")).map(Fingerprint::parse);
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * Adds what was announced on one network.
   *
   * @param properties none if they are not known yet
   */
  void add(String name, int port, List<InetAddress> addresses, Map<String, String> properties) {
    String shown = shown(name);
    if (shown.isEmpty() || port < 1 || port > MAX_PORT) {
      return;
    }
    String key = port + " " + shown;
    lock.lock();
    try {
      if (byKey.size() < MAX_SERVERS || byKey.containsKey(key)) {
        Announced announced = byKey.computeIfAbsent(key, k -> new Announced(shown, port));
        Stream.concat(
                announced.addresses.stream().toList().stream(),
                addresses.stream().filter(FoundServers::isOnNetwork))
            .limit(MAX_ADDRESSES)
            .forEach(announced.addresses::add);
        if (!properties.isEmpty()) {
          announced.properties = Map.copyOf(properties);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns those with an address, by name. */
  List<FoundServer> all() {
    lock.lock();
    try {
      Map<String, FoundServer> sorted = new TreeMap<>();
      byKey.values().stream()
          .filter(announced -> !announced.addresses.isEmpty())
          .map(Announced::server)
          .forEach(server -> sorted.put(server.name() + " " + server.port(), server));
      return List.copyOf(sorted.values());
    } finally {
      lock.unlock();
    }
  }

  /** Whether another computer can have this address. */
  private static boolean isOnNetwork(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress();
  }

  /** A line of the terminal is not the network's to write. */
  private static String shown(String name) {
    String line = Text.of(name).toString().replaceAll("[\n\t\uFFFD]", " ").strip();
    int chars = Math.min(line.codePointCount(0, line.length()), MAX_NAME_CHARS);
    return line.substring(0, line.offsetByCodePoints(0, chars)).strip();
  }
}
