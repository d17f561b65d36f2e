package chat.client.settings;

import java.util.List;

/**
 * What a setting is.
 *
 * @param isForNextStart whether it is so only when the client is started again
 */
record SettingValue(List<String> values, Origin origin, boolean isForNextStart) {
  SettingValue {
    values = List.copyOf(values);
  }

  SettingValue(List<String> values, Origin origin) {
    this(values, origin, false);
  }

  /** What the file says of a setting, or else what it is if nobody says anything. */
  static SettingValue kept(Setting setting, List<String> inFile) {
    return inFile.isEmpty()
        ? new SettingValue(setting.defaults(), Origin.DEFAULT)
        : new SettingValue(inFile, Origin.CONFIG);
  }

  /** For a person: the values, or a dash if there are none. */
  String shownValues() {
    return values.isEmpty() ? "-" : String.join(", ", values);
  }

  String shownOrigin() {
    return "(" + origin + (isForNextStart ? ", from the next start on)" : ")");
  }
}
