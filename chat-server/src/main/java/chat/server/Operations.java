package chat.server;

import chat.server.admin.AdminSocket;
import chat.server.listen.BindAddress;
import chat.server.measure.ServerView;
import chat.server.metrics.MetricsServer;
import chat.server.service.ServiceNotifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What shows operators a running server: metrics, the socket of {@code admin}, and the
 * notifications of systemd. The threads that start and stop the server.
 */
final class Operations implements AutoCloseable {
  private final ServerView server;
  private final Optional<MetricsServer> metrics;
  private final Optional<AdminSocket> admin;
  private final Optional<ServiceNotifier> service;

  private Operations(
      ServerView server,
      Optional<MetricsServer> metrics,
      Optional<AdminSocket> admin,
      Optional<ServiceNotifier> service) {
    this.server = server;
    this.metrics = metrics;
    this.admin = admin;
    this.service = service;
  }

  /**
   * Shows a server.
   *
   * @param folder the folder that the server has locked; empty if it has none
   * @throws StartFailure if the metrics can't be published where the options want them
   */
  static Operations start(SightOptions options, Optional<Path> folder, ChatServer server)
      throws StartFailure {
    return new Operations(
        server.view(),
        publish(options, server.view()),
        folder.flatMap(
            path -> AdminSocket.open(path, server.view(), server.commands(() -> System.exit(0)))),
        ServiceNotifier.of(System.getenv(), server.view()::isLive));
  }

  private static Optional<MetricsServer> publish(SightOptions options, ServerView server)
      throws StartFailure {
    if (options.metricsPort().isEmpty()) {
      return Optional.empty();
    }
    int port = options.metricsPort().getAsInt();
    try {
      return Optional.of(MetricsServer.start(port, server));
    } catch (IOException e) {
      throw new StartFailure(BindAddress.metricsFailure(port, e), e);
    }
  }

  /** Returns the line that says where the metrics are. */
  Optional<String> announcement() {
    return metrics.map(published -> "metrics are at " + published.url());
  }

  /** Reports that the server accepts connections, and if it is one of several, what it does. */
  void ready() {
    service.ifPresent(ServiceNotifier::ready);
    if (service.isPresent() && server.cluster().isPresent()) {
      service.get().show(() -> server.cluster().orElseThrow().state().sentence());
    }
  }

  /** The metrics stay, so that they show a slow stop. */
  @Override
  public void close() {
    service.ifPresent(ServiceNotifier::close);
    admin.ifPresent(AdminSocket::close);
  }
}
