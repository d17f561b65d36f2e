package chat.protocol.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SecretTest {
  private static final String PASSWORD = "corr\u00e9ct horse \ud83d\udc0e";

  @Test
  void typedSecretIsUtf8AndWhatWasTypedIsOverwritten() {
    char[] typed = PASSWORD.toCharArray();
    Secret secret = Secret.take(typed);
    assertArrayEquals(PASSWORD.getBytes(UTF_8), secret.reveal());
    assertArrayEquals(new char[typed.length], typed);
  }

  @Test
  void closingOverwritesTheBytes() {
    byte[] bytes = PASSWORD.getBytes(UTF_8);
    Secret secret = Secret.copyOf(bytes, 0, bytes.length);
    secret.close();
    assertArrayEquals(new byte[bytes.length], secret.reveal());
    assertEquals(PASSWORD, new String(bytes, UTF_8));
  }

  @Test
  void secretIsNotPrinted() {
    assertFalse(Secret.take(PASSWORD.toCharArray()).toString().contains("horse"));
  }

  @Test
  void secretsAreEqualByTheirBytes() {
    assertEquals(Secret.take("a b".toCharArray()), Secret.copyOf("xa by".getBytes(UTF_8), 1, 4));
    assertNotEquals(Secret.take("a b".toCharArray()), Secret.take("a c".toCharArray()));
    assertTrue(Secret.take(new char[0]).isEmpty());
  }
}
