package chat.client.config;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Merges the command line, the settings file, the environment and the defaults. The thread that
 * starts the client runs it once.
 */
public final class SettingsLoader {
  private final ParseResult commandLine;
  private final Environment environment;
  private final boolean onTerminal;

  private SettingsLoader(ParseResult commandLine, Environment environment, boolean onTerminal) {
    this.commandLine = commandLine;
    this.environment = environment;
    this.onTerminal = onTerminal;
  }

  /**
   * Reads the settings file and merges it with the command line.
   *
   * @param commandLine parsed by {@link ClientOptions}
   * @param onTerminal whether a terminal is there; then a person is, unless the command line says
   *     otherwise
   * @throws ParameterException if the command line is malformed or contradicts itself
   * @throws IOException if {@code CHAT_CONFIG} names a file that cannot be read; the message is for
   *     the person
   */
  public static LoadedSettings load(
      ParseResult commandLine, Environment environment, boolean onTerminal) throws IOException {
    return new SettingsLoader(commandLine, environment, onTerminal).load();
  }

  private LoadedSettings load() throws IOException {
    RawSettings typed = ClientOptions.typed(commandLine);
    validate(typed);
    SettingsFile file = file();
    FileSettings inFile = EntryValidator.read(file);
    boolean forPerson = onTerminal && !Settings.Pipe.of(typed).isAsked();
    RawSettings fromFile = compatible(inFile.raw().inFile(forPerson), typed);
    RawSettings inherited = inherited();
    Map<Setting<?>, SettingValue> values = new LinkedHashMap<>();
    for (Setting<?> setting : SettingTable.ALL) {
      values.put(
          setting,
          typed.has(setting)
              ? new SettingValue(typed.texts(setting), SettingSource.COMMAND_LINE)
              : SettingValue.stored(setting, fromFile.own(setting), inherited));
    }
    RawSettings merged = typed.orElse(fromFile).orElse(inherited);
    return new LoadedSettings(
        Settings.of(merged, environment),
        inFile.complaints(),
        new SettingsStore(values, inherited, file, environment));
  }

  private SettingsFile file() throws IOException {
    if (ClientOptions.ignoresFile(commandLine)) {
      return SettingsFile.NONE;
    }
    SettingsFile file = new SettingsFile(new UserFiles(environment).config());
    if (environment.variable(UserFiles.CONFIG_VARIABLE).isPresent()) {
      file.requireReadable();
    }
    return file;
  }

  private void validate(RawSettings typed) {
    for (Setting<?> setting : SettingTable.ALL) {
      typed.own(setting).forEach(text -> refuse(setting.validate(setting.option(), text)));
    }
    refuse(Contradictions.in(typed));
  }

  private void refuse(Optional<String> why) {
    if (why.isPresent()) {
      throw new ParameterException(commandLine.commandSpec().commandLine(), why.get());
    }
  }

  /**
   * The settings of the file that the command line leaves open and doesn't contradict. To
   * contradict the command line is no mistake of the file, so this makes no complaints.
   */
  private static RawSettings compatible(RawSettings inFile, RawSettings typed) {
    RawSettings accepted = RawSettings.NONE;
    for (Setting<?> setting : SettingTable.ALL) {
      if (inFile.has(setting) && !typed.has(setting)) {
        RawSettings tried = accepted.with(setting, inFile.own(setting));
        accepted = Contradictions.in(typed.orElse(tried)).isEmpty() ? tried : accepted;
      }
    }
    return accepted;
  }

  /** The settings that environment variables specify. */
  private RawSettings inherited() {
    RawSettings inherited = RawSettings.NONE;
    for (Setting<?> setting : SettingTable.ALL) {
      if (setting.variable().flatMap(environment::variable).isPresent()) {
        inherited = inherited.with(setting, List.of("true"));
      }
    }
    return inherited;
  }
}
