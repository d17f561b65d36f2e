package chat.client.settings;

import chat.client.config.ConfigFile;
import chat.client.config.Contents;
import chat.client.config.Entry;
import chat.client.config.Environment;
import chat.client.config.Folders;
import chat.protocol.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/**
 * Brings the command line and the settings file together. What the command line says of a setting
 * replaces what the file says of it; a line of the file that makes no sense is left out, and told.
 */
public final class SettingsReader {
  private static final int MAX_COMPLAINTS = 20;

  private final ParseResult commandLine;
  private final Environment environment;
  private final SettingNames names;
  private final ConfigFile file;
  private final List<String> complaints = new ArrayList<>();
  private final SettingsParser parser;

  private SettingsReader(ParseResult commandLine, Environment environment) {
    this.commandLine = commandLine;
    this.environment = environment;
    names = new SettingNames(commandLine.commandSpec());
    file = new ConfigFile(new Folders(environment).config());
    parser = new SettingsParser(names, environment);
  }

  /**
   * Reads the settings file for a command line.
   *
   * @throws picocli.CommandLine.ParameterException if the command line itself makes no sense
   */
  public static Start of(ParseResult commandLine, Environment environment) {
    return new SettingsReader(commandLine, environment).read();
  }

  private Start read() {
    List<String> typed = commandLine.originalArgs();
    Settings own = ((Options) commandLine.commandSpec().userObject()).settings(environment);
    Contents contents = file.read();
    complaints.addAll(contents.complaints());
    List<Entry> sensible =
        parser.fitting(known(contents.entries()), List.of(), this::complainAbout);
    List<Entry> unmentioned = sensible.stream().filter(entry -> !isMentioned(entry)).toList();
    // What contradicts the command line alone is no mistake of the file's.
    List<Entry> used = parser.fitting(unmentioned, typed, (entry, why) -> {});
    Settings settings = used.isEmpty() ? own : parser.settings(used, typed);
    var live = new LiveSettings(settings.display().preferences());
    var table = new SettingsTable(names, current(used, settings), file, live, environment);
    return new Start(settings, shownComplaints(), table);
  }

  /** Those that settings of such names may have, and once if only once. */
  private List<Entry> known(List<Entry> entries) {
    List<Entry> known = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Entry entry : entries) {
      Optional<Setting> setting = names.named(entry.name());
      Optional<String> wrong =
          setting.isEmpty()
              ? Optional.of(names.unknown(entry.name()))
              : setting.get().whyNot(entry.value());
      if (wrong.isPresent()) {
        complainAbout(entry, wrong.get());
      } else if (!seen.add(entry.name()) && !setting.get().isRepeatable()) {
        complainAbout(entry, entry.name() + " stands above already, and that counts");
      } else {
        known.add(entry);
      }
    }
    return known;
  }

  private boolean isMentioned(Entry entry) {
    return names.named(entry.name()).filter(this::isMentioned).isPresent();
  }

  private boolean isMentioned(Setting setting) {
    return commandLine.matchedArgs().contains(setting.spec());
  }

  private void complainAbout(Entry entry, String why) {
    complaints.add(file.path() + ":" + entry.line() + ": " + why);
  }

  private Map<String, SettingValue> current(List<Entry> used, Settings settings) {
    Map<String, SettingValue> current = new LinkedHashMap<>();
    for (Setting setting : names.all()) {
      List<String> kept =
          used.stream()
              .filter(entry -> entry.name().equals(setting.name()))
              .map(Entry::value)
              .toList();
      current.put(
          setting.name(),
          isMentioned(setting)
              ? new SettingValue(setting.spec().stringValues(), Origin.COMMAND_LINE)
              : kept.isEmpty()
                  ? new SettingValue(setting.defaults(), Origin.DEFAULT)
                  : new SettingValue(kept, Origin.CONFIG));
    }
    boolean isSaidOutside = current.get("no-color").origin() == Origin.DEFAULT;
    if (isSaidOutside && !settings.display().color()) {
      current.put("no-color", new SettingValue(List.of("true"), Origin.ENVIRONMENT));
    }
    return current;
  }

  /** Not all of them if the file is none of ours, and nothing that could steer a terminal. */
  private List<String> shownComplaints() {
    List<String> shown =
        new ArrayList<>(
            complaints.stream()
                .limit(MAX_COMPLAINTS)
                .map(complaint -> Text.of(complaint).toString())
                .toList());
    if (complaints.size() > MAX_COMPLAINTS) {
      shown.add(
          file.path() + ": " + (complaints.size() - MAX_COMPLAINTS) + " more lines are wrong");
    }
    return shown;
  }
}
