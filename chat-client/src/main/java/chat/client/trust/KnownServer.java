package chat.client.trust;

import chat.client.net.ServerAddress;
import chat.protocol.account.Fingerprint;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A server that was reached by TLS, a line of the file: {@code HOST:PORT}, the fingerprint or
 * another basis, the day; and {@code vouched} if a server has vouched for the fingerprint.
 * Immutable.
 *
 * @param name the host and the port, in lower case
 * @param fingerprint if a person or a server has confirmed it
 * @param since when it was trusted first
 */
record KnownServer(String name, Basis basis, Optional<Fingerprint> fingerprint, LocalDate since) {
  /** Returns the name of a server in the file. */
  static String name(ServerAddress address) {
    return address.hostKey() + ":" + address.port();
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  static KnownServer parse(String line) {
    String[] words = line.strip().split("\\s+", -1);
    boolean isVouched = words.length == 4 && words[3].equals(Basis.VOUCHED.toString());
    if (words.length != 3 && !isVouched) {
      throw new IllegalArgumentException("a line has a server, a fingerprint and a day");
    }
    try {
      LocalDate since = LocalDate.parse(words[2]);
      for (Basis basis : Basis.values()) {
        if (basis != Basis.FINGERPRINT
            && basis != Basis.VOUCHED
            && words[1].equals(basis.toString())) {
          return new KnownServer(words[0], basis, Optional.empty(), since);
        }
      }
      return new KnownServer(
          words[0],
          isVouched ? Basis.VOUCHED : Basis.FINGERPRINT,
          Optional.of(Fingerprint.parse(words[1])),
          since);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a day is like 2026-11-22", e);
    }
  }

  boolean has(Fingerprint other) {
    return fingerprint.isPresent() && fingerprint.get().equals(other);
  }

  /** Returns its line, which {@link #parse} reads. */
  String line() {
    String line =
        "%s %s %s".formatted(name, fingerprint.map(Object::toString).orElse(basis + ""), since);
    return basis == Basis.VOUCHED ? line + " " + basis : line;
  }
}
