package chat.client.config;

import chat.client.config.Setting.Effect;
import chat.protocol.Limits;
import chat.protocol.account.Fingerprint;
import java.util.List;
import java.util.stream.Stream;

/** The rows of the table of settings that are about encryption. Any thread. */
final class TlsSettings {
  static final Setting<Boolean> TLS =
      Setting.flag(
          "tls",
          "Encrypt the connection by TLS; the port is then %d by default. The client asks once"
                  .formatted(Limits.TLS_PORT)
              + " whether to trust a certificate that this computer's authorities don't know.");

  static final Setting<List<Fingerprint>> FINGERPRINT =
      Setting.single(
              "tls-fingerprint",
              "SHA256",
              "Speak TLS, and accept the certificate with this fingerprint alone, which the server"
                  + " prints when it starts. Those of several servers are separated by commas.",
              TlsSettings::fingerprints)
          .changes(Effect.COMMAND_LINE);

  static final Setting<String> AUTHORITIES =
      Setting.single(
          "tls-ca",
          "FILE",
          "Speak TLS, and trust the authorities in this PEM file in place of this computer's.",
          SettingTable::fileName);

  static final Setting<Boolean> PLAIN =
      Setting.flag(
              "plain",
              "Speak unencrypted, also with a host that was reached by TLS before, which the client"
                  + " otherwise doesn't without a question.")
          .changes(Effect.COMMAND_LINE);

  static final Setting<String> FORGET =
      Setting.single(
              "forget",
              "HOST[:PORT]",
              "Forget the certificate of this server, or of each of several that are separated by"
                  + " commas, after its operator has confirmed another one, and exit.",
              TlsSettings::server)
          .changes(Effect.COMMAND_LINE);

  private TlsSettings() {}

  /** Returns whether an option requests TLS, or has no effect without it. */
  static boolean isAsked(RawSettings raw) {
    return raw.one(TLS) || raw.has(FINGERPRINT) || raw.has(AUTHORITIES);
  }

  private static List<Fingerprint> fingerprints(String typed) {
    return Stream.of(typed.split(",", -1)).map(String::strip).map(Fingerprint::parse).toList();
  }

  private static String server(String typed) {
    var unused = Destination.parse(typed);
    return typed;
  }
}
