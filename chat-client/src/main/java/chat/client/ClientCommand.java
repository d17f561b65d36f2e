package chat.client;

import chat.protocol.ClientMessage;
import chat.protocol.SlashCommand;
import chat.protocol.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands that only this client knows, besides those that every server does. */
enum ClientCommand {
  REPLY("TEXT", "answer who told you something last", "on my way", ClientActions::reply),
  GO("N|next|ROOM", "bring another of your rooms to the front", "2", ClientActions::go),
  SHOW(
      "[all|count|highlights]",
      "what to show of your other rooms",
      "count",
      (actions, typed) -> actions.set("show", typed)),
  BELL(
      "[off|highlights|all]",
      "what to ring the bell for",
      "all",
      (actions, typed) -> actions.set("bell", typed)),
  HIGHLIGHT(
      "[WORDS]",
      "mark messages with these words; -WORDS: no more",
      "deploy",
      (actions, typed) -> actions.set("highlight", typed)),
  IGNORE(
      "[NICK]",
      "show nothing of what somebody says",
      "mallory",
      (actions, typed) -> actions.set("ignore", typed)),
  UNIGNORE(
      "NICK",
      "show again what somebody says",
      "mallory",
      (actions, typed) -> actions.set("ignore", "-" + typed)),
  SET(
      "[NAME [VALUE]]",
      "show your settings, or change one for good",
      "bell all",
      ClientActions::set),
  CLEAR("", "an empty screen", "", ClientActions::clear);

  /** Does it; some commands have something to be sent. */
  private interface Action {
    Optional<ClientMessage> on(ClientActions actions, String typed) throws UsageException;
  }

  private final String arguments;
  private final String help;
  private final String exampleArguments;
  private final Action action;

  ClientCommand(String arguments, String help, String exampleArguments, Action action) {
    this.arguments = arguments;
    this.help = help;
    this.exampleArguments = exampleArguments;
    this.action = action;
  }

  String word() {
    return "/" + name().toLowerCase(Locale.ROOT);
  }

  String usage() {
    return (word() + " " + arguments).strip();
  }

  String help() {
    return help;
  }

  String example() {
    return (word() + " " + exampleArguments).strip();
  }

  /** The words of all commands, in the table's order. */
  static List<String> words() {
    return Stream.of(values()).map(ClientCommand::word).toList();
  }

  /** The table as lines for a person, commands and what they do in two columns. */
  static List<String> table() {
    int width = Stream.of(values()).mapToInt(command -> command.usage().length()).max().orElse(0);
    return Stream.of(values())
        .map(command -> ("%-" + width + "s %s").formatted(command.usage(), command.help))
        .toList();
  }

  /** The command that a line begins with, if it is one of these. */
  static Optional<ClientCommand> of(String line) {
    String word = SlashCommand.firstWord(line).toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(command -> command.word().equals(word)).findFirst();
  }

  /** What a person should know of it, as lines: its row of the table, and an example. */
  List<String> lines() {
    return List.of(SlashCommand.row(usage(), help), SlashCommand.row("for example", example()));
  }

  /** Refuses a line that lacks what this command can't do without. */
  void check(String line) throws UsageException {
    boolean needsSome = !arguments.isEmpty() && !arguments.startsWith("[");
    if (needsSome && SlashCommand.afterFirstWord(line).isEmpty()) {
      throw new UsageException("type " + usage());
    }
  }

  /**
   * Does what the line asks for.
   *
   * @return what is to be sent for it
   */
  Optional<ClientMessage> run(ClientActions actions, String line) throws UsageException {
    check(line);
    return action.on(actions, SlashCommand.afterFirstWord(line));
  }
}
