package chat.server.account;

import chat.protocol.account.Fingerprint;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** A public Ed25519 key, in SSH's encoding (RFC 8709). Any thread. */
final class SshKey {
  static final String ALGORITHM = "ssh-ed25519";

  private static final int RAW_BYTES = 32;

  /** What precedes the 32 bytes of a key in X.509, the only encoding that the JDK reads. */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final byte[] encoded;
  private final byte[] raw;
  private final String comment;

  private SshKey(byte[] encoded, String comment) throws SshReader.MalformedException {
    SshReader reader = new SshReader(encoded);
    reader.expect(ALGORITHM);
    this.raw = reader.string();
    reader.expectEnd();
    if (raw.length != RAW_BYTES) {
      throw new SshReader.MalformedException("it has " + raw.length + " bytes, not 32");
    }
    this.encoded = encoded.clone();
    this.comment = comment;
  }

  static SshKey decode(byte[] encoded) throws SshReader.MalformedException {
    return new SshKey(encoded, "");
  }

  /**
   * Reads a line as {@code ssh-keygen} writes it: algorithm, key in base64, comment.
   *
   * @throws IllegalArgumentException if it is malformed; the message says what to do
   */
  static SshKey parse(String line) {
    if (line.contains("PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "this is a private key, which you show to nobody: give the line in the file .pub");
    }
    String[] words = line.strip().split("\\s+", 3);
    if (!words[0].equals(ALGORITHM) || words.length < 2) {
      throw new IllegalArgumentException(
          "a key is a line like \"ssh-ed25519 AAAA... comment\": make one with ssh-keygen -t ed25519");
    }
    try {
      byte[] encoded = Base64.getDecoder().decode(words[1]);
      return new SshKey(encoded, words.length > 2 ? words[2] : "");
    } catch (IllegalArgumentException | SshReader.MalformedException e) {
      throw new IllegalArgumentException(
          "the key is damaged: give the whole line in the file .pub", e);
    }
  }

  byte[] encoded() {
    return encoded.clone();
  }

  String comment() {
    return comment;
  }

  Fingerprint fingerprint() {
    return Fingerprint.of(encoded);
  }

  PublicKey publicKey() throws GeneralSecurityException {
    byte[] x509 = new byte[X509_PREFIX.length + RAW_BYTES];
    System.arraycopy(X509_PREFIX, 0, x509, 0, X509_PREFIX.length);
    System.arraycopy(raw, 0, x509, X509_PREFIX.length, RAW_BYTES);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
  }
}
