package chat.protocol.account;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SHA-256 of an encoded certificate or public key, by which people compare them. Its text is
 * the one of OpenSSH: {@code SHA256:} and 43 characters of base64 without padding.
 *
 * @param base64 those 43 characters
 */
public record Fingerprint(String base64) {
  private static final String PREFIX = "SHA256:";

  /** What openssl prints, with its colons or without. */
  private static final Pattern HEX = Pattern.compile("\\p{XDigit}{2}(:?\\p{XDigit}{2}){31}");

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{43}=?");

  /** Returns the fingerprint of a certificate's DER encoding, or of a public key's encoding. */
  public static Fingerprint of(byte[] encoded) {
    return ofDigest(Sha256.of(encoded));
  }

  /**
   * Reads a fingerprint in base64, with or without its prefix, or in hexadecimal.
   *
   * @throws IllegalArgumentException if it is neither; the message says what is expected
   */
  public static Fingerprint parse(String typed) {
    String text = typed.strip();
    if (HEX.matcher(text).matches()) {
      return ofDigest(HexFormat.of().parseHex(text.replace(":", "")));
    }
    boolean hasPrefix = text.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    String base64 = hasPrefix ? text.substring(PREFIX.length()) : text;
    if (!BASE64.matcher(base64).matches()) {
      throw new IllegalArgumentException(
          "a fingerprint is SHA256: and 43 characters, or 64 hexadecimal digits");
    }
    return ofDigest(Base64.getDecoder().decode(base64));
  }

  private static Fingerprint ofDigest(byte[] digest) {
    if (digest.length != Sha256.BYTES) {
      throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + digest.length);
    }
    return new Fingerprint(Base64.getEncoder().withoutPadding().encodeToString(digest));
  }

  /** Returns the 64 hexadecimal digits, in upper case and with colons, as openssl prints them. */
  public String hex() {
    byte[] digest = Base64.getDecoder().decode(base64);
    return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return PREFIX + base64;
  }
}
