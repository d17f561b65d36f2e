package chat.client;

import chat.client.net.ServerAddress;
import chat.client.net.tls.TlsPeer;
import chat.protocol.account.Fingerprint;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Asks a person at a terminal what no certificate answers. The main thread. */
final class TrustQuestion {
  private final TerminalDialog dialog;

  TrustQuestion(TerminalDialog dialog) {
    this.dialog = dialog;
  }

  /**
   * Asks whether a server is the right one. Returns true only after a yes or its fingerprint.
   *
   * @param announced the fingerprint that somebody on the network announced for this server, which
   *     proves nothing, but warns if it is another one
   */
  boolean isTheSame(ServerAddress address, TlsPeer peer, Optional<Fingerprint> announced)
      throws IOException {
    String warning =
        announced
            .filter(other -> !other.equals(peer.fingerprint()))
            .map(
                other ->
                    "The network announced another one for it: %s\n".formatted(other)
                        + "This may not be the server that was announced.\n")
            .orElse("");
    Optional<String> typed =
        dialog.ask(
            """
            The certificate of %s is unknown: %s.
            Its fingerprint is %s
            %sCompare it with the one that the server prints when it starts.
            Is it the same? Type y or n, or paste the fingerprint:"""
                .formatted(address, peer.verdict().reason(), peer.fingerprint(), warning));
    return typed.isPresent() && (isYes(typed.get()) || isThis(peer.fingerprint(), typed.get()));
  }

  /** Asks whether to speak unencrypted with a host that was reached by TLS before. */
  boolean mayBePlain(ServerAddress address) throws IOException {
    return dialog
        .ask(
            """
            %s was reached by TLS before; this connection would be unencrypted.
            To encrypt it, type n and start with --tls. Speak unencrypted now? Type y or n:"""
                .formatted(address.host()))
        .filter(TrustQuestion::isYes)
        .isPresent();
  }

  private static boolean isThis(Fingerprint expected, String typed) {
    try {
      return Fingerprint.parse(typed).equals(expected);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isYes(String typed) {
    String word = typed.toLowerCase(Locale.ROOT);
    return word.equals("y") || word.equals("yes");
  }
}
