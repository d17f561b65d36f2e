package chat.server;

import chat.notation.Quantity;
import chat.protocol.Limits;
import chat.protocol.command.Size;
import chat.server.log.pruning.Retention;
import chat.server.net.accept.Endpoint;
import chat.server.net.trace.AddressText;
import chat.server.tls.ServerTls;
import chat.thread.ConnectionThreads;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The first lines that the server prints: where it listens, how to join, where messages are stored,
 * and what is not protected. The main thread.
 */
final class Banner {
  /** Precedes a second address. */
  private static final String OR = "or:  ";

  private Banner() {}

  /** Returns the lines that show how {@code --keep} was understood; none for everything. */
  static List<String> kept(Retention retention) {
    List<String> lines = new ArrayList<>();
    if (retention.count() > 0) {
      lines.add(
          retention.count() == 1
              ? "the newest message of each room is kept"
              : "the newest %s of each room are kept"
                  .formatted(Quantity.of(retention.count(), "message")));
    }
    Duration age = retention.age();
    if (!age.isZero()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "messages are kept for %,d d %d h %d min %d s",
              age.toDays(),
              age.toHoursPart(),
              age.toMinutesPart(),
              age.toSecondsPart()));
    }
    if (retention.bytes() > 0) {
      lines.add("the newest messages are kept, %s in all".formatted(new Size(retention.bytes())));
    }
    return lines;
  }

  /**
   * Returns the lines.
   *
   * @param data the folder that messages are stored in; empty if they stay in memory
   */
  static List<String> lines(
      String software, List<Endpoint> endpoints, Optional<Path> data, Optional<ServerTls> tls) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s on Java %d, %s"
            .formatted(software, Runtime.version().feature(), ConnectionThreads.best().kind()));
    endpoints.forEach(endpoint -> lines.add(listening(endpoint)));
    lines.addAll(joining("to join from this computer:  ", endpoints, true));
    lines.addAll(joining("to join from the network:  ", endpoints, false));
    tls.ifPresent(present -> lines.addAll(certificate(present)));
    lines.add(
        data.map(folder -> "messages are stored in the folder " + folder)
            .orElse("messages stay in memory until the server stops"));
    endpoints.stream()
        .filter(endpoint -> !endpoint.isTls() && !isLocal(endpoint))
        .forEach(endpoint -> lines.add(warning(endpoint, tls)));
    return lines;
  }

  private static boolean isLocal(Endpoint endpoint) {
    return endpoint.address().getAddress().isLoopbackAddress();
  }

  private static String listening(Endpoint endpoint) {
    String bound = AddressText.bracketed(AddressText.of(endpoint.address().getAddress()));
    int port = endpoint.address().getPort();
    return "listening on %s, port %d%s"
        .formatted(bound, port, endpoint.isTls() ? ", with TLS" : "");
  }

  private static List<String> joining(String label, List<Endpoint> all, boolean isLocal) {
    List<String> lines = new ArrayList<>();
    for (Endpoint endpoint : all) {
      if (isLocal(endpoint) == isLocal) {
        InetAddress bound = endpoint.address().getAddress();
        List<String> hosts = isLocal ? List.of(localName(bound)) : networkAddresses(bound);
        for (String host : hosts) {
          String start = lines.isEmpty() ? label : " ".repeat(label.length() - OR.length()) + OR;
          lines.add(start + howToJoin(host, endpoint));
        }
      }
    }
    return lines;
  }

  private static List<String> certificate(ServerTls tls) {
    List<String> lines = new ArrayList<>();
    lines.add("fingerprint of the certificate:  " + tls.certificate().fingerprint());
    if (!tls.isStored()) {
      lines.add("the next start makes a new certificate, since --data none stores none");
    }
    return lines;
  }

  private static String warning(Endpoint endpoint, Optional<ServerTls> tls) {
    return tls.isPresent()
        ? "no encryption on port %d: anyone on the network can read what others send there"
            .formatted(endpoint.address().getPort())
        : "no encryption, no passwords: anyone on the network can join, and read what others send";
  }

  private static String howToJoin(String host, Endpoint endpoint) {
    int port = endpoint.address().getPort();
    String bracketed = AddressText.bracketed(host);
    int usual = endpoint.isTls() ? Limits.TLS_PORT : Limits.PORT;
    String destination = port == usual ? bracketed : bracketed + ":" + port;
    return endpoint.isTls()
        ? "chat-client --tls %s  or  ncat --ssl %s %d".formatted(destination, host, port)
        : "chat-client %s  or  nc %s %d".formatted(destination, host, port);
  }

  /** Returns localhost if that name is this address's, since others of this computer are not. */
  private static String localName(InetAddress loopback) {
    try {
      return InetAddress.getByName("localhost").equals(loopback)
          ? "localhost"
          : AddressText.of(loopback);
    } catch (UnknownHostException e) {
      return AddressText.of(loopback);
    }
  }

  /**
   * Returns the addresses by which others most likely reach this computer: its IPv4 address, if it
   * has one; its IPv6 address, if it has no other or the server listens on IPv6.
   */
  private static List<String> networkAddresses(InetAddress bound) {
    if (!bound.isAnyLocalAddress()) {
      return List.of(AddressText.of(bound));
    }
    Stream<InetAddress> found =
        Stream.concat(first(Inet4Address.class), first(Inet6Address.class))
            .limit(bound instanceof Inet6Address ? 2 : 1);
    List<String> addresses = found.map(Banner::withoutScope).map(AddressText::of).toList();
    return addresses.isEmpty() ? List.of("THIS-COMPUTER") : addresses;
  }

  private static Stream<InetAddress> first(Class<? extends InetAddress> family) {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .filter(family::isInstance)
          .limit(1);
    } catch (SocketException e) {
      return Stream.empty();
    }
  }

  /** Other computers know nothing of this one's network interfaces. */
  private static InetAddress withoutScope(InetAddress address) {
    try {
      return InetAddress.getByAddress(address.getAddress());
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
