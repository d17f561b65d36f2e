package chat.client;

import chat.client.net.ServerAddress;
import chat.client.net.tls.TlsPeer;
import chat.client.view.LineOutput;
import chat.client.view.Stdio;
import chat.protocol.account.Fingerprint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;

/**
 * Asks a person at a terminal what no certificate answers. It reads no byte beyond the answer's
 * line, since what follows is typed for the chat. The main thread, before the session begins.
 */
final class TrustQuestion {
  private static final int MAX_BYTES = 1_000;

  private final Stdio stdio;
  private final LineOutput out;

  TrustQuestion(Stdio stdio) {
    this.stdio = stdio;
    this.out = new LineOutput(stdio.out(), stdio.charset(), why -> {});
  }

  /** Asks whether a server is the right one. Returns true only after a yes or its fingerprint. */
  boolean isTheSame(ServerAddress address, TlsPeer peer) throws IOException {
    out.print(
        """
        The certificate of %s is unknown: %s.
        Its fingerprint is %s
        Compare it with the one that the server prints when it starts.
        Is it the same? Type y or n, or paste the fingerprint:"""
            .formatted(address, peer.verdict().reason(), peer.fingerprint()));
    return answer(peer.fingerprint());
  }

  /** Asks whether to speak unencrypted with a host that was reached by TLS before. */
  boolean mayBePlain(ServerAddress address) throws IOException {
    out.print(
        """
        %s was reached by TLS before; this connection would be unencrypted.
        To encrypt it, type n and start with --tls. Speak unencrypted now? Type y or n:"""
            .formatted(address.host()));
    return isYes(line());
  }

  private boolean answer(Fingerprint expected) throws IOException {
    String typed = line();
    if (isYes(typed)) {
      return true;
    }
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

  private String line() throws IOException {
    ByteArrayOutputStream typed = new ByteArrayOutputStream();
    int next = stdio.in().read();
    while (next >= 0 && next != '\n' && typed.size() < MAX_BYTES) {
      typed.write(next);
      next = stdio.in().read();
    }
    return typed.toString(stdio.charset()).strip();
  }
}
