package chat.client.net;

import chat.client.net.tls.Authorities;

/**
 * How the client checks servers over TLS.
 *
 * @param authorities whose verdict the check gets
 */
public record TlsPolicy(Authorities authorities, ServerCheck check) {
  /** Accepts each server: for tests of capacity, which send no person's data. */
  public static final TlsPolicy ANY_SERVER =
      new TlsPolicy(Authorities.none(), (address, peer) -> {});
}
