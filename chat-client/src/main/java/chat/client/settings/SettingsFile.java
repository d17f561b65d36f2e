package chat.client.settings;

import chat.client.config.ConfigException;
import chat.client.config.ConfigFile;
import chat.client.config.Contents;
import chat.client.config.Entry;
import chat.client.config.Environment;
import chat.client.config.Folders;
import chat.protocol.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The settings file, and which of its lines make sense. */
final class SettingsFile {
  private static final int MAX_COMPLAINTS = 20;

  private final Environment environment;
  private final ConfigFile file;
  private final SettingNames names;
  private final SettingsParser parser;

  SettingsFile(Environment environment, SettingNames names, SettingsParser parser) {
    this.environment = environment;
    this.file = new ConfigFile(new Folders(environment).config());
    this.names = names;
    this.parser = parser;
  }

  /** The lines of it that make sense, and complaints about the others, fit for a terminal. */
  Contents read() {
    Contents contents = file.read();
    List<String> complaints = new ArrayList<>(contents.complaints());
    List<Entry> known = known(contents.entries(), complaints);
    List<Entry> sensible =
        parser.fitting(known, List.of(), (entry, why) -> complaints.add(complaint(entry, why)));
    return new Contents(sensible, shown(complaints));
  }

  /** What its lines say of a setting, whether it makes sense or not. */
  List<String> values(Setting setting) {
    return setting.valuesIn(file.read().entries());
  }

  /** Where it is, as a person would type it. */
  String shownPath() {
    return environment.shown(file.path());
  }

  /** Gives a setting this one value. */
  void set(Setting setting, String value) throws ConfigException {
    file.set(setting.name(), value);
  }

  /** Adds a value to those that a setting has, unless it is among them. */
  void add(Setting setting, String value) throws ConfigException {
    if (values(setting).stream().noneMatch(other -> setting.isSame(other, value))) {
      file.add(setting.name(), value);
    }
  }

  /** Takes one value of a setting away. */
  void remove(Setting setting, String value) throws ConfigException {
    file.remove(setting.name(), other -> setting.isSame(other, value));
  }

  /** Takes all that it says of a setting away. */
  void remove(Setting setting) throws ConfigException {
    file.remove(setting.name(), any -> true);
  }

  /** Those that settings of such names may have, and once if only once. */
  private List<Entry> known(List<Entry> entries, List<String> complaints) {
    List<Entry> known = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Entry entry : entries) {
      Optional<String> wrong = wrong(entry, seen);
      wrong.ifPresent(why -> complaints.add(complaint(entry, why)));
      if (wrong.isEmpty()) {
        known.add(entry);
      }
    }
    return known;
  }

  /**
   * Why there is no such setting, or it can't have that value.
   *
   * @param seen the names of lines above that could
   */
  private Optional<String> wrong(Entry entry, Set<String> seen) {
    Optional<Setting> setting = names.named(entry.name());
    if (setting.isEmpty()) {
      return Optional.of(names.unknown(entry.name()));
    }
    Optional<String> wrong = setting.get().whyNot(entry.value());
    if (wrong.isPresent() || seen.add(entry.name()) || setting.get().isRepeatable()) {
      return wrong;
    }
    return Optional.of(entry.name() + " stands above already, and that counts");
  }

  private String complaint(Entry entry, String why) {
    return file.path() + ":" + entry.line() + ": " + why;
  }

  /** Not all of them if the file is none of ours, and nothing that could steer a terminal. */
  private List<String> shown(List<String> complaints) {
    List<String> shown = new ArrayList<>();
    complaints.stream()
        .limit(MAX_COMPLAINTS)
        .map(line -> Text.of(line).toString())
        .forEach(shown::add);
    if (complaints.size() > MAX_COMPLAINTS) {
      shown.add(
          file.path() + ": " + (complaints.size() - MAX_COMPLAINTS) + " more lines are wrong");
    }
    return shown;
  }
}
