package chat.server.account;

import static chat.server.account.ServiceSetup.secret;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.protocol.Nick;
import chat.protocol.account.Secret;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which passwords are accepted, and which are the same. */
class PasswordRulesTest {
  private static final Nick NICK = Nick.of("Alexandra");

  private static Optional<String> refusal(String password) {
    return PasswordRules.refusal(NICK, secret(password));
  }

  private static boolean areSame(String one, String other) {
    return Arrays.equals(PasswordRules.bytes(secret(one)), PasswordRules.bytes(secret(other)));
  }

  @Test
  void passwordHasEightToTwoHundredFiftySixCharacters() {
    assertEquals(Optional.of("a password has at least 8 characters"), refusal("1234567"));
    assertEquals(Optional.of("a password has at least 8 characters"), refusal(""));
    assertEquals(Optional.empty(), refusal("12345678"));
    assertEquals(Optional.empty(), refusal("🫖🫖🫖🫖🫖🫖🫖🫖"));
    assertEquals(Optional.empty(), refusal("🫖".repeat(256)));
    assertEquals(Optional.empty(), refusal("x".repeat(256)));
    assertEquals(Optional.of("a password has at most 256 characters"), refusal("x".repeat(257)));
    assertEquals(
        Optional.of("a password has at most 256 characters and 1,024 bytes"),
        refusal("🫖".repeat(257)));
    // Seven letters with an accent each, typed as fourteen characters.
    assertEquals(Optional.of("a password has at least 8 characters"), refusal("e\u0301".repeat(7)));
  }

  @Test
  void nickIsNoPassword() {
    assertEquals(Optional.of("a password differs from the nick"), refusal("alexANDRA"));
    assertEquals(Optional.of("a password differs from the nick"), refusal("ａlexandra"));
    assertEquals(Optional.empty(), refusal("alexandra1"));
  }

  @Test
  void passwordIsTextWithoutControlCharacters() {
    assertEquals(Optional.of("a password has no control characters"), refusal("12345678\t"));
    assertEquals(Optional.of("a password has no control characters"), refusal("1234\0005678"));
    byte[] latin1 = {'1', '2', '3', '4', '5', '6', '7', '8', (byte) 0xE9};
    assertEquals(
        Optional.of("a password is text in UTF-8"),
        PasswordRules.refusal(NICK, Secret.copyOf(latin1, 0, latin1.length)));
  }

  @Test
  void compositionAndKindsOfSpacesDoNotCount() {
    assertEquals(true, areSame("caf\u00E9 au lait", "cafe\u0301 au lait"));
    assertEquals(true, areSame("correct horse", "correct\u00A0horse"));
    assertEquals(true, areSame("correct horse", "correct\u3000horse"));
    assertFalse(areSame("correct horse", "Correct horse"));
    assertFalse(areSame("12345678", "１2345678"));
    assertFalse(areSame("correct horse", "correct horse "));
  }

  @Test
  void checkLeavesTheSecretAsItIs() {
    Secret secret = secret("café au lait");
    byte[] before = secret.reveal().clone();
    PasswordRules.refusal(NICK, secret);
    PasswordRules.bytes(secret);
    assertArrayEquals(before, secret.reveal());
  }
}
