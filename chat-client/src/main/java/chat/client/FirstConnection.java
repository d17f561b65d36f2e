package chat.client;

import chat.client.config.Environment;
import chat.client.config.LoadedSettings;
import chat.client.config.Settings;
import chat.client.discovery.ServerFinder;
import chat.client.discovery.SrvRecord;
import chat.client.net.CannotConnectException;
import chat.client.net.Connected;
import chat.client.net.Connector;
import chat.client.net.ServerAddress;
import chat.client.net.Timing;
import chat.client.net.TlsPolicy;
import chat.client.net.UntrustedServerException;
import chat.client.net.tls.TlsPeer;
import chat.client.trust.TrustedServers;
import chat.client.view.Stdio;
import chat.protocol.Limits;
import chat.protocol.account.Fingerprint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Connects for the first time, and asks a person who is there what only a person can decide. The
 * main thread.
 */
final class FirstConnection {
  private final LoadedSettings loaded;
  private final Settings settings;
  private final ServerFinder finder;
  private final Optional<TerminalDialog> dialog;
  private final Optional<TrustQuestion> question;
  private final TrustedServers servers;
  private final Connector connector;
  private List<ServerAddress> candidates = List.of();

  /**
   * A connection that is not open yet.
   *
   * @param finder finds other servers if this computer has none and the user named none
   * @throws IOException if the file of authorities can't be used; the message is for a person
   */
  FirstConnection(
      LoadedSettings loaded,
      Stdio stdio,
      Environment environment,
      Timing timing,
      ServerFinder finder)
      throws IOException {
    this.loaded = loaded;
    this.settings = loaded.settings();
    this.finder = finder;
    this.dialog =
        stdio.terminal() && !settings.pipe().isAsked()
            ? Optional.of(new TerminalDialog(stdio))
            : Optional.empty();
    this.question = dialog.map(TrustQuestion::new);
    this.servers = TrustedServers.of(settings.tls(), environment);
    this.connector =
        new Connector(
            timing.connect(),
            new TlsPolicy(TrustedServers.authorities(settings.tls(), environment), servers));
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
  Connected open() throws IOException, InterruptedException {
    List<ServerAddress> typed = settings.destination().addresses();
    candidates = candidates();
    if (!candidates.equals(typed)) {
      return openAnnounced();
    }
    if (typed.size() > 1) {
      return openFirstOf(typed);
    }
    ServerAddress server = typed.get(0);
    try {
      return open(server, Optional.empty());
    } catch (CannotConnectException e) {
      if (!loaded.isServerByDefault() || !e.isRefused() || isOtherPortOpen(server)) {
        throw withHint(e, server);
      }
      ServerChoice.Chosen chosen = new ServerChoice(finder, connector, settings, dialog).choose(e);
      return openChosen(chosen);
    }
  }

  /** Connects to the first server that accepts; one that can't be trusted ends that. */
  private Connected openFirstOf(List<ServerAddress> typed) throws IOException {
    List<String> failures = new ArrayList<>();
    for (ServerAddress server : typed) {
      try {
        return open(server, Optional.empty());
      } catch (CannotConnectException e) {
        failures.add(e.getMessage());
      }
    }
    throw new IOException(String.join("\n", failures));
  }

  /**
   * Returns the typed servers; before each that is a domain, those that it announces. Ports that
   * are usually of the other kind are left out.
   */
  private List<ServerAddress> candidates() throws InterruptedException {
    List<ServerAddress> all = new ArrayList<>();
    for (ServerAddress typed : settings.destination().addresses()) {
      if (settings.destination().domains().contains(typed)) {
        int other = typed.tls() ? Limits.PORT : Limits.TLS_PORT;
        for (SrvRecord found : finder.ofDomain(typed.host())) {
          ServerAddress server = new ServerAddress(found.host(), found.port(), typed.tls());
          if (found.port() != other && !all.contains(server) && !server.equals(typed)) {
            connector.expect(server, typed.host());
            all.add(server);
          }
        }
      }
      if (!all.contains(typed)) {
        all.add(typed);
      }
    }
    return all;
  }

  /**
   * Connects to the first server that accepts and needs no question; or else to the first one that
   * accepts. A domain's own address is among them, so that a record leads astray nobody who could
   * connect without it.
   */
  private Connected openAnnounced() throws IOException {
    for (ServerAddress typed : settings.destination().addresses()) {
      requirePlainAllowed(typed);
    }
    List<String> failures = new ArrayList<>();
    List<ServerAddress> questionable = new ArrayList<>();
    for (ServerAddress server : candidates) {
      try {
        servers.requirePlain(server);
        return connector.connect(server);
      } catch (UntrustedServerException e) {
        questionable.add(server);
      } catch (CannotConnectException e) {
        failures.add(e.getMessage());
      }
    }
    if (questionable.isEmpty()) {
      throw new IOException(String.join("\n", failures));
    }
    return open(questionable.get(0), Optional.empty());
  }

  /** Returns the settings, with the servers that were found in place of a domain. */
  LoadedSettings loaded() {
    return candidates.size() > settings.destination().addresses().size()
        ? loaded.with(candidates)
        : loaded;
  }

  private Connected openChosen(ServerChoice.Chosen chosen) throws IOException {
    try {
      return open(chosen.address(), chosen.announced());
    } catch (CannotConnectException e) {
      throw withHint(e, chosen.address());
    }
  }

  private Connected open(ServerAddress server, Optional<Fingerprint> announced) throws IOException {
    requirePlainAllowed(server);
    try {
      return connector.connect(server);
    } catch (UntrustedServerException e) {
      if (question.isEmpty() || e.unknown().isEmpty()) {
        throw e;
      }
      return connectIfTheSame(server, e.unknown().get(), announced);
    }
  }

  private IOException withHint(CannotConnectException e, ServerAddress server) {
    return !server.tls() && isOtherPortOpen(server)
        ? new IOException(
            "%s Port %d there accepts connections: for TLS, use chat-client --tls %s"
                .formatted(
                    e.getMessage().endsWith("?") ? e.getMessage() : e.getMessage() + ".",
                    Limits.TLS_PORT,
                    server.hostKey()),
            e)
        : e;
  }

  /** Returns lines for a person about what was done; each once. */
  List<String> takeNotices() {
    return servers.takeNotices();
  }

  /** The question is asked without a connection: no server waits as long as a person may think. */
  private Connected connectIfTheSame(
      ServerAddress server, TlsPeer unknown, Optional<Fingerprint> announced) throws IOException {
    if (!question.orElseThrow().isTheSame(server, unknown, announced)) {
      throw new IOException("not connected to " + server + ": you did not confirm its fingerprint");
    }
    servers.confirm(server, unknown.fingerprint());
    return connector.connect(server);
  }

  private void requirePlainAllowed(ServerAddress server) throws IOException {
    if (server.tls()) {
      return;
    }
    if (settings.tls().plain() || !servers.wasReached(server)) {
      servers.allowPlain(server);
      return;
    }
    if (question.isEmpty() || !question.get().mayBePlain(server)) {
      throw new IOException(
          "not connected to %s: this host was reached by TLS before. Add --tls, or --plain to speak unencrypted"
              .formatted(server));
    }
    servers.allowPlain(server);
  }

  /** Whether the host accepts connections on the usual port of the other kind. */
  private boolean isOtherPortOpen(ServerAddress server) {
    int other = server.tls() ? Limits.PORT : Limits.TLS_PORT;
    return server.port() == (server.tls() ? Limits.TLS_PORT : Limits.PORT)
        && connector.isOpen(new ServerAddress(server.host(), other));
  }
}
