package chat.client.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.account.Secret;
import java.util.Optional;

/**
 * A token that logs this device in to a server. Immutable.
 *
 * @param server its address, as {@code host:port}
 * @param account the account's nick
 * @param identity what the server proved itself by when it gave the token: the token is for nobody
 *     else
 */
public record RememberedToken(String server, String account, String identity, Secret token) {
  private static final int WORDS = 4;

  /** Returns the line of the file. */
  String line() {
    return String.join(" ", server, account, identity, new String(token.reveal(), UTF_8));
  }

  /** Reads a line of the file; empty if it is malformed, or a comment. */
  static Optional<RememberedToken> parse(String line) {
    String[] words = line.strip().split("\\s+", WORDS + 1);
    return words.length == WORDS && !words[0].startsWith("#")
        ? Optional.of(
            new RememberedToken(
                words[0], words[1], words[2], Secret.take(words[WORDS - 1].toCharArray())))
        : Optional.empty();
  }

  boolean isOf(String otherServer, String otherAccount) {
    return server.equals(otherServer) && account.equalsIgnoreCase(otherAccount);
  }

  boolean isFor(String otherServer, String otherIdentity) {
    return server.equals(otherServer) && identity.equals(otherIdentity);
  }
}
