package chat.client.screen.input;

import chat.client.screen.KnownNames;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.command.CommandHelp;
import chat.protocol.command.CommandWord;
import chat.protocol.command.SlashCommand;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Suggests what the word with the cursor may become: commands and their arguments, rooms, nicks.
 * The table of commands is the one that /help prints. Immutable.
 */
public final class Completion {
  /**
   * A word to choose.
   *
   * @param group the heading in the menu
   * @param help what the word means
   * @param suffix follows the word, until something else is typed in its place
   */
  public record Candidate(String word, String group, Optional<String> help, String suffix) {}

  /** More rows than these would push the messages off the screen. */
  private static final int MAX_EXPLAINED = 5;

  private static final String SEARCH = SlashCommand.SEARCH.help().word();
  private static final String FROM = "from:";
  private static final String ROOM = "room:";

  private static final String ROOM_SETTINGS = SlashCommand.ROOM.help().word();
  private static final String NICK = "NICK";
  private static final Set<String> TARGETS =
      Set.of(SlashCommand.BAN.help().word(), SlashCommand.MUTE.help().word());
  private static final List<String> KINDS = List.of("nick:", "account:", "address:");
  private static final List<String> DURATIONS = List.of("10m", "1h", "1d", "7d");
  private static final String SERVER = "*";

  private final List<CommandHelp> commands;
  private final List<String> settings;

  public Completion(List<CommandHelp> commands, List<String> settings) {
    this.commands = List.copyOf(commands);
    this.settings = List.copyOf(settings);
  }

  /** Returns the candidates, the best first; also those that do not begin as the word does. */
  public List<Candidate> candidates(LineWords line, KnownNames names) {
    String word = line.current();
    boolean isFirst = line.index() == 0;
    if (isFirst && word.startsWith("/")) {
      return commands(word, "");
    } else if (line.words().get(0).equalsIgnoreCase(SEARCH)) {
      return filters(word, names);
    } else if (line.words().get(0).equalsIgnoreCase(ROOM_SETTINGS)) {
      return roomSettings(line, names);
    } else if (TARGETS.contains(CommandWord.of(line.words().get(0)))) {
      return targets(line, names);
    } else if (word.startsWith("#")) {
      return rooms(names);
    } else if (word.startsWith("@")) {
      return candidates("people", nicks(names).map(nick -> "@" + nick), " ");
    } else if (isFirst) {
      return candidates("people", nicks(names), ": ");
    }
    return argument(line).map(argument -> arguments(argument, word, names)).orElse(people(names));
  }

  /** Returns the settings of a room, or the values of one. */
  private static List<Candidate> roomSettings(LineWords line, KnownNames names) {
    Map<String, List<String>> settings = SlashCommand.roomSettings();
    if (line.index() == 1) {
      return settings.entrySet().stream()
          .map(
              setting ->
                  new Candidate(
                      setting.getKey(),
                      "settings",
                      Optional.empty(),
                      setting.getValue().isEmpty() ? "" : " "))
          .toList();
    }
    List<String> values =
        settings.getOrDefault(line.words().get(1).toLowerCase(Locale.ROOT), List.of());
    if (line.index() > 2) {
      return List.of();
    }
    return values.contains(NICK) ? people(names) : candidates("values", values.stream(), "");
  }

  /** Returns whom a ban can name, then for how long; after {@code *} on the whole server. */
  private static List<Candidate> targets(LineWords line, KnownNames names) {
    boolean isOnServer = line.index() > 1 && line.words().get(1).equals(SERVER);
    int argument = line.index() - (isOnServer ? 1 : 0);
    if (argument > 1) {
      return argument == 2 ? candidates("durations", DURATIONS.stream(), " ") : people(names);
    }
    String word = line.current();
    return KINDS.stream()
        .filter(word::startsWith)
        .findFirst()
        .map(kind -> candidates("people", nicks(names).map(kind::concat), " "))
        .orElseGet(() -> people(names));
  }

  /** Returns the filters of a search, or the names that may follow one. */
  private static List<Candidate> filters(String word, KnownNames names) {
    if (word.startsWith(FROM)) {
      return candidates("people", nicks(names).map(FROM::concat), " ");
    }
    if (word.startsWith(ROOM)) {
      Stream<String> rooms = names.rooms().stream().map(RoomName::value);
      return candidates("rooms", Stream.concat(rooms, Stream.of("*")).map(ROOM::concat), " ");
    }
    return candidates("filters", Stream.of(FROM, ROOM, "after:", "before:"), "");
  }

  /** Returns what the command's usage calls the word with the cursor. */
  private Optional<String> argument(LineWords line) {
    String first = CommandWord.of(line.words().get(0));
    return commands.stream()
        .filter(command -> command.word().equals(first))
        .map(command -> command.usage().split(" ", -1))
        .filter(usage -> line.index() < usage.length)
        .map(usage -> usage[line.index()].replaceAll("[\\[\\]]", ""))
        .findFirst();
  }

  private List<Candidate> arguments(String argument, String word, KnownNames names) {
    return switch (argument) {
      case "TEXT" -> people(names);
      case "COMMAND" -> commands("/" + word, "/");
      case "NAME" -> candidates("settings", settings.stream(), " ");
      default ->
          Stream.of(argument.split("\\|", -1))
              .flatMap(choice -> choice(choice, names).stream())
              .toList();
    };
  }

  private static List<Candidate> choice(String choice, KnownNames names) {
    return switch (choice) {
      case "NICK" -> people(names);
      case "ROOM" -> rooms(names);
      default -> {
        boolean isLiteral = choice.equals(choice.toLowerCase(Locale.ROOT));
        yield candidates("choices", Stream.of(choice).filter(c -> isLiteral), " ");
      }
    };
  }

  /** Returns the commands with this prefix; {@code without} is taken off their words. */
  private List<Candidate> commands(String typed, String without) {
    String prefix = CommandWord.of(typed);
    List<CommandHelp> meant =
        commands.stream().filter(command -> command.word().startsWith(prefix)).toList();
    return meant.stream()
        .map(
            command ->
                new Candidate(
                    command.word().substring(without.length()),
                    "commands",
                    Optional.of(command.help()).filter(help -> meant.size() <= MAX_EXPLAINED),
                    " "))
        .toList();
  }

  private static List<Candidate> people(KnownNames names) {
    return candidates("people", nicks(names), " ");
  }

  private static List<Candidate> rooms(KnownNames names) {
    return candidates("rooms", names.rooms().stream().map(RoomName::value), " ");
  }

  private static Stream<String> nicks(KnownNames names) {
    return names.nicks().stream().map(Nick::value);
  }

  private static List<Candidate> candidates(String group, Stream<String> words, String suffix) {
    return words.map(word -> new Candidate(word, group, Optional.empty(), suffix)).toList();
  }
}
