package chat.client.settings;

import chat.client.ui.Preferences;
import chat.protocol.Nick;
import java.util.List;
import java.util.Optional;

/** The settings that count at once when they are changed, by their names. */
final class LiveSettings {
  private final Preferences preferences;

  LiveSettings(Preferences preferences) {
    this.preferences = preferences;
  }

  /** What such a setting is now; empty if that name is not one of theirs. */
  Optional<List<String>> values(String name) {
    return switch (name) {
      case "bell" -> Optional.of(List.of(preferences.bell().toString()));
      case "show" -> Optional.of(List.of(preferences.show().toString()));
      case "highlight" -> Optional.of(preferences.highlights());
      case "ignore" -> Optional.of(preferences.ignored().stream().map(Nick::value).toList());
      default -> Optional.empty();
    };
  }

  /** Makes the one setting what it is in these preferences. */
  void take(String name, Preferences from) {
    switch (name) {
      case "bell" -> preferences.bell(from.bell());
      case "show" -> preferences.show(from.show());
      case "highlight" -> preferences.highlights(from.highlights());
      case "ignore" -> preferences.ignored(from.ignored());
      default -> throw new IllegalArgumentException(name + " counts from the next start on");
    }
  }
}
