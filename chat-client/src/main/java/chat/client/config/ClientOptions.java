package chat.client.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The client's command line: an option for each row of the table of settings. */
public final class ClientOptions {
  private static final String[] FOOTER = {
    "",
    "On a terminal, type messages, or /help for the commands.",
    "In a pipe, the client sends each input line and prints each message as a line.",
    "Write a host named bench or doctor with its port: bench:8028.",
    "",
    "The settings file has a line NAME = VALUE for each option, like bell = all,",
    "and server = [NICK@]HOST[:PORT]. An option on the command line overrides it.",
    "In a pipe, and with --send, --json or --listen, only server, tls, tls-ca, text and",
    "give-up count in the file. /set shows the settings, and changes them.",
    "  Linux    ~/.config/chat-client/config, or below $XDG_CONFIG_HOME",
    "  macOS    ~/Library/Application Support/chat-client/config",
    "  Windows  %%APPDATA%%\\chat-client\\config",
    "The variable CHAT_CONFIG names another file; it must exist."
  };

  private static final String NO_CONFIG = "--no-config";
  private static final String DISCOVER = "--discover";
  private static final String JSON = "--json";

  private ClientOptions() {}

  /** Returns a new parser. It passes each argument on unchanged. */
  public static CommandLine commandLine() {
    CommandSpec spec = CommandSpec.create().name("chat-client").versionProvider(new Version());
    SettingTable.ALL.forEach(setting -> spec.add(argument(setting)));
    spec.add(
        OptionSpec.builder(NO_CONFIG)
            .type(boolean.class)
            .description("Ignore the settings file.")
            .build());
    spec.add(
        OptionSpec.builder(DISCOVER)
            .type(boolean.class)
            .description(
                "Print the servers that announce themselves on the local network within 2 s, and"
                    + " exit; with --json, an object for each.")
            .build());
    spec.mixinStandardHelpOptions(true);
    spec.usageMessage()
        .description("A console client for chat-server, and for any server that speaks plain text.")
        .sortOptions(false)
        .footer(FOOTER)
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes());
    return new CommandLine(spec)
        // A message may start with @, or be the name of an option.
        .setExpandAtFiles(false)
        .setAllowOptionsAsOptionParameters(true);
  }

  /** Returns what was typed for each setting, which may be malformed. */
  static RawSettings typed(ParseResult parsed) {
    RawSettings typed = RawSettings.NONE;
    for (Setting<?> setting : SettingTable.ALL) {
      ArgSpec argument =
          setting.arity() == Setting.Arity.POSITIONAL
              ? parsed.matchedPositional(0)
              : parsed.matchedOption(setting.option());
      typed = argument == null ? typed : typed.with(setting, argument.stringValues());
    }
    return typed;
  }

  /** Whether the settings file is to be ignored. */
  static boolean ignoresFile(ParseResult parsed) {
    return parsed.matchedOptionValue(NO_CONFIG, false);
  }

  /**
   * Whether the servers on the local network are to be printed.
   *
   * @throws ParameterException if there are options that have no effect on that
   */
  public static boolean discovers(ParseResult parsed) {
    boolean discovers = parsed.matchedOptionValue(DISCOVER, false);
    boolean isAlone =
        parsed.matchedPositionals().isEmpty()
            && parsed.matchedOptions().stream()
                .map(OptionSpec::longestName)
                .allMatch(Set.of(DISCOVER, JSON)::contains);
    if (discovers && !isAlone) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(),
          DISCOVER + " takes no server and no option but " + JSON);
    }
    return discovers;
  }

  /** Whether objects are to be printed, for programs. */
  public static boolean wantsJson(ParseResult parsed) {
    return parsed.matchedOptionValue(JSON, false);
  }

  private static ArgSpec argument(Setting<?> setting) {
    return setting.arity() == Setting.Arity.POSITIONAL ? positional(setting) : option(setting);
  }

  private static ArgSpec positional(Setting<?> setting) {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("0..1")
        .type(String.class)
        .paramLabel(setting.usage().label())
        .description(setting.usage().help())
        .defaultValue(setting.defaultText().orElse(null))
        .build();
  }

  private static ArgSpec option(Setting<?> setting) {
    OptionSpec.Builder option =
        OptionSpec.builder(setting.option())
            .type(type(setting.arity()))
            .auxiliaryTypes(setting.arity() == Setting.Arity.FLAG ? boolean.class : String.class)
            .paramLabel(setting.usage().label())
            .description(setting.usage().help())
            .defaultValue(setting.defaultText().orElse(null));
    return setting.choices().isEmpty()
        ? option.build()
        : option.completionCandidates(setting.choices()).build();
  }

  private static Class<?> type(Setting.Arity arity) {
    return switch (arity) {
      case FLAG -> boolean.class;
      case REPEATABLE -> List.class;
      case SINGLE, POSITIONAL -> String.class;
    };
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "done");
    codes.put("1", "could not do it; one line says what and what to do");
    codes.put("2", "wrong usage");
    return codes;
  }
}
