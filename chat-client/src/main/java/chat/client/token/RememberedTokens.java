package chat.client.token;

import chat.file.SharedLines;
import chat.protocol.account.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The file of tokens that this device remembers, a line each, readable by its owner alone. Each
 * operation reads it again, because other clients change it. One thread at a time.
 */
public final class RememberedTokens {
  private static final int MAX_BYTES = 1 << 20;

  private final Path path;
  private final SharedLines lines;

  public RememberedTokens(Path path) {
    this.path = path;
    this.lines = new SharedLines(path, "tokens", MAX_BYTES);
  }

  /**
   * Returns the token for a server that proves itself by this identity.
   *
   * @param account the nick of the account to log in to; if absent, the first one's
   * @throws IOException if the file can't be used; the message is for a person
   */
  public Optional<RememberedToken> find(String server, String identity, Optional<String> account)
      throws IOException {
    return tokens().stream()
        .filter(token -> token.isFor(server, identity))
        .filter(token -> account.isEmpty() || token.account().equalsIgnoreCase(account.get()))
        .findFirst();
  }

  /** Stores a token, in place of an earlier one of the same account and server. */
  public void remember(String server, String identity, String account, Secret token)
      throws IOException {
    RememberedToken fresh = new RememberedToken(server, account, identity, token);
    change(old -> old.isFor(server, identity) && old.isOf(server, account), Optional.of(fresh));
  }

  /**
   * Stores a token of one server also for another one of the same chat.
   *
   * @return false if it is no longer stored, or if that server gave us a token for the account and
   *     proved itself otherwise then
   */
  public boolean share(Secret token, String server, String identity) throws IOException {
    Optional<RememberedToken> issued =
        tokens().stream().filter(known -> known.token().equals(token)).findFirst();
    if (issued.isEmpty()) {
      return false;
    }
    String account = issued.get().account();
    boolean isOther = tokens().stream().noneMatch(known -> known.isOf(server, account));
    if (isOther) {
      remember(server, identity, account, token);
    }
    return isOther;
  }

  /**
   * Removes a token.
   *
   * @param server the one that has refused it; empty: for all servers, it is no longer valid
   */
  public void forget(Secret token, Optional<String> server) throws IOException {
    change(
        old -> old.token().equals(token) && server.filter(s -> !s.equals(old.server())).isEmpty(),
        Optional.empty());
  }

  private void change(Predicate<RememberedToken> removed, Optional<RememberedToken> added)
      throws IOException {
    TokenFile.requirePrivate(path);
    lines.change(
        line -> RememberedToken.parse(line).filter(removed).isPresent(),
        added.map(RememberedToken::line));
  }

  private List<RememberedToken> tokens() throws IOException {
    TokenFile.requirePrivate(path);
    return lines.read().stream().map(RememberedToken::parse).flatMap(Optional::stream).toList();
  }
}
