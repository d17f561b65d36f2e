package chat.client.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of settings as texts, none of them malformed. A setting without a text has its default.
 * Immutable.
 */
record RawSettings(Map<Setting<?>, List<String>> texts) {
  static final RawSettings NONE = new RawSettings(Map.of());

  RawSettings {
    Map<Setting<?>, List<String>> copies = new HashMap<>();
    texts.forEach(
        (setting, values) -> {
          if (!values.isEmpty()) {
            copies.put(setting, List.copyOf(values));
          }
        });
    texts = Map.copyOf(copies);
  }

  boolean has(Setting<?> setting) {
    return texts.containsKey(setting);
  }

  /** Returns the texts of a setting, without its default. */
  List<String> own(Setting<?> setting) {
    return texts.getOrDefault(setting, List.of());
  }

  /** Returns the texts of a setting, or its default; empty if it has neither. */
  List<String> texts(Setting<?> setting) {
    return has(setting) ? own(setting) : setting.defaultText().stream().toList();
  }

  /** Returns those of these settings, read from the file, that apply to people or to programs. */
  RawSettings inFile(boolean forPerson) {
    Map<Setting<?>, List<String>> applying = new HashMap<>(texts);
    applying.keySet().removeIf(setting -> !setting.isInFile(forPerson));
    return new RawSettings(applying);
  }

  <T> List<T> all(Setting<T> setting) {
    return texts(setting).stream().map(setting.parser()).toList();
  }

  <T> Optional<T> optional(Setting<T> setting) {
    return all(setting).stream().findFirst();
  }

  /** Returns the value of a setting that has a default. */
  <T> T one(Setting<T> setting) {
    return optional(setting).orElseThrow();
  }

  /**
   * Returns these settings with other texts for one of them.
   *
   * @param values empty for the default
   */
  RawSettings with(Setting<?> setting, List<String> values) {
    Map<Setting<?>, List<String>> changed = new HashMap<>(texts);
    changed.put(setting, values);
    return new RawSettings(changed);
  }

  /** Returns these settings, and for those that have no text here, the other's. */
  RawSettings orElse(RawSettings other) {
    Map<Setting<?>, List<String>> merged = new HashMap<>(other.texts);
    merged.putAll(texts);
    return new RawSettings(merged);
  }
}
