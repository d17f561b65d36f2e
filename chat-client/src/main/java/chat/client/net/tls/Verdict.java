package chat.client.net.tls;

/**
 * Whether the authorities trust a server's certificate. Immutable.
 *
 * @param reason why it is not trusted, a clause about "it"; empty if it is
 */
public record Verdict(boolean isTrusted, String reason) {
  public static final Verdict TRUSTED = new Verdict(true, "");

  static Verdict untrusted(String reason) {
    return new Verdict(false, reason);
  }
}
