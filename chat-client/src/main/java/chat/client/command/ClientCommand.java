package chat.client.command;

import chat.protocol.Text;
import chat.protocol.command.CommandHelp;
import chat.protocol.command.SplitLine;
import chat.protocol.command.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The commands that only this client knows: what a person reads of each, and its input. */
enum ClientCommand {
  REPLY(
      "TEXT",
      "answer your last direct message",
      "on my way",
      typed -> new ClientInput.Reply(Text.of(typed))),
  GO(
      "N|next|ROOM|NICK",
      "bring another of your rooms or conversations to the front",
      "2",
      ClientInput.Go::new),
  QUERY(
      "[NICK [TEXT]]",
      "open a conversation with somebody; without NICK, close it",
      "bob",
      ClientInput.Query::typed),
  SHOW(
      "[all|count|highlights]",
      "choose what to show of your other rooms",
      "count",
      typed -> setting("show", typed)),
  BELL(
      "[off|highlights|all]",
      "choose which messages ring the bell",
      "all",
      typed -> setting("bell", typed)),
  HIGHLIGHT(
      "[WORDS]",
      "highlight messages with these words; -WORDS stops that",
      "deploy",
      typed -> setting("highlight", typed)),
  IGNORE("[NICK]", "hide a user's messages", "mallory", typed -> setting("ignore", typed)),
  UNIGNORE(
      "NICK", "show a user's messages again", "mallory", typed -> setting("ignore", "-" + typed)),
  SET(
      "[NAME [VALUE]]",
      "show your settings, or change one and store it",
      "bell all",
      ClientCommand::setting),
  CLEAR("", "clear the screen", "", typed -> new ClientInput.Clear());

  private final CommandHelp help;
  private final Function<String, ClientInput> parser;

  /** A command whose parser takes what follows the command's word. */
  ClientCommand(
      String arguments,
      String help,
      String exampleArguments,
      Function<String, ClientInput> parser) {
    this.help = CommandHelp.of(name(), arguments, help, exampleArguments);
    this.parser = parser;
  }

  CommandHelp help() {
    return help;
  }

  /** The help of all commands, in the table's order. */
  static List<CommandHelp> helps() {
    return Stream.of(values()).map(ClientCommand::help).toList();
  }

  /** The table as lines for a person: a heading, and commands and their help in two columns. */
  static List<String> table() {
    int width = helps().stream().mapToInt(help -> help.usage().length()).max().orElse(0);
    return Stream.concat(Stream.of("This client:"), helps().stream().map(help -> help.row(width)))
        .toList();
  }

  /** Returns the command with this word, slash included, in any case. */
  static Optional<ClientCommand> named(String word) {
    return Stream.of(values()).filter(command -> command.help.isMeantBy(word)).findFirst();
  }

  /**
   * Returns what the command asks for.
   *
   * @param typed what follows the command's word, without blanks around it
   * @throws UsageException if the command needs more than that
   */
  ClientInput parse(String typed) throws UsageException {
    help.requireEnough(typed);
    return parser.apply(typed);
  }

  private static ClientInput setting(String typed) {
    SplitLine split = SplitLine.of(typed);
    return typed.isEmpty() ? new ClientInput.ShowSettings() : setting(split.word(), split.rest());
  }

  private static ClientInput setting(String name, String value) {
    return value.isEmpty()
        ? new ClientInput.ShowSetting(name)
        : new ClientInput.ChangeSetting(name, value);
  }
}
