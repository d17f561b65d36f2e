package chat.client.settings;

import chat.client.ui.Preferences;
import chat.protocol.Nick;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The settings that count at once when they are changed, by their names. */
final class LiveSettings {
  /**
   * One of them.
   *
   * @param values what it is in some preferences
   * @param copy makes it in the first what it is in the second
   */
  private record Live(
      Function<Preferences, List<String>> values, BiConsumer<Preferences, Preferences> copy) {}

  private static final Map<String, Live> BY_NAME =
      Map.of(
          "bell",
          new Live(p -> List.of(p.bell().toString()), (to, from) -> to.bell(from.bell())),
          "show",
          new Live(p -> List.of(p.show().toString()), (to, from) -> to.show(from.show())),
          "highlight",
          new Live(Preferences::highlights, (to, from) -> to.highlights(from.highlights())),
          "ignore",
          new Live(
              p -> p.ignored().stream().map(Nick::value).toList(),
              (to, from) -> to.ignored(from.ignored())));

  private final Preferences preferences;

  LiveSettings(Preferences preferences) {
    this.preferences = preferences;
  }

  boolean has(String name) {
    return BY_NAME.containsKey(name);
  }

  /** What such a setting is now; empty if that name is not one of theirs. */
  Optional<List<String>> values(String name) {
    return Optional.ofNullable(BY_NAME.get(name)).map(live -> live.values().apply(preferences));
  }

  /** Makes the one setting what it is in these preferences; others count from the next start on. */
  void take(String name, Preferences from) {
    Optional.ofNullable(BY_NAME.get(name)).ifPresent(live -> live.copy().accept(preferences, from));
  }
}
