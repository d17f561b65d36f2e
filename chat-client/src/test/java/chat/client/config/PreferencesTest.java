package chat.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ignored nicks of the preferences. */
final class PreferencesTest {
  @Test
  void nickIsIgnoredInAnySpelling() {
    List<Nick> nicks = List.of(Nick.of("Gr\u00fcn"), Nick.of("GR\u00dcN"), Nick.of("eve"));
    var preferences = new Preferences(Bell.HIGHLIGHTS, Show.ALL, List.of(), nicks);
    assertTrue(preferences.ignores(Nick.of("gru\u0308n")));
    assertTrue(preferences.ignores(Nick.of("\uff25VE")));
    assertFalse(preferences.ignores(Nick.of("alice")));
    assertEquals(List.of(Nick.of("gr\u00fcn"), Nick.of("eve")), preferences.ignored());
  }
}
