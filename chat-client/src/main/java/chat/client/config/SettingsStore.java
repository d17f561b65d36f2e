package chat.client.config;

import chat.protocol.command.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shows and changes the settings while the client runs, and stores each change in the settings
 * file. It owns the current values; one thread uses it.
 */
public final class SettingsStore {
  /** As a value: back to the default. Before one of several values: remove it. */
  private static final String REMOVE = "-";

  private final Map<Setting<?>, SettingValue> current;
  private final RawSettings inherited;
  private final SettingsFile file;
  private final Environment environment;
  private Preferences preferences;

  SettingsStore(
      Map<Setting<?>, SettingValue> current,
      RawSettings inherited,
      SettingsFile file,
      Environment environment) {
    this.current = new LinkedHashMap<>(current);
    this.inherited = inherited;
    this.file = file;
    this.environment = environment;
    this.preferences = merged();
  }

  /**
   * A change that was made.
   *
   * @param preferences those in force from now on
   * @param sentence what to answer the person
   */
  public record Change(Preferences preferences, String sentence) {}

  private interface Edit {
    void run() throws IOException;
  }

  /** The names of all settings, in the table's order. */
  public static List<String> names() {
    return SettingTable.names();
  }

  /** The preferences in force. */
  public Preferences preferences() {
    return preferences;
  }

  private Preferences merged() {
    RawSettings live = RawSettings.NONE;
    for (Setting<?> setting : SettingTable.ALL) {
      live = setting.isLive() ? live.with(setting, texts(setting)) : live;
    }
    return Preferences.of(live);
  }

  /** Where the value of a setting comes from. */
  SettingSource source(Setting<?> setting) {
    return current.get(setting).source();
  }

  /** Returns a line for each setting, and complaints about the file as it is now. */
  public List<String> showAll() {
    int width = names().stream().mapToInt(String::length).max().orElse(0);
    Stream<String> lines = SettingTable.ALL.stream().map(setting -> line(setting, width));
    return Stream.concat(lines, EntryValidator.read(file).complaints().stream()).toList();
  }

  /**
   * Returns the line that shows one setting.
   *
   * @throws UsageException if there is no such setting
   */
  public String show(String name) throws UsageException {
    return line(named(name), 0);
  }

  /**
   * Checks a name that was typed. Any thread.
   *
   * @throws UsageException if there is no such setting
   */
  public static void requireKnown(String name) throws UsageException {
    var unused = named(name);
  }

  /**
   * Checks a change as far as the current values don't matter. Any thread.
   *
   * @throws UsageException if the setting is unknown or not for the file, or the value malformed
   */
  public static void requireValid(String name, String value) throws UsageException {
    Setting<?> setting = named(name);
    if (value.equals(REMOVE)) {
      return;
    }
    if (setting.effect() == Setting.Effect.COMMAND_LINE) {
      throw new UsageException("not changed: " + SettingTable.notInFile(setting));
    }
    boolean removes = setting.isRepeatable() && value.startsWith(REMOVE);
    Optional<String> why = setting.validate(removes ? value.substring(1) : value);
    if (why.isPresent()) {
      throw new UsageException(why.get());
    }
  }

  /**
   * Changes a setting, at once if it is among the preferences, and in the settings file. The value
   * {@code -} restores the default. A repeatable setting gains the value, or loses it if {@code -}
   * precedes it.
   *
   * @throws UsageException if the setting is unknown, the value malformed, or the file can't be
   *     written and the change would apply from the next start on; nothing is changed then
   */
  public Change change(String name, String value) throws UsageException {
    requireValid(name, value);
    Setting<?> setting = named(name);
    if (value.equals(REMOVE)) {
      return change(setting, List.of(), () -> file.remove(name, any -> true));
    }
    if (!setting.isRepeatable()) {
      return change(setting, List.of(value), () -> file.set(name, value));
    }
    return value.startsWith(REMOVE) ? remove(setting, value.substring(1)) : add(setting, value);
  }

  private Change add(Setting<?> setting, String value) throws UsageException {
    List<String> values = others(setting, value);
    values.add(value);
    return change(setting, values, () -> addToFile(setting, value));
  }

  private void addToFile(Setting<?> setting, String value) throws IOException {
    if (inFile(setting).stream().noneMatch(other -> setting.isSame(other, value))) {
      file.add(setting.name(), value);
    }
  }

  private Change remove(Setting<?> setting, String value) throws UsageException {
    List<String> values = others(setting, value);
    if (values.size() == texts(setting).size()) {
      throw new UsageException(
          setting.name() + " does not contain " + value + "; " + line(setting, 0));
    }
    return change(
        setting, values, () -> file.remove(setting.name(), other -> setting.isSame(other, value)));
  }

  /** The values of a setting besides this one. */
  private List<String> others(Setting<?> setting, String value) {
    List<String> values = new ArrayList<>(texts(setting));
    values.removeIf(other -> setting.isSame(other, value));
    return values;
  }

  private Change change(Setting<?> setting, List<String> values, Edit edit) throws UsageException {
    Optional<String> failure = failure(edit);
    if (failure.isPresent() && !setting.isLive()) {
      throw new UsageException("not changed: " + failure.get());
    }
    SettingValue stored = SettingValue.stored(setting, inFile(setting), inherited);
    SettingValue now =
        setting.isLive()
            ? live(setting, values, failure.isPresent() ? SettingSource.SESSION : stored.source())
            : new SettingValue(stored.texts(), stored.source(), true);
    current.put(setting, now);
    preferences = merged();
    return new Change(
        preferences,
        "%s = %s, from %s on; %s"
            .formatted(
                setting.name(),
                now.shownTexts(setting),
                now.isForNextStart() ? "the next start" : "now",
                failure
                    .map(why -> "not stored: " + why)
                    .orElseGet(() -> "stored in " + environment.shown(file.path()))));
  }

  private SettingValue live(Setting<?> setting, List<String> values, SettingSource source) {
    return new SettingValue(inherited.with(setting, values).texts(setting), source);
  }

  private static Optional<String> failure(Edit edit) {
    try {
      edit.run();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The texts of a setting in the file as it is now, malformed ones included. */
  private List<String> inFile(Setting<?> setting) {
    return file.read().values(setting.name());
  }

  private static Setting<?> named(String name) throws UsageException {
    return SettingTable.named(name)
        .orElseThrow(() -> new UsageException(SettingTable.unknown(name)));
  }

  private String line(Setting<?> setting, int width) {
    SettingValue value = current.get(setting);
    String name = setting.name() + " ".repeat(Math.max(0, width - setting.name().length()));
    return "%s = %s  %s".formatted(name, value.shownTexts(setting), value.shownSource());
  }

  private List<String> texts(Setting<?> setting) {
    return current.get(setting).texts();
  }
}
