package chat.client;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Which settings there are: all that the command line has, but its questions. */
final class SettingNames {
  /** A word that differs by more letters is another word. */
  private static final int MAX_SLIPS = 2;

  private final Map<String, Setting> byName = new LinkedHashMap<>();

  SettingNames(CommandSpec commandLine) {
    commandLine
        .positionalParameters()
        .forEach(positional -> add(new Setting("server", positional)));
    commandLine.options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .forEach(option -> add(new Setting(option.longestName().substring(2), option)));
  }

  private void add(Setting setting) {
    byName.put(setting.name(), setting);
  }

  /** In the order of the help. */
  Collection<Setting> all() {
    return byName.values();
  }

  Optional<Setting> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** What to say of a name that no setting has. */
  String unknown(String name) {
    String word = name.replaceFirst("^-+", "");
    return byName.keySet().stream()
        .filter(known -> slips(known, word) <= MAX_SLIPS)
        .min(Comparator.comparingInt(known -> slips(known, word)))
        .map(known -> "there is no setting " + name + "; " + known + " is meant?")
        .orElse(
            "there is no setting " + name + "; there are " + String.join(", ", byName.keySet()));
  }

  /** How many letters were left out, put in or replaced (Levenshtein's distance). */
  private static int slips(String known, String word) {
    if (word.length() > known.length() + MAX_SLIPS) {
      return word.length();
    }
    int[] above = new int[word.length() + 1];
    for (int j = 0; j <= word.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= known.length(); i++) {
      int[] row = new int[word.length() + 1];
      row[0] = i;
      for (int j = 1; j <= word.length(); j++) {
        int replaced = above[j - 1] + (known.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[word.length()];
  }
}
