package chat.client.trust;

import chat.protocol.account.Fingerprint;
import java.util.List;
import java.util.Optional;

/** The decision about the certificate that a server presented. */
public enum Trust {
  /** A person has confirmed it before. */
  KNOWN,
  /** It is the one that the command line names. */
  BY_FINGERPRINT,
  /** This computer's authorities vouch for it. */
  BY_SYSTEM,
  /** The authorities of the file that a person named vouch for it. */
  BY_CA,
  /** No authority has signed it, and the server is unknown: a person may decide. */
  NEW,
  /** The server is known by another certificate, or authorities vouched for it before. */
  CHANGED,
  /** The command line names another certificate. */
  NOT_THE_ONE,
  /** The authorities of the file that a person named don't vouch for it. */
  NOT_BY_CA;

  /**
   * Decides. A fingerprint or file on the command line decides alone.
   *
   * @param isSigned whether authorities vouch for the server
   * @param expected the fingerprints that the command line names, if it names any
   * @param hasOwnAuthorities whether those authorities are the ones of a file
   * @param known what is known of the server
   */
  static Trust of(
      Fingerprint shown,
      boolean isSigned,
      List<Fingerprint> expected,
      boolean hasOwnAuthorities,
      Optional<KnownServer> known) {
    if (!expected.isEmpty()) {
      return expected.contains(shown) ? BY_FINGERPRINT : NOT_THE_ONE;
    }
    if (hasOwnAuthorities) {
      return isSigned ? BY_CA : NOT_BY_CA;
    }
    if (known.isPresent() && known.get().has(shown)) {
      return KNOWN;
    }
    if (isSigned) {
      return BY_SYSTEM;
    }
    return known.isEmpty() || known.get().basis() == Basis.CA ? NEW : CHANGED;
  }
}
