package chat.client.settings;

import chat.client.config.Contents;
import chat.client.config.Entry;
import chat.client.config.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/**
 * Brings the command line and the settings file together. What the command line says of a setting
 * replaces what the file says of it; a line of the file that makes no sense is left out, and told.
 */
public final class SettingsReader {
  private final ParseResult commandLine;
  private final Environment environment;
  private final SettingNames names;

  private SettingsReader(ParseResult commandLine, Environment environment) {
    this.commandLine = commandLine;
    this.environment = environment;
    names = new SettingNames(commandLine.commandSpec());
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
    var parser = new SettingsParser(names, environment);
    var file = new SettingsFile(environment, names, parser);
    Contents contents = file.read();
    List<Entry> unmentioned =
        contents.entries().stream().filter(entry -> !isMentioned(entry)).toList();
    // What contradicts the command line alone is no mistake of the file's.
    List<Entry> used = parser.fitting(unmentioned, typed, (entry, why) -> {});
    Settings settings = used.isEmpty() ? own : parser.settings(used, typed);
    var live = new LiveSettings(settings.display().preferences());
    var table = new SettingsTable(names, values(used, settings), parser, file, live);
    return new Start(settings, contents.complaints(), table);
  }

  private boolean isMentioned(Entry entry) {
    return names.named(entry.name()).filter(this::isMentioned).isPresent();
  }

  private boolean isMentioned(Setting setting) {
    return commandLine.matchedArgs().contains(setting.spec());
  }

  private Map<String, SettingValue> values(List<Entry> used, Settings settings) {
    Map<String, SettingValue> values = new LinkedHashMap<>();
    for (Setting setting : names.all()) {
      values.put(
          setting.name(),
          isMentioned(setting)
              ? new SettingValue(setting.spec().stringValues(), Origin.COMMAND_LINE)
              : SettingValue.kept(setting, setting.valuesIn(used)));
    }
    boolean isSaidOutside = values.get("no-color").origin() == Origin.DEFAULT;
    if (isSaidOutside && !settings.display().color()) {
      values.put("no-color", new SettingValue(List.of("true"), Origin.ENVIRONMENT));
    }
    return values;
  }
}
