package chat.client.net;

import chat.client.net.tls.Authorities;

/**
 * How servers that speak TLS are checked.
 *
 * @param authorities whose verdict the check gets
 */
public record TlsPolicy(Authorities authorities, ServerCheck check) {
  /** Accepts each server: for tests of capacity, which send nothing that is anybody's. */
  public static final TlsPolicy ANY_SERVER =
      new TlsPolicy(Authorities.none(), (address, peer) -> {});
}
