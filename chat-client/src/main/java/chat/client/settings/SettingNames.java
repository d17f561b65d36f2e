package chat.client.settings;

import chat.protocol.command.NearestWord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Which settings there are: all that the command line has, but its questions. */
final class SettingNames {
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
    return new NearestWord(List.copyOf(byName.keySet()))
        .to(word)
        .map(known -> "there is no setting " + name + "; " + known + " is meant?")
        .orElse(
            "there is no setting " + name + "; there are " + String.join(", ", byName.keySet()));
  }
}
