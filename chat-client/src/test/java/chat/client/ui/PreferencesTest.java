package chat.client.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be changed while the client runs. */
final class PreferencesTest {
  private final Preferences preferences =
      new Preferences(Bell.HIGHLIGHTS, Show.ALL, List.of(), List.of());

  @Test
  void whoIsIgnoredIsSoInAnySpelling() {
    preferences.ignored(List.of(Nick.of("Gr\u00fcn"), Nick.of("GR\u00dcN"), Nick.of("eve")));
    assertTrue(preferences.ignores(Nick.of("gru\u0308n")));
    assertTrue(preferences.ignores(Nick.of("\uff25VE")));
    assertFalse(preferences.ignores(Nick.of("alice")));
    assertEquals(List.of(Nick.of("gr\u00fcn"), Nick.of("eve")), preferences.ignored());
  }

  @Test
  void changesCountAtOnce() {
    preferences.bell(Bell.OFF);
    preferences.show(Show.COUNT);
    preferences.highlights(List.of("deploy", "on call"));
    assertEquals(Bell.OFF, preferences.bell());
    assertEquals(Show.COUNT, preferences.show());
    assertEquals(List.of("deploy", "on call"), preferences.highlights());
  }
}
