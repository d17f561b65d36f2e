package chat.server;

import chat.network.AddressText;
import chat.notation.Quantity;
import chat.protocol.command.Size;
import chat.server.listen.Invitation;
import chat.server.log.postgres.PostgresUrl;
import chat.server.log.pruning.Retention;
import chat.server.net.accept.Endpoint;
import chat.server.tls.ServerTls;
import chat.thread.ConnectionThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The first lines that the server prints: where it listens, how to join, where messages are stored,
 * and what is not protected. The main thread.
 */
final class Banner {
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
    return lines(software, endpoints, stored(data), tls);
  }

  /**
   * Returns the lines.
   *
   * @param stored the line that says where messages are
   */
  static List<String> lines(
      String software, List<Endpoint> endpoints, String stored, Optional<ServerTls> tls) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s on Java %d, %s"
            .formatted(software, Runtime.version().feature(), ConnectionThreads.best().kind()));
    endpoints.forEach(endpoint -> lines.add(listening(endpoint)));
    lines.addAll(Invitation.lines(endpoints));
    tls.ifPresent(present -> lines.addAll(certificate(present)));
    lines.add(stored);
    endpoints.stream()
        .filter(endpoint -> !endpoint.isTls() && !endpoint.isLocal())
        .forEach(endpoint -> lines.addAll(warning(endpoint, tls)));
    return lines;
  }

  /** Returns the line that says where messages of one server are. */
  static String stored(Optional<Path> data) {
    return data.map(folder -> "messages are stored in the folder " + folder)
        .orElse("messages stay in memory until the server stops");
  }

  /**
   * Returns the line that says where messages are, if several servers share them.
   *
   * @param data the folder of this server alone
   */
  static String stored(PostgresUrl database, Path data) {
    return "messages are stored in the database %s at %s; the folder %s has what this server alone needs"
        .formatted(
            database.database(),
            database.nodes().stream()
                .map(PostgresUrl.Node::toString)
                .collect(Collectors.joining(", ")),
            data);
  }

  private static String listening(Endpoint endpoint) {
    String bound = AddressText.bracketed(AddressText.of(endpoint.address().getAddress()));
    int port = endpoint.address().getPort();
    return "listening on %s, port %d%s"
        .formatted(bound, port, endpoint.isTls() ? ", with TLS" : "");
  }

  private static List<String> certificate(ServerTls tls) {
    List<String> lines = new ArrayList<>();
    lines.add("fingerprint of the certificate:  " + tls.certificate().fingerprint());
    if (!tls.isStored()) {
      lines.add("the next start makes a new certificate, since --data none stores none");
    }
    return lines;
  }

  /** Says who can read what, and what to do: an option was typed, maybe without knowing that. */
  private static List<String> warning(Endpoint endpoint, Optional<ServerTls> tls) {
    return List.of(
        ("warning: other computers can connect to port %d without encryption (--plain-anywhere): anyone"
                + " on the network between can read and change what they send, and their passwords are"
                + " refused")
            .formatted(endpoint.address().getPort()),
        tls.isPresent()
            ? "warning: let others use chat-client --tls, and start without --plain-anywhere if all can"
            : "warning: start without --tls-port none to serve TLS, which others use with chat-client --tls");
  }
}
