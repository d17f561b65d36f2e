package chat.client.net;

import chat.protocol.account.Fingerprint;
import java.util.Optional;

/**
 * What protects a link. Immutable.
 *
 * @param isConfidential whether it is encrypted, or does not leave this computer
 * @param certificate the fingerprint of the server's certificate; empty without TLS
 * @param isCertified whether an authority that this computer trusts vouches for the certificate
 */
public record LinkSecurity(
    boolean isConfidential, Optional<Fingerprint> certificate, boolean isCertified) {
  /** Returns that of a link without TLS. */
  static LinkSecurity plain(boolean isLocal) {
    return new LinkSecurity(isLocal, Optional.empty(), false);
  }
}
