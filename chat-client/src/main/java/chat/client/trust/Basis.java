package chat.client.trust;

import java.util.Locale;

/** Why a server was trusted when it was reached by TLS. */
enum Basis {
  /** A person has confirmed its certificate's fingerprint. */
  FINGERPRINT,
  /** A trusted server of the same chat has announced its certificate's fingerprint. */
  VOUCHED,
  /** This computer's authorities have signed its certificate. */
  SYSTEM,
  /** The authorities of a file have signed its certificate; the user names the file each time. */
  CA;

  /** Returns its word in the file of known servers. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
