package chat.client.trust;

import java.util.Locale;

/** Why a server was trusted when it was reached by TLS. */
enum Basis {
  /** A person has confirmed its certificate's fingerprint. */
  FINGERPRINT,
  /** This computer's authorities know it. */
  SYSTEM,
  /** The authorities of a file know it, which has to be named each time. */
  CA;

  /** The word for it in the file of known servers. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
