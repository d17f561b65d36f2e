package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnaskedSecretsTest {
  private final UnaskedSecrets unasked = new UnaskedSecrets();

  @Test
  void asManyLinesAsExpectedAreDiscarded() {
    unasked.expect(2);
    assertTrue(unasked.discards("one"));
    assertTrue(unasked.discards("two"));
    assertFalse(unasked.discards("three"));
  }

  @Test
  void emptyLinesDoNotCount() {
    unasked.expect(1);
    assertFalse(unasked.discards(""));
    unasked.emptyLine();
    assertEquals(1, unasked.left());
    assertTrue(unasked.discards("one"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login bob", " /login", "/password", "/lgoin bob"})
  void commandTypedAgainIsNotDiscarded(String command) {
    unasked.expect(2);
    assertFalse(unasked.discards(command));
    assertEquals(0, unasked.left());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/quit", "//login", "login bob"})
  void otherLinesAre(String line) {
    unasked.expect(1);
    assertTrue(unasked.discards(line));
  }

  @Test
  void emptySecretMayStillComeOnlyAfterAnEmptyLine() {
    unasked.given(1);
    assertFalse(unasked.discards(""));
    assertTrue(unasked.discards("one"));
    assertFalse(unasked.discards("two"));
    unasked.given(1);
    assertFalse(unasked.discards("one"));
    assertFalse(unasked.discards(""));
    assertFalse(unasked.discards("two"));
  }
}
