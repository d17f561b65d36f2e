package chat.client.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.account.Fingerprint;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of decisions about a server's certificate. */
final class TrustTest {
  private static final Fingerprint SHOWN = Fingerprint.of(new byte[] {1});
  private static final Fingerprint OTHER = Fingerprint.of(new byte[] {2});

  private static Optional<Fingerprint> fingerprint(String word) {
    return switch (word) {
      case "same" -> Optional.of(SHOWN);
      case "other" -> Optional.of(OTHER);
      default -> Optional.empty();
    };
  }

  private static List<Fingerprint> fingerprints(String word) {
    return word.equals("both")
        ? List.of(OTHER, SHOWN)
        : fingerprint(word).map(List::of).orElse(List.of());
  }

  private static Optional<KnownServer> known(String word) {
    Basis basis =
        switch (word) {
          case "system" -> Basis.SYSTEM;
          case "ca" -> Basis.CA;
          case "vouched" -> Basis.VOUCHED;
          default -> Basis.FINGERPRINT;
        };
    return word.equals("-")
        ? Optional.empty()
        : Optional.of(new KnownServer("host:1", basis, fingerprint(word), LocalDate.MIN));
  }

  @ParameterizedTest
  @CsvSource({
    // signed, --tls-fingerprint, --tls-ca, known: decision
    "false, -,     false, -,      NEW",
    "true,  -,     false, -,      BY_SYSTEM",
    "false, -,     false, same,   KNOWN",
    "true,  -,     false, same,   KNOWN",
    "false, -,     false, other,  CHANGED",
    "true,  -,     false, other,  BY_SYSTEM",
    "false, -,     false, system, CHANGED",
    "true,  -,     false, system, BY_SYSTEM",
    "false, -,     false, ca,     NEW",
    "true,  -,     false, ca,     BY_SYSTEM",
    "false, -,     false, vouched, CHANGED",
    "true,  -,     false, vouched, BY_SYSTEM",
    "false, both,  false, -,      BY_FINGERPRINT",
    "false, same,  false, -,      BY_FINGERPRINT",
    "false, same,  false, other,  BY_FINGERPRINT",
    "false, same,  false, system, BY_FINGERPRINT",
    "true,  other, false, -,      NOT_THE_ONE",
    "true,  other, false, same,   NOT_THE_ONE",
    "true,  other, false, system, NOT_THE_ONE",
    "true,  -,     true,  -,      BY_CA",
    "true,  -,     true,  other,  BY_CA",
    "false, -,     true,  -,      NOT_BY_CA",
    "false, -,     true,  same,   NOT_BY_CA",
    "false, -,     true,  ca,     NOT_BY_CA",
  })
  void decides(boolean signed, String expected, boolean hasCa, String known, Trust decision) {
    assertEquals(decision, Trust.of(SHOWN, signed, fingerprints(expected), hasCa, known(known)));
  }
}
