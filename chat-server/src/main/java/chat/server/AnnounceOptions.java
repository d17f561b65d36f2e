package chat.server;

import chat.server.announce.Announcement;
import chat.server.announce.Announcer;
import chat.server.net.accept.Endpoint;
import chat.server.tls.ServerTls;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/**
 * The options of the command line about announcing the server. The main thread, and once that has
 * started it, the announcer's.
 */
final class AnnounceOptions {
  @Option(
      names = "--no-announce",
      description =
          "Don't announce the server on the local network (default: announce it if others can"
              + " reach it, so that chat-client --discover finds it).")
  private boolean silent;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description =
          "The server's name, which everyone is shown at login (default: none), and by which it is"
              + " announced (default: this computer's).")
  private String name = "";

  private String announced = "";

  /**
   * Announces a server, if others can reach it. A certificate may be renewed while it runs.
   *
   * @param tls has the certificate, whose fingerprint others are to see
   */
  Optional<Announcer> start(List<Endpoint> endpoints, Optional<ServerTls> tls) {
    return announcement(endpoints, tls).map(Announcer::start);
  }

  /**
   * Returns what supplies the announcement, which is of the port for TLS, or else of the other one,
   * if others can use it.
   */
  Optional<Supplier<Announcement>> announcement(List<Endpoint> endpoints, Optional<ServerTls> tls) {
    return endpoints.stream()
        .filter(endpoint -> !silent && !endpoint.isLocal())
        .max(Comparator.comparing(Endpoint::isTls))
        .map(
            endpoint ->
                () ->
                    new Announcement(
                        name(),
                        endpoint.address(),
                        tls.filter(present -> endpoint.isTls())
                            .map(present -> present.certificate().fingerprint())));
  }

  /** Returns the name that was typed; empty if none was. */
  String typedName() {
    return name;
  }

  private String name() {
    if (announced.isEmpty()) {
      // Queried once: it takes seconds where no name server answers.
      announced = name.isBlank() ? computer() : name;
    }
    return announced;
  }

  private static String computer() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "chat-server";
    }
  }
}
