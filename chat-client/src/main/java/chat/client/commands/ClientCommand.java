package chat.client.commands;

import chat.protocol.ClientMessage;
import chat.protocol.command.CommandHelp;
import chat.protocol.command.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands that only this client knows, besides those that every server does. */
enum ClientCommand {
  REPLY("TEXT", "answer your last direct message", "on my way", ClientActions::reply),
  GO("N|next|ROOM", "bring another of your rooms to the front", "2", ClientActions::go),
  SHOW(
      "[all|count|highlights]",
      "choose what to show of your other rooms",
      "count",
      (actions, typed) -> actions.set("show", typed)),
  BELL(
      "[off|highlights|all]",
      "choose which messages ring the bell",
      "all",
      (actions, typed) -> actions.set("bell", typed)),
  HIGHLIGHT(
      "[WORDS]",
      "highlight messages with these words; -WORDS stops that",
      "deploy",
      (actions, typed) -> actions.set("highlight", typed)),
  IGNORE(
      "[NICK]",
      "hide a user's messages",
      "mallory",
      (actions, typed) -> actions.set("ignore", typed)),
  UNIGNORE(
      "NICK",
      "show a user's messages again",
      "mallory",
      (actions, typed) -> actions.set("ignore", "-" + typed)),
  SET(
      "[NAME [VALUE]]",
      "show your settings, or change one and store it",
      "bell all",
      ClientActions::set),
  CLEAR("", "clear the screen", "", ClientActions::clear);

  /** Does it; some commands have something to be sent. */
  private interface Action {
    Optional<ClientMessage> on(ClientActions actions, String typed) throws UsageException;
  }

  private final CommandHelp help;
  private final Action action;

  ClientCommand(String arguments, String help, String exampleArguments, Action action) {
    this.help = CommandHelp.of(name(), arguments, help, exampleArguments);
    this.action = action;
  }

  CommandHelp help() {
    return help;
  }

  /** What is to be known of them all, in the table's order. */
  static List<CommandHelp> helps() {
    return Stream.of(values()).map(ClientCommand::help).toList();
  }

  /** The table as lines for a person, commands and what they do in two columns. */
  static List<String> table() {
    int width = helps().stream().mapToInt(help -> help.usage().length()).max().orElse(0);
    return helps().stream().map(help -> help.row(width)).toList();
  }

  /** The command with that word, which has its slash, if it is one of these. */
  static Optional<ClientCommand> named(String word) {
    return Stream.of(values()).filter(command -> command.help.isMeantBy(word)).findFirst();
  }

  /**
   * Does it.
   *
   * @param typed behind its word
   * @return what is to be sent for it
   */
  Optional<ClientMessage> run(ClientActions actions, String typed) throws UsageException {
    return action.on(actions, typed);
  }
}
