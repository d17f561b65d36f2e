package chat.client.discovery;

import chat.json.JsonObject;
import chat.protocol.account.Fingerprint;
import java.util.List;
import java.util.Optional;

/**
 * A server as it announces itself, which anyone on the network may do. Immutable.
 *
 * @param name for people; safe to show
 * @param addresses at least one, as they are typed before a port
 * @param fingerprint of its certificate, as announced; empty if there is none
 */
record FoundServer(
    String name,
    List<String> addresses,
    int port,
    boolean isTls,
    Optional<Fingerprint> fingerprint) {
  FoundServer {
    addresses = List.copyOf(addresses);
  }

  /** Returns an address as a person types it. */
  String destination() {
    return addresses.get(0) + ":" + port;
  }

  /** Returns a line for each address. */
  List<String> lines() {
    String kind =
        isTls
            ? "TLS" + fingerprint.map(print -> "  announced: " + print).orElse("")
            : "unencrypted";
    return addresses.stream()
        .map(address -> "%s  %s:%d  %s".formatted(name, address, port, kind))
        .toList();
  }

  /** Returns a JSON object on one line. */
  String json() {
    return new JsonObject()
        .string("name", name)
        .strings("addresses", addresses)
        .number("port", port)
        .flag("tls", isTls)
        .string("fingerprint", fingerprint.map(Fingerprint::toString))
        .toString();
  }
}
