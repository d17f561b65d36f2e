package chat.protocol.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** What a client signs with an SSH key to log in. Any thread. */
public final class KeyLogin {
  /** The namespace of the signature, so that no signature for another purpose logs in. */
  public static final String NAMESPACE = "chat-server";

  private static final String PURPOSE = "chat-server-login-1";
  private static final String NO_CERTIFICATE = "-";

  private KeyLogin() {}

  /**
   * Returns the signed bytes: four lines, with a line feed between two.
   *
   * @param nick as the request for the challenge has it
   * @param certificate that of the server which the client sees, so that a server in the middle
   *     can't forward another server's challenge; empty without TLS
   * @param nonce the server's challenge
   */
  public static byte[] signed(String nick, Optional<Fingerprint> certificate, String nonce) {
    String seen = certificate.map(Fingerprint::toString).orElse(NO_CERTIFICATE);
    return String.join("\n", PURPOSE, nick, seen, nonce).getBytes(UTF_8);
  }
}
