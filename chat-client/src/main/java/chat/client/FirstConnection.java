package chat.client;

import chat.client.config.Environment;
import chat.client.config.Settings;
import chat.client.config.UserFiles;
import chat.client.net.CannotConnectException;
import chat.client.net.Connected;
import chat.client.net.Connector;
import chat.client.net.ServerAddress;
import chat.client.net.Timing;
import chat.client.net.TlsPolicy;
import chat.client.net.UntrustedServerException;
import chat.client.net.tls.Authorities;
import chat.client.net.tls.TlsPeer;
import chat.client.trust.TrustedServers;
import chat.client.view.Stdio;
import chat.protocol.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Connects for the first time, and asks a person who is there what only a person can decide. The
 * main thread.
 */
final class FirstConnection {
  private final Settings settings;
  private final Optional<TrustQuestion> question;
  private final TrustedServers servers;
  private final Connector connector;

  /**
   * A connection that is not open yet.
   *
   * @throws IOException if the file of authorities can't be used; the message is for a person
   */
  FirstConnection(Settings settings, Stdio stdio, Environment environment, Timing timing)
      throws IOException {
    this.settings = settings;
    this.question =
        stdio.terminal() && !settings.pipe().isAsked()
            ? Optional.of(new TrustQuestion(stdio))
            : Optional.empty();
    this.servers = servers(settings, environment);
    this.connector =
        new Connector(
            timing.connect(), new TlsPolicy(authorities(settings.tls(), environment), servers));
  }

  /** Returns what remembers the servers of this person. */
  static TrustedServers servers(Settings settings, Environment environment) {
    return new TrustedServers(
        new UserFiles(environment).knownServers(),
        settings.tls(),
        Clock.system(ZoneId.systemDefault()));
  }

  private static Authorities authorities(Settings.Tls tls, Environment environment)
      throws IOException {
    return tls.authorities().isPresent()
        ? Authorities.ofFile(tls.authorities().get())
        : Authorities.ofSystem(environment.variable("SSL_CERT_FILE").map(Path::of));
  }

  /** Returns what makes further connections by the same rules. */
  Connector connector() {
    return connector;
  }

  /**
   * Connects.
   *
   * @throws IOException if that fails, or the person declines; the message is for a person
   */
  Connected open() throws IOException {
    ServerAddress server = settings.destination().address();
    requirePlainAllowed(server);
    try {
      return connector.connect(server);
    } catch (UntrustedServerException e) {
      if (question.isEmpty() || e.unknown().isEmpty()) {
        throw e;
      }
      return connectIfTheSame(server, e.unknown().get());
    } catch (CannotConnectException e) {
      throw isTlsOpen(server)
          ? new IOException(
              "%s. Port %d there accepts connections: for TLS, use chat-client --tls %s"
                  .formatted(e.getMessage(), Limits.TLS_PORT, server.hostKey()),
              e)
          : e;
    }
  }

  /** Returns lines for a person about what was done; each once. */
  List<String> takeNotices() {
    return servers.takeNotices();
  }

  /** The question is asked without a connection: no server waits as long as a person may think. */
  private Connected connectIfTheSame(ServerAddress server, TlsPeer unknown) throws IOException {
    if (!question.orElseThrow().isTheSame(server, unknown)) {
      throw new IOException("not connected to " + server + ": you did not confirm its fingerprint");
    }
    servers.confirm(server, unknown.fingerprint());
    return connector.connect(server);
  }

  private void requirePlainAllowed(ServerAddress server) throws IOException {
    if (server.tls() || settings.tls().plain() || !servers.wasReached(server)) {
      return;
    }
    if (question.isEmpty() || !question.get().mayBePlain(server)) {
      throw new IOException(
          "not connected to %s: this host was reached by TLS before. Add --tls, or --plain to speak unencrypted"
              .formatted(server));
    }
  }

  private boolean isTlsOpen(ServerAddress server) {
    return !server.tls()
        && server.port() == Limits.PORT
        && connector.isOpen(new ServerAddress(server.host(), Limits.TLS_PORT));
  }
}
