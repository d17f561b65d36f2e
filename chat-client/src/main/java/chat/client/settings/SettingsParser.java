package chat.client.settings;

import chat.client.config.Entry;
import chat.client.config.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads settings by putting them on a command line, so that they mean the same in both places. */
final class SettingsParser {
  private final SettingNames names;
  private final Environment environment;

  SettingsParser(SettingNames names, Environment environment) {
    this.names = names;
    this.environment = environment;
  }

  /**
   * The settings of a command line with entries put in front of it.
   *
   * @throws ParameterException if they make no sense
   */
  Settings settings(List<Entry> entries, List<String> commandLine) {
    List<String> arguments = new ArrayList<>();
    for (Entry entry : entries) {
      Setting setting = names.named(entry.name()).orElseThrow();
      arguments.add(setting.argument(entry.value()));
    }
    arguments.addAll(commandLine);
    CommandLine command = Options.commandLine();
    command.parseArgs(arguments.toArray(String[]::new));
    return ((Options) command.getCommand()).settings(environment);
  }

  /** Why such entries make no sense there, if so. */
  Optional<String> whyNot(List<Entry> entries, List<String> commandLine) {
    try {
      settings(entries, commandLine);
      return Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(withoutDashes(e.getMessage().lines().findFirst().orElse("wrong")));
    }
  }

  /**
   * The entries that make sense with the command line and with those before them.
   *
   * @param refused is told of the others, and why
   */
  List<Entry> fitting(
      List<Entry> entries, List<String> commandLine, BiConsumer<Entry, String> refused) {
    if (entries.isEmpty() || whyNot(entries, commandLine).isEmpty()) {
      return entries;
    }
    List<Entry> fitting = new ArrayList<>();
    // Only these can contradict one another, and they are few, while there may be many others.
    List<Entry> singles = new ArrayList<>();
    for (Entry entry : entries) {
      List<Entry> tried = new ArrayList<>(singles);
      tried.add(entry);
      Optional<String> why = whyNot(tried, commandLine);
      why.ifPresent(reason -> refused.accept(entry, reason));
      if (why.isEmpty()) {
        fitting.add(entry);
        names.named(entry.name()).filter(s -> !s.isRepeatable()).ifPresent(s -> singles.add(entry));
      }
    }
    return fitting;
  }

  /** What picocli says of an option's value begins with the option; here it is called otherwise. */
  private static String withoutDashes(String why) {
    return why.replaceFirst("^Invalid value for option '--([a-z-]+)'[^:]*: ", "$1: ");
  }
}
