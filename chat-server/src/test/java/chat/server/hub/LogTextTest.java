package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.hub.peer.LogText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of users in the server's log. */
class LogTextTest {
  @Test
  void whatATerminalWouldActOnIsEscaped() {
    assertEquals("no \\u001b[31mred", LogText.of("no \u001b[31mred"));
    assertEquals("two\\u000alines\\u000d", LogText.of("two\nlines\r"));
    assertEquals("\\u202eright to left", LogText.of("\u202eright to left"));
    assertEquals("\\u2028\\u0085\\ufeff", LogText.of("\u2028\u0085\ufeff"));
    assertEquals("back\\\\u001bslash", LogText.of("back\\u001bslash"));
    assertEquals("\\ud800", LogText.of("\ud800"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "the nick żółw is in use", "茶 🫖", "it's \"quoted\""})
  void otherTextIsUnchanged(String text) {
    assertEquals(text, LogText.of(text));
  }

  @Test
  void longTextIsCut() {
    assertEquals("x".repeat(200), LogText.of("x".repeat(200)));
    assertEquals("x".repeat(200) + "…", LogText.of("x".repeat(201)));
  }
}
