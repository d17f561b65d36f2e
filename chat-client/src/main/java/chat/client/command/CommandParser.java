package chat.client.command;

import chat.client.event.Page;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.command.CommandHelp;
import chat.protocol.command.CommandWord;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SecretCommands;
import chat.protocol.command.SlashCommand;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.SplitLine;
import chat.protocol.command.TypingContext;
import chat.protocol.command.UnknownCommand;
import chat.protocol.command.UsageException;
import chat.protocol.unicode.InvalidNameException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parses typed lines: the commands that every server knows, this client's own, and messages. It has
 * no state. Any thread.
 */
public final class CommandParser {
  private final boolean person;
  private final List<String> words;

  /** A parser for a person at a terminal, or for a program, which has no client commands. */
  public CommandParser(boolean person) {
    this.person = person;
    Stream<String> own =
        person ? ClientCommand.helps().stream().map(CommandHelp::word) : Stream.of();
    this.words = Stream.concat(SlashCommand.words().stream(), own).toList();
  }

  /** The help of all commands a person can type, in the order of {@code /help}. */
  public static List<CommandHelp> suggestions() {
    return Stream.concat(SlashCommand.helps().stream(), ClientCommand.helps().stream()).toList();
  }

  /**
   * Returns what a line asks for.
   *
   * @param typed not empty
   * @param front the page that a message goes to if it does not say where
   * @throws UsageException if the line is malformed; its message is for the person
   */
  public ClientInput parse(String typed, Optional<Page> front) throws UsageException {
    String line = SecretCommands.unindented(typed);
    SplitLine split = SplitLine.of(line);
    Optional<ClientCommand> own = own(split.word());
    if (own.isPresent()) {
      return own(own.get(), split.rest(), front);
    }
    if (line.startsWith("/")) {
      requireKnown(split.word());
    }
    Optional<Nick> partner = front.flatMap(Page::partner);
    return partner.isPresent()
        ? DirectLine.parse(line, partner.get(), this::shared)
        : shared(line, front.flatMap(Page::room));
  }

  private static ClientInput own(ClientCommand command, String typed, Optional<Page> front)
      throws UsageException {
    try {
      ClientInput input = command.parse(typed);
      boolean closes = input instanceof ClientInput.Query query && query.nick().isEmpty();
      if (closes && front.flatMap(Page::partner).isEmpty()) {
        throw new UsageException("no conversation is in front; type /query NICK to open one");
      }
      return input;
    } catch (InvalidNameException e) {
      throw new UsageException(e.getMessage() + "; type " + command.help().usage());
    }
  }

  /** Parses what every server knows. */
  private ClientInput shared(String line, Optional<RoomName> room) throws UsageException {
    TypingContext context = new TypingContext(room, ZoneId.systemDefault());
    ParsedInput parsed = SlashCommandParser.parse(line, context);
    if (parsed instanceof ParsedInput.Message message) {
      return new ClientInput.Send(message.message());
    }
    return parsed instanceof ParsedInput.Asks asks
        ? new ClientInput.Ask(asks)
        : new ClientInput.Help(help((ParsedInput.Help) parsed));
  }

  private Optional<ClientCommand> own(String word) {
    return person ? ClientCommand.named(word) : Optional.empty();
  }

  /** The lines of help on one command, or on all if the text is empty. */
  private List<String> help(ParsedInput.Help request) throws UsageException {
    String about = request.about();
    Optional<ClientCommand> own = own(about);
    if (own.isPresent()) {
      return own.get().help().lines();
    }
    if (about.isEmpty()) {
      return person
          ? Stream.concat(SlashCommand.table().stream(), ClientCommand.table().stream()).toList()
          : SlashCommand.table();
    }
    requireKnown(about);
    return SlashCommandParser.help(request);
  }

  /** Refuses an unknown command here, because the protocol would suggest only its own. */
  private void requireKnown(String typed) throws UsageException {
    String word = CommandWord.of(typed);
    // A line that starts with two slashes is a message.
    if (word.startsWith("//") || SlashCommandParser.isReplacement(word) || words.contains(word)) {
      return;
    }
    boolean isForTerminals =
        ClientCommand.named(word).isPresent() && !UnknownCommand.isOfIrc(typed);
    throw new UsageException(
        isForTerminals
            ? typed + " works only on a terminal"
            : UnknownCommand.sentence(typed, words));
  }
}
