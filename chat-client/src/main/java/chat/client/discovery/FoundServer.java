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
public record FoundServer(
    String name,
    List<String> addresses,
    int port,
    boolean isTls,
    Optional<Fingerprint> fingerprint) {
  public FoundServer {
    addresses = List.copyOf(addresses);
  }

  /** Returns each address with the port, as a person types it. */
  public List<String> destinations() {
    return addresses.stream().map(address -> address + ":" + port).toList();
  }

  /** Returns a line for each address. */
  List<String> lines() {
    String kind =
        isTls
            ? "TLS" + fingerprint.map(print -> "  announced: " + print).orElse("")
            : "unencrypted";
    return destinations().stream()
        .map(destination -> "%s  %s  %s".formatted(name, destination, kind))
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
