package chat.server.announce;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.account.Fingerprint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the server announces. Immutable.
 *
 * @param name for people, at most 63 bytes
 * @param endpoint where the server listens: an address, or any of this computer
 * @param fingerprint of the certificate, if clients connect by TLS
 */
public record Announcement(
    String name, InetSocketAddress endpoint, Optional<Fingerprint> fingerprint) {
  private static final int MAX_NAME_BYTES = 63;

  public Announcement {
    name = cut(name);
  }

  private static String cut(String name) {
    int end = 0;
    int bytes = 0;
    while (end < name.length()) {
      int next = name.offsetByCodePoints(end, 1);
      bytes += name.substring(end, next).getBytes(UTF_8).length;
      if (bytes > MAX_NAME_BYTES) {
        return name.substring(0, end);
      }
      end = next;
    }
    return name;
  }

  /** Returns whether the server listens at an address of this computer. */
  boolean isServedAt(InetAddress address) {
    return endpoint.getAddress().isAnyLocalAddress() || endpoint.getAddress().equals(address);
  }

  /** Returns the values of the record TXT. */
  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("v", "1");
    properties.put("tls", fingerprint.isPresent() ? "1" : "0");
    fingerprint.ifPresent(print -> properties.put("fp", print.toString()));
    return properties;
  }
}
