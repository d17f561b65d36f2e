package chat.protocol.command;

import chat.protocol.ClientMessage;
import chat.protocol.Limits;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Query;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The table of commands that people can type: the help on each, and the message it makes. The
 * server parses them for text clients, the console client for itself.
 */
public enum SlashCommand {
  NICK(
      "NICK",
      "change your nick",
      "alice",
      (typed, room) -> message(new ClientMessage.Rename(Nick.of(typed)))),
  JOIN("ROOM", "enter a room, creating it if there is none", "tea", SlashCommand::join),
  LEAVE("[ROOM]", "leave this room, or another one", "tea", SlashCommand::leave),
  ME("TEXT", "say what you are doing", "pours tea", SlashCommand::me),
  MSG("NICK TEXT", "send a direct message", "bob are you there?", SlashCommand::msg),
  TOPIC("TEXT", "set the room's topic; - removes it", "tea at four", SlashCommand::topic),
  WHO(
      "[ROOM|*]",
      "list who is in this room, in another one, or anywhere",
      "tea",
      SlashCommand::who),
  ROOMS("", "list the rooms", "", (typed, room) -> message(new Query.Rooms())),
  HISTORY("[N]", "show the last N messages here (default: 20)", "50", SlashCommand::history),
  SEARCH(
      "WORDS",
      "find the newest messages here with all these words",
      "green tea",
      SlashCommand::search),
  HELP(
      "[COMMAND]",
      "show this list, or more about one command",
      "msg",
      (typed, room) -> new ParsedInput.Help(typed)),
  QUIT("", "leave the chat", "", (typed, room) -> message(new ClientMessage.Bye()));

  private static final int DEFAULT_COUNT = 20;

  /** The table's last row. It is not a command: what follows the first slash is said. */
  private static final String LITERAL_ROW =
      CommandHelp.row("//TEXT", "say a text that starts with a slash");

  /** The help on {@code //}. */
  static final List<String> LITERAL_HELP =
      List.of(LITERAL_ROW, CommandHelp.exampleRow("//etc/hosts"));

  /** Parses what is typed behind a command's word in a room. */
  private interface ArgumentParser {
    ParsedInput parse(String typed, Optional<RoomName> room) throws UsageException;
  }

  private final CommandHelp help;
  private final ArgumentParser parser;

  SlashCommand(String arguments, String help, String exampleArguments, ArgumentParser parser) {
    this.help = CommandHelp.of(name(), arguments, help, exampleArguments);
    this.parser = parser;
  }

  /** Returns the help on this command. */
  public CommandHelp help() {
    return help;
  }

  /** Returns the help on all commands, in the table's order. */
  public static List<CommandHelp> helps() {
    return Stream.of(values()).map(SlashCommand::help).toList();
  }

  /** Returns the words of all commands, in the table's order. */
  public static List<String> words() {
    return helps().stream().map(CommandHelp::word).toList();
  }

  /** Returns the lines that {@code /help} prints: commands and what they do, in two columns. */
  public static List<String> table() {
    return Stream.concat(helps().stream().map(CommandHelp::row), Stream.of(LITERAL_ROW)).toList();
  }

  /**
   * Returns what this command means with these arguments, in this room.
   *
   * @throws UsageException if the arguments are too few or malformed
   * @throws chat.protocol.InvalidNameException if one of them should be a name and is not
   */
  ParsedInput parse(String arguments, Optional<RoomName> room) throws UsageException {
    help.requireEnough(arguments);
    return parser.parse(arguments, room);
  }

  private static ParsedInput join(String typed, Optional<RoomName> room) {
    return message(new ClientMessage.Join(RoomName.typed(typed), OptionalLong.empty()));
  }

  private static ParsedInput leave(String typed, Optional<RoomName> room) throws UsageException {
    return message(new ClientMessage.Leave(typed.isEmpty() ? here(room) : RoomName.typed(typed)));
  }

  private static ParsedInput me(String typed, Optional<RoomName> room) throws UsageException {
    return message(new ClientMessage.Say(0, here(room), MessageKind.EMOTED, Text.of(typed)));
  }

  private static ParsedInput msg(String typed, Optional<RoomName> room) throws UsageException {
    SplitLine split = SplitLine.of(typed);
    if (split.rest().isEmpty()) {
      throw new UsageException("type " + MSG.help.usage());
    }
    return message(new ClientMessage.Tell(0, Nick.of(split.word()), Text.of(split.rest())));
  }

  private static ParsedInput topic(String typed, Optional<RoomName> room) throws UsageException {
    Text topic = typed.equals("-") ? Text.EMPTY : Text.of(typed.replace('\n', ' '));
    return message(new ClientMessage.SetTopic(here(room), topic));
  }

  private static ParsedInput who(String typed, Optional<RoomName> room) {
    if (typed.equals("*")) {
      return message(new Query.Who(Optional.empty()));
    }
    return message(new Query.Who(typed.isEmpty() ? room : Optional.of(RoomName.typed(typed))));
  }

  private static ParsedInput history(String typed, Optional<RoomName> room) throws UsageException {
    int count = DEFAULT_COUNT;
    if (!typed.isEmpty()) {
      if (!typed.matches("[0-9]{1,9}") || Integer.parseInt(typed) == 0) {
        throw new UsageException("type " + HISTORY.help.usage() + ", N being a number");
      }
      count = Math.min(Integer.parseInt(typed), Limits.MAX_HISTORY);
    }
    return message(new Query.History(here(room), OptionalLong.empty(), count));
  }

  private static ParsedInput search(String typed, Optional<RoomName> room) throws UsageException {
    return message(new Query.Search(here(room), DEFAULT_COUNT, Text.of(typed)));
  }

  /** Returns the room the person is in, for commands that need one. */
  static RoomName here(Optional<RoomName> room) throws UsageException {
    return room.orElseThrow(
        () -> new UsageException("you are in no room; " + JOIN.help.usage() + " enters one"));
  }

  private static ParsedInput message(ClientMessage message) {
    return new ParsedInput.Message(message);
  }
}
