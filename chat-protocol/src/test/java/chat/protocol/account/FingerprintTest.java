package chat.protocol.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprintTest {
  /** The SHA-256 of "abc", FIPS 180-2, appendix B.1. */
  private static final String HEX =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String TEXT = "SHA256:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0";
  private static final Fingerprint ABC = Fingerprint.of("abc".getBytes(UTF_8));

  @Test
  void textIsTheOneOfOpenSsh() {
    assertEquals(TEXT, ABC.toString());
  }

  @Test
  void hexIsTheOneOfOpenssl() {
    assertEquals(HEX.toUpperCase(Locale.ROOT), ABC.hex().replace(":", ""));
    assertEquals(32 * 3 - 1, ABC.hex().length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TEXT,
        " " + TEXT + " ",
        TEXT + "=",
        "sha256:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0",
        "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0",
        HEX,
        "BA:78:16:bf:8f:01:cf:ea:41:41:40:de:5d:ae:22:23:b0:03:61:a3:96:17:7a:9c:b4:10:ff:61:f2:00:15:ad"
      })
  void eachFormIsRead(String typed) {
    assertEquals(ABC, Fingerprint.parse(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SHA256:",
        "MD5:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0",
        "SHA256:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa",
        "SHA256:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa00",
        "SHA256:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIA\u0966a0",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015"
      })
  void anythingElseIsRefused(String typed) {
    assertThrows(IllegalArgumentException.class, () -> Fingerprint.parse(typed));
  }

  @Test
  void eachFingerprintHasOneBase64() {
    // The last character's two lowest bits are no part of the digest.
    assertEquals(ABC, Fingerprint.parse(TEXT.substring(0, TEXT.length() - 1) + "1"));
  }
}
