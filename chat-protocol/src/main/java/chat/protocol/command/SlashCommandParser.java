package chat.protocol.command;

import chat.protocol.ClientMessage;
import chat.protocol.Text;
import chat.protocol.unicode.InvalidNameException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Parses typed lines by the table of {@link SlashCommand}. Any thread. */
public final class SlashCommandParser {
  private SlashCommandParser() {}

  /**
   * Returns what a line means: a command, or a message to the room the person is in.
   *
   * @throws UsageException if it means nothing
   */
  public static ParsedInput parse(String line, TypingContext context) throws UsageException {
    if (line.startsWith("//")) {
      return say(line.substring(1), context);
    }
    if (!line.startsWith("/")) {
      return say(line, context);
    }
    Optional<ParsedInput> replacement = ChangeCommands.replacement(line, context);
    if (replacement.isPresent()) {
      return replacement.get();
    }
    SplitLine split = SplitLine.of(line);
    SlashCommand command = named(split.word());
    try {
      return command.parse(split.rest(), context);
    } catch (InvalidNameException e) {
      throw new UsageException(e.getMessage() + "; type " + command.help().usage());
    }
  }

  /**
   * Returns the lines that answer a request for help: the table, or one command's row and example.
   *
   * @throws UsageException if there is no such command
   */
  public static List<String> help(ParsedInput.Help request) throws UsageException {
    String about = request.about();
    if (about.isEmpty()) {
      return SlashCommand.table();
    }
    if (about.startsWith("//")) {
      return SlashCommand.LITERAL_HELP;
    }
    if (ChangeCommands.isReplacement(about)) {
      return SlashCommand.EDIT.helpLines();
    }
    return named(about).helpLines();
  }

  /** Returns whether a line that is no command's means a replacement, like {@code /s/old/new/}. */
  public static boolean isReplacement(String line) {
    return ChangeCommands.isReplacement(line);
  }

  private static SlashCommand named(String word) throws UsageException {
    return Stream.of(SlashCommand.values())
        .filter(command -> command.isMeantBy(word))
        .findFirst()
        .orElseThrow(() -> new UsageException(UnknownCommand.sentence(word, SlashCommand.words())));
  }

  private static ParsedInput say(String text, TypingContext context) throws UsageException {
    return new ParsedInput.Message(new ClientMessage.Say(0, context.here(), Text.of(text)));
  }
}
