package chat.client.settings;

import chat.client.config.ConfigException;
import chat.client.config.Entry;
import chat.protocol.command.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code /set} shows and changes: each setting, what it is, and who said so. A change is kept
 * in the settings file, and counts at once where it can. The stdin thread's.
 */
public final class SettingsTable {
  private static final String NONE = "-";

  private final SettingNames names;

  /** A person could not take these back: with them there is nobody to type. */
  private static final Set<String> PROGRAMS = Set.of("json", "listen", "send");

  private final Map<String, SettingValue> current;
  private final SettingsParser parser;
  private final SettingsFile file;
  private final LiveSettings live;

  SettingsTable(
      SettingNames names,
      Map<String, SettingValue> current,
      SettingsParser parser,
      SettingsFile file,
      LiveSettings live) {
    this.names = names;
    this.current = new LinkedHashMap<>(current);
    this.parser = parser;
    this.file = file;
    this.live = live;
  }

  /** Whether only the settings file asks for it, and not who started the client. */
  public boolean isFromFile(String name) {
    return current.get(name).origin() == Origin.CONFIG;
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
    String name = words[0];
    if (name.isEmpty()) {
      return all();
    }
    Setting setting = names.named(name).orElseThrow(() -> new UsageException(names.unknown(name)));
    return List.of(words.length == 1 ? line(setting, 0) : change(setting, words[1]));
  }

  /** With what is wrong in the file by now, for who edits it meanwhile. */
  private List<String> all() {
    int width = names().stream().mapToInt(String::length).max().orElse(0);
    Stream<String> lines = names.all().stream().map(setting -> line(setting, width));
    return Stream.concat(lines, file.read().complaints().stream()).toList();
  }

  private String change(Setting setting, String value) throws UsageException {
    if (value.equals(NONE)) {
      return changed(setting, List.of(), () -> file.remove(setting));
    }
    if (PROGRAMS.contains(setting.name())) {
      throw new UsageException(
          setting.name()
              + " would make a program of this client for good; say it when you start it");
    }
    if (!setting.isRepeatable()) {
      return changed(setting, List.of(value), () -> file.set(setting, value));
    }
    return value.startsWith(NONE) ? remove(setting, value.substring(1)) : add(setting, value);
  }

  private String add(Setting setting, String value) throws UsageException {
    List<String> values = others(setting, value);
    values.add(value);
    return changed(setting, values, () -> file.add(setting, value));
  }

  private String remove(Setting setting, String value) throws UsageException {
    List<String> values = others(setting, value);
    if (values.size() == values(setting).size()) {
      throw new UsageException(value + " is not there; " + line(setting, 0));
    }
    return changed(setting, values, () -> file.remove(setting, value));
  }

  /** The values that a setting has beside this one, which must make sense. */
  private List<String> others(Setting setting, String value) throws UsageException {
    check(setting, List.of(value));
    List<String> values = new ArrayList<>(values(setting));
    values.removeIf(other -> setting.isSame(other, value));
    return values;
  }

  private interface Edit {
    void run() throws ConfigException;
  }

  private String changed(Setting setting, List<String> values, Edit edit) throws UsageException {
    Settings checked = check(setting, values);
    Optional<String> failure = failure(edit);
    if (failure.isPresent() && !live.has(setting.name())) {
      throw new UsageException("not changed: " + failure.get());
    }
    live.take(setting.name(), checked.display().preferences());
    SettingValue now =
        failure.isPresent()
            ? new SettingValue(values(setting), Origin.SESSION)
            : afterChange(setting);
    current.put(setting.name(), now);
    return "%s = %s, from %s on; %s"
        .formatted(
            setting.name(),
            now.shownValues(),
            now.isForNextStart() ? "the next start" : "now",
            failure.map(why -> "not kept: " + why).orElse("kept in " + file.shownPath()));
  }

  private static Optional<String> failure(Edit edit) {
    try {
      edit.run();
      return Optional.empty();
    } catch (ConfigException e) {
      return Optional.of(e.getMessage());
    }
  }

  private SettingValue afterChange(Setting setting) {
    SettingValue kept = SettingValue.kept(setting, file.values(setting));
    return live.has(setting.name())
        ? new SettingValue(values(setting), kept.origin())
        : new SettingValue(kept.values(), kept.origin(), true);
  }

  /** The same that the command line would say of such values. */
  private Settings check(Setting setting, List<String> values) throws UsageException {
    List<Entry> entries = values.stream().map(v -> new Entry(setting.name(), v, 0)).toList();
    Optional<String> wrong =
        values.stream()
            .flatMap(value -> setting.whyNot(value).stream())
            .findFirst()
            .or(() -> parser.whyNot(entries, List.of()));
    if (wrong.isPresent()) {
      throw new UsageException(wrong.get());
    }
    return parser.settings(entries, List.of());
  }

  private String line(Setting setting, int width) {
    SettingValue is = current.get(setting.name());
    var shown = new SettingValue(values(setting), is.origin(), is.isForNextStart());
    String name = setting.name() + " ".repeat(Math.max(0, width - setting.name().length()));
    return "%s = %s  %s".formatted(name, shown.shownValues(), shown.shownOrigin());
  }

  private List<String> values(Setting setting) {
    return live.values(setting.name()).orElseGet(() -> current.get(setting.name()).values());
  }
}
