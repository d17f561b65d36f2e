package chat.client.trust;

import chat.client.config.Destination;
import chat.client.config.Environment;
import chat.client.config.Settings;
import chat.client.config.UserFiles;
import chat.client.net.ServerAddress;
import chat.client.net.ServerCheck;
import chat.client.net.UntrustedServerException;
import chat.client.net.tls.Authorities;
import chat.client.net.tls.TlsPeer;
import chat.file.FileFailure;
import chat.protocol.account.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides whether a server is trusted, by the command line, the authorities and what is known of
 * it, and remembers it. The main thread runs it for the first connection, then the connector
 * thread.
 */
public final class TrustedServers implements ServerCheck {
  private final KnownServers known;
  private final Settings.Tls settings;
  private final Clock clock;
  private final List<String> notices = new ArrayList<>();
  private final Set<String> plainHosts = ConcurrentHashMap.newKeySet();
  // By name, for this process, if the file can't be written.
  private final Map<String, KnownServer> accepted = new ConcurrentHashMap<>();

  /** The servers that the file at this path knows; it may not exist. */
  public TrustedServers(Path file, Settings.Tls settings, Clock clock) {
    this.known = new KnownServers(file);
    this.settings = settings;
    this.clock = clock;
  }

  /** Returns the servers that this person's file knows. */
  public static TrustedServers of(Settings.Tls settings, Environment environment) {
    return new TrustedServers(
        new UserFiles(environment).knownServers(), settings, Clock.system(ZoneId.systemDefault()));
  }

  /**
   * Returns the authorities that the settings name, or else those that this computer trusts.
   *
   * @throws IOException if their file can't be used; the message is for a person
   */
  public static Authorities authorities(Settings.Tls settings, Environment environment)
      throws IOException {
    return settings.authorities().isPresent()
        ? Authorities.ofFile(settings.authorities().get())
        : Authorities.ofSystem(environment.variable("SSL_CERT_FILE").map(Path::of));
  }

  @Override
  public void require(ServerAddress address, TlsPeer peer) throws UntrustedServerException {
    Sentences sentences = new Sentences(address, peer);
    Optional<KnownServer> before = before(address);
    switch (trust(peer, before)) {
      case KNOWN -> {}
      case BY_FINGERPRINT -> {
        before
            .flatMap(KnownServer::fingerprint)
            .filter(other -> !other.equals(peer.fingerprint()))
            .ifPresent(other -> notices.add(sentences.replaced(other)));
        if (before.isEmpty() || !before.get().has(peer.fingerprint())) {
          confirm(address, peer.fingerprint());
        }
      }
      case BY_SYSTEM -> {
        before
            .filter(server -> server.basis() == Basis.FINGERPRINT)
            .ifPresent(server -> notices.add(sentences.nowKnownToAuthorities()));
        if (before.isEmpty() || before.get().basis() != Basis.SYSTEM) {
          remember(address, Basis.SYSTEM, Optional.empty());
        }
      }
      case BY_CA -> {
        if (before.isEmpty()) {
          remember(address, Basis.CA, Optional.empty());
        }
      }
      case NEW -> {
        TlsPeer unknown = before.isEmpty() ? peer : Sentences.reachedByFile(peer);
        throw new UntrustedServerException(
            new Sentences(address, unknown).unknown(), Optional.of(unknown));
      }
      case CHANGED -> throw refusal(sentences.changed(before.orElseThrow()));
      case NOT_THE_ONE -> throw refusal(sentences.notTheOne(settings.fingerprints()));
      case NOT_BY_CA -> throw refusal(sentences.notByAuthorities());
    }
  }

  /**
   * Accepts also the certificate that a trusted server has announced, unless the user has named the
   * certificates or authorities to accept, or the server is known by another basis.
   */
  @Override
  public void require(ServerAddress address, TlsPeer peer, Optional<Fingerprint> vouched)
      throws UntrustedServerException {
    boolean isShown = vouched.isPresent() && vouched.get().equals(peer.fingerprint());
    if (settings.isNamed() || !isShown) {
      require(address, peer);
      return;
    }
    Optional<KnownServer> before = before(address);
    if (before.isPresent() && before.get().basis() != Basis.VOUCHED) {
      require(address, peer);
    } else if (before.isEmpty() || !before.get().has(peer.fingerprint())) {
      remember(address, Basis.VOUCHED, vouched);
    }
  }

  /** Records that the user accepts unencrypted connections to this host, in this process. */
  public void allowPlain(ServerAddress address) {
    plainHosts.add(address.hostKey());
  }

  @Override
  public void requirePlain(ServerAddress address) throws UntrustedServerException {
    try {
      if (!settings.plain() && !plainHosts.contains(address.hostKey()) && wasReached(address)) {
        throw refusal(
            address
                + " was reached by TLS before, and is not spoken to unencrypted without --plain");
      }
    } catch (UntrustedServerException e) {
      throw e;
    } catch (IOException e) {
      throw refusal(e.getMessage());
    }
  }

  /**
   * Returns the decision of {@link #require}, and remembers nothing.
   *
   * @throws UntrustedServerException if it can't be known; the message is for a person
   */
  public Trust trust(ServerAddress address, TlsPeer peer) throws UntrustedServerException {
    return trust(peer, before(address));
  }

  private Trust trust(TlsPeer peer, Optional<KnownServer> before) {
    return Trust.of(
        peer.fingerprint(),
        peer.verdict().isTrusted(),
        settings.fingerprints(),
        settings.authorities().isPresent(),
        before);
  }

  /** Remembers a certificate that a person has confirmed. */
  public void confirm(ServerAddress address, Fingerprint fingerprint) {
    remember(address, Basis.FINGERPRINT, Optional.of(fingerprint));
  }

  /**
   * Returns whether a host was reached by TLS before, at any port.
   *
   * @throws IOException if the file can't be read; the message is for a person
   */
  public boolean wasReached(ServerAddress address) throws IOException {
    return !known.ofHost(address.hostKey()).isEmpty();
  }

  /**
   * Forgets a server, or all of a host.
   *
   * @param typed {@code HOST} or {@code HOST:PORT}
   * @return a line for each that was known
   * @throws IOException if the file can't be read or written; the message is for a person
   */
  public List<String> forget(String typed) throws IOException {
    ServerAddress address = Destination.parse(typed, true).address();
    boolean hasPort = Destination.parse(typed, false).address().port() == address.port();
    List<KnownServer> forgotten =
        known.ofHost(address.hostKey()).stream()
            .filter(server -> !hasPort || server.name().equals(KnownServer.name(address)))
            .toList();
    try {
      known.forget(forgotten);
    } catch (IOException e) {
      throw new IOException("can't forget " + typed + ": " + FileFailure.reason(e), e);
    }
    return forgotten.stream().map(server -> "forgot " + server.line()).toList();
  }

  /** Returns lines for a person about what was remembered or not, each once. */
  public List<String> takeNotices() {
    List<String> taken = List.copyOf(notices);
    notices.clear();
    return taken;
  }

  /**
   * Returns what is known; a file that can't be read is ignored where the command line decides
   * alone.
   */
  private Optional<KnownServer> before(ServerAddress address) throws UntrustedServerException {
    String name = KnownServer.name(address);
    try {
      return known.find(name).or(() -> Optional.ofNullable(accepted.get(name)));
    } catch (IOException e) {
      if (settings.isNamed()) {
        return Optional.empty();
      }
      throw refusal(e.getMessage());
    }
  }

  private void remember(ServerAddress address, Basis basis, Optional<Fingerprint> fingerprint) {
    KnownServer server =
        new KnownServer(KnownServer.name(address), basis, fingerprint, LocalDate.now(clock));
    accepted.put(server.name(), server);
    try {
      known.remember(server);
    } catch (IOException e) {
      notices.add(
          "* not remembered that %s was reached by TLS: %s"
              .formatted(address, FileFailure.reason(e)));
    }
  }

  private static UntrustedServerException refusal(String message) {
    return new UntrustedServerException(message, Optional.empty());
  }
}
