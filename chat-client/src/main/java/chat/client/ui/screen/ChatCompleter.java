package chat.client.ui.screen;

import chat.protocol.command.CommandHelp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * Suggests commands and what can follow them, rooms, and nicks: the table of commands is the one
 * that /help prints. The keyboard thread runs it.
 */
final class ChatCompleter implements Completer {
  /** What there is to choose from; any thread. */
  record Words(
      List<CommandHelp> commands,
      List<String> settings,
      Supplier<List<String>> nicks,
      Supplier<List<String>> rooms) {}

  /** More rows than these would take the messages' place. */
  private static final int MAX_EXPLAINED = 5;

  private final Words known;

  ChatCompleter(Words known) {
    this.known = known;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String word = line.word();
    boolean isFirst = line.wordIndex() == 0;
    if (isFirst && word.startsWith("/")) {
      suggestCommands(candidates, word, "");
    } else if (word.startsWith("#")) {
      suggest(candidates, "rooms", known.rooms().get().stream(), " ");
    } else if (word.startsWith("@")) {
      suggest(candidates, "people", known.nicks().get().stream().map(nick -> "@" + nick), " ");
    } else if (isFirst) {
      suggest(candidates, "people", known.nicks().get().stream(), ": ");
    } else {
      Optional<String> argument = argument(line);
      if (argument.isPresent()) {
        suggestArgument(candidates, word, argument.get());
      } else {
        suggest(candidates, "people", known.nicks().get().stream(), " ");
      }
    }
  }

  /** What the usage of the command in this line says of the word with the cursor. */
  private Optional<String> argument(ParsedLine line) {
    String first = line.words().get(0).toLowerCase(Locale.ROOT);
    return known.commands().stream()
        .filter(command -> command.word().equals(first))
        .map(command -> command.usage().split(" ", -1))
        .filter(usage -> line.wordIndex() < usage.length)
        .map(usage -> usage[line.wordIndex()].replaceAll("[\\[\\]]", ""))
        .findFirst();
  }

  private void suggestArgument(List<Candidate> candidates, String word, String argument) {
    switch (argument) {
      case "TEXT" -> suggest(candidates, "people", known.nicks().get().stream(), " ");
      case "COMMAND" -> suggestCommands(candidates, "/" + word, "/");
      case "NAME" -> suggest(candidates, "settings", known.settings().stream(), " ");
      default -> {
        for (String choice : List.of(argument.split("\\|", -1))) {
          if (choice.equals("NICK")) {
            suggest(candidates, "people", known.nicks().get().stream(), " ");
          } else if (choice.equals("ROOM")) {
            suggest(candidates, "rooms", known.rooms().get().stream(), " ");
          } else if (choice.equals(choice.toLowerCase(Locale.ROOT))) {
            suggest(candidates, "choices", Stream.of(choice), " ");
          }
        }
      }
    }
  }

  /** Commands that begin so, with what comes before their names taken away. */
  private void suggestCommands(List<Candidate> candidates, String begun, String without) {
    String prefix = begun.toLowerCase(Locale.ROOT);
    List<CommandHelp> meant =
        known.commands().stream().filter(command -> command.word().startsWith(prefix)).toList();
    for (CommandHelp command : meant) {
      String word = command.word().substring(without.length());
      Optional<String> help =
          Optional.of(command.help()).filter(sentence -> meant.size() <= MAX_EXPLAINED);
      candidates.add(candidate(word, "commands", help, " ", candidates.size()));
    }
  }

  private static void suggest(
      List<Candidate> candidates, String group, Stream<String> words, String suffix) {
    words.forEach(
        word ->
            candidates.add(candidate(word, group, Optional.empty(), suffix, candidates.size())));
  }

  /** The suffix goes away again where something else is typed in its place. */
  private static Candidate candidate(
      String word, String group, Optional<String> help, String suffix, int place) {
    return new Candidate(
        word + suffix, word, group, help.orElse(null), null, null, false, place + 1);
  }
}
