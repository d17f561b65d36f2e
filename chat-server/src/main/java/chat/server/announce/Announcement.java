package chat.server.announce;

import chat.protocol.account.Fingerprint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is announced. Immutable.
 *
 * @param name for people, at most 63 bytes
 * @param endpoint where the server listens: an address, or any of this computer
 * @param fingerprint of the certificate, if clients speak TLS there
 */
public record Announcement(
    String name, InetSocketAddress endpoint, Optional<Fingerprint> fingerprint) {
  private static final int MAX_NAME_CHARS = 63;

  public Announcement {
    name = name.length() > MAX_NAME_CHARS ? name.substring(0, MAX_NAME_CHARS) : name;
  }

  /** Whether others on the network can use what is announced. */
  public boolean isOfUse() {
    return !endpoint.getAddress().isLoopbackAddress();
  }

  /** Whether the server listens at an address of this computer. */
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
