package chat.client.session.login;

import chat.client.config.Settings;
import chat.client.net.LinkSecurity;
import chat.client.servers.ServerList;
import chat.client.ssh.OpenSshKeyFile;
import chat.client.ssh.SshAgent;
import chat.client.ssh.SshKey;
import chat.client.ssh.SshKeyException;
import chat.client.token.RememberedToken;
import chat.client.token.RememberedTokens;
import chat.client.token.TokenFile;
import chat.protocol.Nick;
import chat.protocol.account.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tokens and keys that the user has on this computer. The session thread owns it.
 *
 * <p>Sends a remembered token only to a server with the same certificate or authority as when it
 * gave the token, or on this computer; and on the next link, to a server of the chat that the user
 * typed or that was announced over TLS.
 */
final class StoredCredentials implements Credentials {
  /** The most keys to try: each failure delays the next attempt. */
  private static final int MAX_KEYS = 5;

  private final Settings.Login settings;
  private final ServerList servers;
  private Optional<String> account; // the one that the user or the first token names
  private final RememberedTokens tokens;
  private Optional<Secret> sent = Optional.empty(); // the remembered token that was sent last

  /**
   * The credentials for the servers of one chat.
   *
   * @param nick the one that the user asks for, if any
   */
  StoredCredentials(Settings.Login settings, ServerList servers, Optional<Nick> nick) {
    this.settings = settings;
    this.servers = servers;
    this.account = nick.map(Nick::value);
    this.tokens = new RememberedTokens(settings.places().tokens());
  }

  @Override
  public boolean isChosen() {
    return settings.tokenFile().isPresent()
        || settings.sshKey().isPresent()
        || settings.token().isPresent();
  }

  @Override
  public Optional<Secret> token(LinkSecurity security) throws IOException {
    if (settings.tokenFile().isPresent()) {
      return Optional.of(TokenFile.read(settings.tokenFile().get()));
    }
    if (settings.sshKey().isPresent()) {
      return Optional.empty();
    }
    if (settings.token().isPresent()) {
      return settings.token();
    }
    Optional<String> identity = identity(security);
    if (identity.isEmpty()) {
      sent = Optional.empty();
      return sent;
    }
    Optional<RememberedToken> known = tokens.find(server(), identity.get(), account);
    if (known.isPresent()) {
      account = known.map(RememberedToken::account);
      sent = known.map(RememberedToken::token);
    } else if (sent.isPresent() && !(mayCarryOver() && share(identity.get()))) {
      sent = Optional.empty();
    }
    return sent;
  }

  /** Stores the token for this server, too: the next start may begin here. */
  private boolean share(String identity) throws IOException {
    return tokens.share(sent.get(), server(), identity);
  }

  @Override
  public boolean mayCarryOver() {
    return servers.mayGetSecrets();
  }

  private String server() {
    return servers.current().toString().toLowerCase(Locale.ROOT);
  }

  /** Returns what identifies the server; empty if the link is not confidential. */
  private static Optional<String> identity(LinkSecurity security) {
    if (security.isCertified()) {
      return Optional.of("system");
    }
    return security
        .certificate()
        .map(Object::toString)
        .or(() -> Optional.of("local").filter(local -> security.isConfidential()));
  }

  @Override
  public List<SshKey> keys() throws SshKeyException {
    if (settings.sshKey().isEmpty()) {
      return List.of();
    }
    String name = settings.sshKey().get();
    return name.equals(Settings.Login.AGENT)
        ? agentKeys()
        : List.of(OpenSshKeyFile.read(settings.places().environment().file(name)));
  }

  private List<SshKey> agentKeys() throws SshKeyException {
    Path socket =
        settings
            .places()
            .agent()
            .orElseThrow(
                () -> new SshKeyException("there is no SSH agent: SSH_AUTH_SOCK names none"));
    List<SshKey> keys = new SshAgent(socket).keys();
    if (keys.isEmpty()) {
      throw new SshKeyException("the SSH agent has no Ed25519 key; ssh-add adds one");
    }
    return keys.stream().limit(MAX_KEYS).toList();
  }

  @Override
  public boolean isToRemember() {
    return settings.isToRemember() && !isChosen() && sent.isEmpty();
  }

  @Override
  public String deviceName() {
    return settings.places().environment().computer();
  }

  @Override
  public void remember(Nick nick, LinkSecurity security, Secret token) throws IOException {
    Optional<String> identity = identity(security);
    if (identity.isPresent()) {
      tokens.remember(server(), identity.get(), nick.value(), token);
      account = Optional.of(nick.value());
      sent = Optional.of(token);
    }
  }

  @Override
  public void refused() throws IOException {
    if (sent.isPresent()) {
      tokens.forget(sent.get(), Optional.of(server()));
      sent = Optional.empty();
    }
  }

  @Override
  public void loggedOut() throws IOException {
    if (sent.isPresent()) {
      tokens.forget(sent.get(), Optional.empty());
      sent = Optional.empty();
    }
  }
}
