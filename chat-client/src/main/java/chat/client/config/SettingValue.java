package chat.client.config;

import java.util.List;

/**
 * The value of a setting as {@code /set} shows it.
 *
 * @param texts several if the setting is repeatable
 * @param isForNextStart whether it applies only after the client is started again
 */
record SettingValue(List<String> texts, SettingSource source, boolean isForNextStart) {
  SettingValue {
    texts = List.copyOf(texts);
  }

  SettingValue(List<String> texts, SettingSource source) {
    this(texts, source, false);
  }

  /**
   * Returns the value of a setting from the file, else from the environment, else its default.
   *
   * @param inFile the texts in the file, empty if there are none
   */
  static SettingValue stored(Setting<?> setting, List<String> inFile, RawSettings inherited) {
    if (!inFile.isEmpty()) {
      return new SettingValue(inFile, SettingSource.CONFIG);
    }
    return new SettingValue(
        inherited.texts(setting),
        inherited.has(setting) ? SettingSource.ENVIRONMENT : SettingSource.DEFAULT);
  }

  /** For a person: the values, or a dash if there are none. */
  String shownTexts(Setting<?> setting) {
    return texts.isEmpty() ? "-" : String.join(", ", setting.shown(texts));
  }

  String shownSource() {
    return "(" + source + (isForNextStart ? ", from the next start on)" : ")");
  }
}
