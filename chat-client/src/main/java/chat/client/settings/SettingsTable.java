package chat.client.settings;

import chat.client.config.ConfigException;
import chat.client.config.ConfigFile;
import chat.client.config.Entry;
import chat.client.config.Environment;
import chat.protocol.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code /set} shows and changes: each setting, what it is, and who said so. A change is kept
 * in the settings file, and counts at once where it can. The stdin thread's.
 */
public final class SettingsTable {
  private static final String NONE = "-";

  private final SettingNames names;
  private final Map<String, SettingValue> current;
  private final ConfigFile file;
  private final LiveSettings live;
  private final Environment environment;
  private final SettingsParser parser;

  SettingsTable(
      SettingNames names,
      Map<String, SettingValue> current,
      ConfigFile file,
      LiveSettings live,
      Environment environment) {
    this.names = names;
    this.current = new LinkedHashMap<>(current);
    this.file = file;
    this.live = live;
    this.environment = environment;
    this.parser = new SettingsParser(names, environment);
  }

  /** What the settings are called. */
  public List<String> names() {
    return names.all().stream().map(Setting::name).toList();
  }

  /**
   * The answer to {@code /set} with what was typed behind it: nothing, a name, or a name and a
   * value. The value {@code -} takes a setting back to what it is by default; of a setting with
   * several values, {@code -VALUE} takes away that one, and any other is added.
   *
   * @throws UsageException if that makes no sense, or can't be kept; nothing is changed then
   */
  public List<String> answer(String typed) throws UsageException {
    String[] words = typed.strip().split("(?U)\\s+", 2);
    if (words[0].isEmpty()) {
      return all();
    }
    return words.length == 1 ? show(words[0]) : change(words[0], words[1]);
  }

  List<String> all() {
    int width = names.all().stream().mapToInt(setting -> setting.name().length()).max().orElse(0);
    return names.all().stream().map(setting -> line(setting, width)).toList();
  }

  List<String> show(String name) throws UsageException {
    return List.of(line(setting(name), 0));
  }

  /** As {@link #answer}, with the name and the value apart. */
  List<String> change(String name, String value) throws UsageException {
    Setting setting = setting(name);
    if (value.equals(NONE)) {
      return changed(setting, List.of(), () -> file.remove(name, any -> true));
    }
    if (!setting.isRepeatable()) {
      return changed(setting, List.of(value), () -> file.set(name, value));
    }
    return value.startsWith(NONE) ? remove(name, value.substring(1)) : add(name, value);
  }

  /** Adds a value to a setting that may have several. */
  List<String> add(String name, String value) throws UsageException {
    Setting setting = setting(name);
    check(setting, List.of(value));
    List<String> values = new ArrayList<>(values(setting));
    values.removeIf(other -> setting.isSame(other, value));
    values.add(value);
    return changed(setting, values, () -> addToFile(setting, value));
  }

  /** Takes one value away from a setting that may have several. */
  List<String> remove(String name, String value) throws UsageException {
    Setting setting = setting(name);
    check(setting, List.of(value));
    List<String> values = new ArrayList<>(values(setting));
    if (!values.removeIf(other -> setting.isSame(other, value))) {
      throw new UsageException(value + " is not there; " + line(setting, 0));
    }
    return changed(setting, values, () -> file.remove(name, v -> setting.isSame(v, value)));
  }

  private interface Edit {
    void run() throws ConfigException;
  }

  private void addToFile(Setting setting, String value) throws ConfigException {
    if (kept(setting).stream().noneMatch(other -> setting.isSame(other, value))) {
      file.add(setting.name(), value);
    }
  }

  private List<String> changed(Setting setting, List<String> values, Edit edit)
      throws UsageException {
    Settings checked = check(setting, values);
    boolean isLive = live.values(setting.name()).isPresent();
    Optional<String> failure = Optional.empty();
    try {
      edit.run();
    } catch (ConfigException e) {
      if (!isLive) {
        throw new UsageException("not changed: " + e.getMessage());
      }
      failure = Optional.of(e.getMessage());
    }
    if (isLive) {
      live.take(setting.name(), checked.display().preferences());
    }
    SettingValue now =
        failure.isPresent()
            ? new SettingValue(values(setting), Origin.SESSION)
            : afterChange(setting, isLive);
    current.put(setting.name(), now);
    return List.of(
        "%s = %s, from %s on; %s"
            .formatted(
                setting.name(),
                now.shownValues(),
                isLive ? "now" : "the next start",
                failure
                    .map(why -> "not kept: " + why)
                    .orElse("kept in " + environment.shown(file.path()))));
  }

  private SettingValue afterChange(Setting setting, boolean isLive) {
    List<String> kept = kept(setting);
    Origin origin = kept.isEmpty() ? Origin.DEFAULT : Origin.CONFIG;
    List<String> next = kept.isEmpty() ? setting.defaults() : kept;
    return new SettingValue(isLive ? values(setting) : next, origin, !isLive);
  }

  /** The same that the command line would say of such values. */
  private Settings check(Setting setting, List<String> values) throws UsageException {
    List<Entry> entries = new ArrayList<>();
    for (String value : values) {
      Optional<String> wrong = setting.whyNot(value);
      if (wrong.isPresent()) {
        throw new UsageException(wrong.get());
      }
      entries.add(new Entry(setting.name(), value, 0));
    }
    Optional<String> wrong = parser.whyNot(entries, List.of());
    if (wrong.isPresent()) {
      throw new UsageException(wrong.get());
    }
    return parser.settings(entries, List.of());
  }

  private Setting setting(String name) throws UsageException {
    return names.named(name).orElseThrow(() -> new UsageException(names.unknown(name)));
  }

  private String line(Setting setting, int width) {
    SettingValue is = current.get(setting.name());
    SettingValue shown = new SettingValue(values(setting), is.origin(), is.isForNextStart());
    String name = setting.name() + " ".repeat(Math.max(0, width - setting.name().length()));
    return "%s = %s  %s".formatted(name, shown.shownValues(), shown.shownOrigin());
  }

  private List<String> values(Setting setting) {
    return live.values(setting.name()).orElseGet(() -> current.get(setting.name()).values());
  }

  private List<String> kept(Setting setting) {
    return file.read().entries().stream()
        .filter(entry -> entry.name().equals(setting.name()))
        .map(Entry::value)
        .toList();
  }
}
