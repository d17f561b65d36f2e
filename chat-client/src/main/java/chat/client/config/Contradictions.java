package chat.client.config;

import java.util.Optional;

/** Which settings exclude each other. Any thread. */
final class Contradictions {
  private Contradictions() {}

  /** Returns why these settings can't apply together, if so. */
  static Optional<String> in(RawSettings raw) {
    boolean sends = raw.optional(SettingTable.SEND).isPresent();
    boolean text = raw.one(SettingTable.TEXT);
    boolean json = raw.one(SettingTable.JSON);
    if (sends && raw.one(SettingTable.LISTEN)) {
      return Optional.of("--send exits after its message, --listen continues; choose one of them");
    }
    if (sends && text) {
      return Optional.of(
          "--send waits for an answer that plain text doesn't have; leave off --text, or pipe the"
              + " message in");
    }
    if (raw.one(TlsSettings.PLAIN) && TlsSettings.isAsked(raw)) {
      return Optional.of("--plain speaks unencrypted; leave it off for TLS");
    }
    if (raw.has(TlsSettings.FINGERPRINT) && raw.has(TlsSettings.AUTHORITIES)) {
      return Optional.of(
          "--tls-fingerprint accepts one certificate, --tls-ca those of authorities; choose one of"
              + " them");
    }
    if (text && (json || raw.one(SettingTable.TIMESTAMPS))) {
      return Optional.of(
          "--text prints the server's bytes unchanged; leave it off for "
              + (json ? "--json" : "--timestamps"));
    }
    return Optional.empty();
  }
}
