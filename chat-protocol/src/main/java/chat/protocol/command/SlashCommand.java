package chat.protocol.command;

import chat.protocol.ClientMessage;
import chat.protocol.Limits;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Query;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The table of commands that people can type: the help on each, and the message it makes. The
 * server parses them for text clients, the console client for itself.
 */
public enum SlashCommand {
  ME("TEXT", "say what you are doing", "pours tea", SlashCommand::me),
  MSG("NICK TEXT", "send a direct message", "bob are you there?", SlashCommand::msg),
  EDIT(
      "[N] TEXT",
      "give your last message, or message N, another text",
      "I meant green tea",
      ChangeCommands::edit),
  DELETE("[N|NICK]", "delete your last message, or message N", "17", ChangeCommands::delete),
  HISTORY("[N]", "show the last N messages here (default: 20)", "50", SlashCommand::history),
  SEARCH(
      "WORDS",
      "find the newest messages here with all these words",
      "from:bob after:2026-11-01 green tea",
      SlashCommand::search),
  JOIN("ROOM", "enter a room, creating it if there is none", "tea", SlashCommand::join, "/j"),
  LEAVE("[ROOM]", "leave this room, or another one", "tea", SlashCommand::leave, "/part"),
  TOPIC(
      "[TEXT]",
      "show the room's topic, or set it; - removes it",
      "tea at four",
      SlashCommand::topic),
  WHO(
      "[ROOM|*]",
      "list who is in this room, in another one, or anywhere",
      "tea",
      SlashCommand::who,
      "/names"),
  ROOMS("", "list the rooms", "", (typed, context) -> message(new Query.Rooms()), "/list"),
  NICK(
      "NICK",
      "change your nick",
      "alice",
      (typed, context) -> message(new ClientMessage.Rename(Nick.of(typed)))),
  REGISTER("", "make your nick an account, with a password", "", AccountCommands::register),
  LOGIN("NICK", "log in to an account, with its password", "alice", AccountCommands::login),
  PASSWORD("", "change the password of your account", "", AccountCommands::password),
  LOGOUT("", "be a guest again", "", AccountCommands::logout),
  DEVICES(
      "[N]",
      "list the devices that stay logged in, or log out number N",
      "2",
      AccountCommands::devices),
  KEY(
      "[add KEY]",
      "list the SSH keys that log you in, add one, or /key remove PRINT",
      "add ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1 alice@home",
      AccountCommands::key),
  ROOM("[NAME VALUE]", "show this room's settings, or change one", "private", RoomCommands::room),
  INVITE("NICK", "ask someone into this room", "bob", RoomCommands::invite),
  UNINVITE("NICK", "end someone's membership of this room", "bob", RoomCommands::uninvite),
  OP("NICK", "let someone moderate this room", "bob", RoomCommands::op),
  DEOP("NICK", "let someone no longer moderate this room", "bob", RoomCommands::deop),
  VOICE("NICK", "let someone write when others may not", "bob", RoomCommands::voice),
  DEVOICE("NICK", "take someone's voice back", "bob", RoomCommands::devoice),
  KICK("NICK [WHY]", "remove someone from this room", "bob no spam here", ModerationCommands::kick),
  MUTE(
      "NICK [MORE]",
      "let someone read here, but not write",
      "bob 10m calm down",
      ModerationCommands::mute),
  BAN("NICK [MORE]", "keep someone out of this room", "bob 7d spam", ModerationCommands::ban),
  UNBAN("N", "take back the ban or mute with that number", "3", ModerationCommands::unban),
  BANS("", "list who is banned and muted here", "", ModerationCommands::bans),
  REPORTS(
      "[done N]",
      "list the reports that wait for you, or end number N",
      "done 3",
      ReportCommands::reports),
  REPORT(
      "NICK WHY",
      "report someone to the moderators of this room",
      "bob insults everyone",
      ReportCommands::report),
  RULES("", "show the rules of this server", "", ModerationCommands::rules),
  MOTD("", "show again what this server shows at login", "", ModerationCommands::motd),
  HELP(
      "[COMMAND]",
      "show this list, or more about one command",
      "msg",
      (typed, context) -> new ParsedInput.Help(typed)),
  QUIT("", "leave the chat", "", (typed, context) -> message(new ClientMessage.Bye()));

  private static final int DEFAULT_COUNT = 20;

  /** The headings of the table, in its order. */
  private enum Group {
    MESSAGES("Messages"),
    ROOMS("Rooms"),
    NAMES("Your nick and account"),
    MODERATION("For owners and ops of a room"),
    SERVER("This server");

    private final String heading;

    Group(String heading) {
      this.heading = heading;
    }

    private Stream<String> rows() {
      Stream<String> rows =
          Stream.of(SlashCommand.values())
              .filter(command -> command.group() == this)
              .map(command -> command.help.row());
      Stream<String> more =
          this == MESSAGES ? Stream.of(REPLACEMENT_ROW, LITERAL_ROW) : Stream.of();
      return Stream.of(Stream.of(heading + ":"), rows, more).flatMap(lines -> lines);
    }
  }

  /** Is not a command: what follows the first slash is said. */
  private static final String LITERAL_ROW =
      CommandHelp.row("//TEXT", "say a text that starts with a slash");

  /** Is no command either: it has no word of its own. */
  private static final String REPLACEMENT_ROW =
      CommandHelp.row("/s/OLD/NEW/", "replace OLD by NEW in your last message");

  /** The help on {@code //}. */
  static final List<String> LITERAL_HELP =
      List.of(LITERAL_ROW, CommandHelp.exampleRow("//etc/hosts"));

  /** Parses what is typed after a command's word in a room. */
  private interface ArgumentParser {
    ParsedInput parse(String typed, TypingContext context) throws UsageException;
  }

  private final CommandHelp help;
  private final List<String> aliases;
  private final ArgumentParser parser;

  /** A command with other words for it, which are those of IRC. */
  SlashCommand(
      String arguments,
      String help,
      String exampleArguments,
      ArgumentParser parser,
      String... aliases) {
    this.aliases = List.of(aliases);
    String also = aliases.length == 0 ? "" : " (or " + String.join(", ", aliases) + ")";
    this.help = CommandHelp.of(name(), arguments, help + also, exampleArguments);
    this.parser = parser;
  }

  /** Returns the help on this command. */
  public CommandHelp help() {
    return help;
  }

  private Group group() {
    return switch (this) {
      case ME, MSG, EDIT, DELETE, HISTORY, SEARCH -> Group.MESSAGES;
      case JOIN, LEAVE, TOPIC, WHO, ROOMS -> Group.ROOMS;
      case NICK, REGISTER, LOGIN, PASSWORD, LOGOUT, DEVICES, KEY -> Group.NAMES;
      case ROOM, INVITE, UNINVITE, OP, DEOP, VOICE, DEVOICE -> Group.MODERATION;
      case KICK, MUTE, BAN, UNBAN, BANS, REPORTS -> Group.MODERATION;
      case REPORT, RULES, MOTD, HELP, QUIT -> Group.SERVER;
    };
  }

  /** Returns the help on all commands, in the table's order. */
  public static List<CommandHelp> helps() {
    return Stream.of(values()).map(SlashCommand::help).toList();
  }

  /** Returns the words of all commands, in the table's order, and then the other words for them. */
  public static List<String> words() {
    return Stream.concat(
            helps().stream().map(CommandHelp::word),
            Stream.of(values()).flatMap(command -> command.aliases.stream()))
        .toList();
  }

  /** Returns whether a typed word, with its slash and in any case, means this command. */
  public boolean isMeantBy(String typedWord) {
    return help.isMeantBy(typedWord) || aliases.contains(CommandWord.of(typedWord));
  }

  /** Returns all help as lines: the row, more on the arguments of some, and an example. */
  List<String> helpLines() {
    List<String> lines = new ArrayList<>(help.lines());
    lines.addAll(1, moreHelp());
    return lines;
  }

  private List<String> moreHelp() {
    return switch (this) {
      case SEARCH -> SearchWords.HELP;
      case KICK, BAN, MUTE, UNBAN, BANS -> ModerationCommands.help(this);
      case ROOM -> RoomCommands.HELP;
      case UNINVITE -> RoomCommands.UNINVITE_HELP;
      case REPORT -> ReportCommands.REPORT_HELP;
      case REPORTS -> ReportCommands.REPORTS_HELP;
      case DELETE -> ChangeCommands.DELETE_HELP;
      case EDIT -> ChangeCommands.EDIT_HELP;
      case KEY -> AccountCommands.KEY_HELP;
      default -> List.of();
    };
  }

  /** Returns what may follow /room, and what may follow each of that; NICK is any nick. */
  public static Map<String, List<String>> roomSettings() {
    return RoomCommands.SETTINGS;
  }

  /** Returns the lines that {@code /help} prints: headings, and commands and what they do. */
  public static List<String> table() {
    return Stream.of(Group.values()).flatMap(Group::rows).toList();
  }

  /**
   * Returns what this command means with these arguments, in this room.
   *
   * @throws UsageException if the arguments are too few or malformed
   * @throws chat.protocol.unicode.InvalidNameException if one of them should be a name and is not
   */
  ParsedInput parse(String arguments, TypingContext context) throws UsageException {
    help.requireEnough(arguments);
    return parser.parse(arguments, context);
  }

  private static ParsedInput join(String typed, TypingContext context) {
    return message(new ClientMessage.Join(RoomName.typed(typed), OptionalLong.empty()));
  }

  private static ParsedInput leave(String typed, TypingContext context) throws UsageException {
    return message(
        new ClientMessage.Leave(typed.isEmpty() ? context.here() : RoomName.typed(typed)));
  }

  private static ParsedInput me(String typed, TypingContext context) throws UsageException {
    return message(new ClientMessage.Say(0, context.here(), MessageKind.EMOTED, Text.of(typed)));
  }

  private static ParsedInput msg(String typed, TypingContext context) throws UsageException {
    SplitLine split = SplitLine.of(typed);
    if (split.rest().isEmpty()) {
      throw new UsageException("type " + MSG.help.usage());
    }
    return message(new ClientMessage.Tell(0, Nick.of(split.word()), Text.of(split.rest())));
  }

  private static ParsedInput topic(String typed, TypingContext context) throws UsageException {
    if (typed.isEmpty()) {
      return message(new Query.Topic(context.here()));
    }
    Text topic = typed.equals("-") ? Text.EMPTY : Text.of(typed.replace('\n', ' '));
    return message(new ClientMessage.SetTopic(context.here(), topic));
  }

  private static ParsedInput who(String typed, TypingContext context) {
    if (typed.equals("*")) {
      return message(new Query.Who(Optional.empty()));
    }
    return message(
        new Query.Who(typed.isEmpty() ? context.room() : Optional.of(RoomName.typed(typed))));
  }

  private static ParsedInput history(String typed, TypingContext context) throws UsageException {
    int count = DEFAULT_COUNT;
    if (!typed.isEmpty()) {
      if (!typed.matches("[0-9]{1,9}") || Integer.parseInt(typed) == 0) {
        throw new UsageException("type " + HISTORY.help.usage() + ", N being a number");
      }
      count = Math.min(Integer.parseInt(typed), Limits.MAX_HISTORY);
    }
    return message(new Query.History(context.here(), OptionalLong.empty(), count));
  }

  private static ParsedInput search(String typed, TypingContext context) throws UsageException {
    return message(new SearchWords(typed).query(context, DEFAULT_COUNT));
  }

  private static ParsedInput message(ClientMessage message) {
    return new ParsedInput.Message(message);
  }
}
