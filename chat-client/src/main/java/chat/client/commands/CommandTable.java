package chat.client.commands;

import chat.client.ui.View;
import chat.protocol.ClientMessage;
import chat.protocol.RoomName;
import chat.protocol.command.CommandHelp;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SlashCommand;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.SplitLine;
import chat.protocol.command.UnknownCommand;
import chat.protocol.command.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All that can be typed: the commands that every server knows, and this client's own. */
public final class CommandTable {
  private final ClientActions actions;
  private final View view;
  private final boolean person;
  private final List<String> words;

  /** For a program, only what it may send is there. */
  public CommandTable(ClientActions actions, View view, boolean person) {
    this.actions = actions;
    this.view = view;
    this.person = person;
    this.words = person ? helps().map(CommandHelp::word).toList() : SlashCommand.words();
  }

  /** What to suggest to a person. */
  public static List<CommandHelp> suggestions() {
    return helps().toList();
  }

  private static Stream<CommandHelp> helps() {
    return Stream.concat(SlashCommand.helps().stream(), ClientCommand.helps().stream());
  }

  /**
   * What a line would send, if anything; nothing becomes of it. Any thread.
   *
   * @throws UsageException if nothing can be made of the line
   */
  public Optional<ClientMessage> check(String line, Optional<RoomName> room) throws UsageException {
    return read(line, room).message();
  }

  /**
   * Reads a line, and does what it asks of the client itself. The stdin thread's.
   *
   * @return what it asks of the server
   * @throws UsageException if nothing can be made of the line
   */
  public Optional<ClientMessage> run(String line, Optional<RoomName> room) throws UsageException {
    Meaning meaning = read(line, room);
    if (meaning instanceof Meaning.Own own) {
      return own.command().run(actions, own.typed());
    }
    if (meaning instanceof Meaning.Help help) {
      view.notice(String.join("\n", help.lines()));
    }
    return meaning.message();
  }

  /** What becomes of a line, once that is wanted. */
  private sealed interface Meaning {
    /** What is known to be sent without doing anything. */
    default Optional<ClientMessage> message() {
      return Optional.empty();
    }

    /** One of the client's own commands, and what stands behind its word. */
    record Own(ClientCommand command, String typed) implements Meaning {}

    /** Lines to be shown. */
    record Help(List<String> lines) implements Meaning {}

    /** A message to be sent. */
    record Sent(ClientMessage sent) implements Meaning {
      @Override
      public Optional<ClientMessage> message() {
        return Optional.of(sent);
      }
    }
  }

  private Meaning read(String line, Optional<RoomName> room) throws UsageException {
    SplitLine split = SplitLine.of(line);
    Optional<ClientCommand> own = own(split.word());
    if (own.isPresent()) {
      own.get().help().requireEnough(split.rest());
      return new Meaning.Own(own.get(), split.rest());
    }
    if (line.startsWith("/")) {
      requireKnown(split.word());
    }
    ParsedInput parsed = SlashCommandParser.parse(line, room);
    return parsed instanceof ParsedInput.Message message
        ? new Meaning.Sent(message.message())
        : new Meaning.Help(help((ParsedInput.Help) parsed));
  }

  private Optional<ClientCommand> own(String word) {
    return person ? ClientCommand.named(word) : Optional.empty();
  }

  private List<String> help(ParsedInput.Help request) throws UsageException {
    String about = request.about();
    Optional<ClientCommand> own = own(about);
    if (own.isPresent()) {
      return own.get().help().lines();
    }
    if (about.isEmpty() && person) {
      return Stream.concat(SlashCommand.table().stream(), ClientCommand.table().stream()).toList();
    }
    if (!about.isEmpty()) {
      requireKnown(about);
    }
    return SlashCommandParser.help(request);
  }

  /** The protocol would refuse it, too, but knows only of its own commands. */
  private void requireKnown(String typed) throws UsageException {
    String word = typed.toLowerCase(Locale.ROOT);
    // What begins with two is a text, and no command.
    if (!word.startsWith("//") && !words.contains(word)) {
      throw new UsageException(
          ClientCommand.named(word).isPresent()
              ? typed + " is for a terminal; a program has no use for it"
              : UnknownCommand.sentence(typed, words));
    }
  }
}
