package chat.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The commands a person can type, for text clients (whose server reads them) and for the console
 * client: what is to be known of each, and the message it makes.
 */
public enum SlashCommand {
  NICK(
      "NICK",
      "take another name",
      "alice",
      (typed, room) -> message(new ClientMessage.Rename(Nick.of(typed)))),
  JOIN("ROOM", "enter a room, making it if there is none", "tea", SlashCommand::join),
  LEAVE("[ROOM]", "leave this room, or another one", "tea", SlashCommand::leave),
  ME("TEXT", "say what you are doing", "pours tea", SlashCommand::me),
  MSG("NICK TEXT", "say something to one person alone", "bob are you there?", SlashCommand::msg),
  TOPIC("TEXT", "set the room's topic; - takes it away", "tea at four", SlashCommand::topic),
  WHO("[ROOM|*]", "who is in this room, in another one, or anywhere", "tea", SlashCommand::who),
  ROOMS("", "which rooms there are", "", (typed, room) -> message(new ClientMessage.Rooms())),
  HISTORY("[N]", "the last N messages here (20 if not said)", "50", SlashCommand::history),
  SEARCH(
      "WORDS",
      "the newest messages here that have all these words",
      "green tea",
      SlashCommand::search),
  HELP(
      "[COMMAND]",
      "this list, or more about one command",
      "msg",
      (typed, room) -> new Typed.Help(wordAskedAbout(typed))),
  QUIT("", "leave the chat", "", (typed, room) -> message(new ClientMessage.Bye()));

  /**
   * Words of commands that the console client has beside these, so that people who read of them and
   * type them elsewhere are told so.
   */
  public static final List<String> CLIENT_ONLY =
      List.of(
          "/highlight",
          "/bell",
          "/show",
          "/ignore",
          "/unignore",
          "/reply",
          "/set",
          "/go",
          "/clear");

  private static final int USUAL_COUNT = 20;

  /** Any script's blanks, for who types Japanese has no other at hand. */
  private static final String BLANKS = "(?U)\\s+";

  /** Beside the commands, for it is none: what it makes is said. */
  private static final String LITERAL =
      CommandHelp.row("//TEXT", "say a text that starts with a slash");

  /** Makes of what follows a command, and of the room one is in, what was meant. */
  private interface Meaning {
    Typed of(String arguments, Optional<RoomName> room) throws UsageException;
  }

  private final CommandHelp help;
  private final Meaning meaning;

  SlashCommand(String arguments, String help, String exampleArguments, Meaning meaning) {
    this.help = CommandHelp.of(name(), arguments, help, exampleArguments);
    this.meaning = meaning;
  }

  public CommandHelp help() {
    return help;
  }

  /** What is to be known of them all, in the table's order. */
  public static List<CommandHelp> helps() {
    return Stream.of(values()).map(SlashCommand::help).toList();
  }

  /** The words of all commands, in the table's order. */
  public static List<String> words() {
    return helps().stream().map(CommandHelp::word).toList();
  }

  /** The table as lines for a person, commands and what they do in two columns. */
  public static List<String> table() {
    return Stream.concat(helps().stream().map(CommandHelp::row), Stream.of(LITERAL)).toList();
  }

  /**
   * What a person should know of one command, as lines: its row of the table, and an example.
   *
   * @param about the command, with or without its slash, in any case; if empty, the whole table
   * @throws UsageException if it is not known
   */
  public static List<String> help(String about) throws UsageException {
    String word = wordAskedAbout(about);
    if (word.isEmpty()) {
      return table();
    }
    if (word.startsWith("//")) {
      return List.of(LITERAL, CommandHelp.exampleRow("//etc/hosts"));
    }
    return named(word).help.lines();
  }

  /**
   * Reads a line as it was typed: a command, or a message to the room one is in.
   *
   * @throws UsageException if nothing can be made of it
   */
  public static Typed read(String line, Optional<RoomName> room) throws UsageException {
    if (!line.startsWith("/")) {
      return say(line, room);
    }
    if (line.startsWith("//")) {
      return say(line.substring(1), room);
    }
    return named(firstWord(line)).meaning(afterFirstWord(line), room);
  }

  /** The word that a line begins with, up to its first blank; empty if it begins with one. */
  public static String firstWord(String line) {
    return line.split(BLANKS, 2)[0];
  }

  /** What follows the word that a line begins with, without blanks before and after it. */
  public static String afterFirstWord(String line) {
    String[] parts = line.split(BLANKS, 2);
    return parts.length > 1 ? strip(parts[1]) : "";
  }

  /** The command with that word, which has its slash. */
  private static SlashCommand named(String typed) throws UsageException {
    String word = typed.toLowerCase(Locale.ROOT);
    if (CLIENT_ONLY.contains(word)) {
      throw new UsageException(
          word + " is a command of chat-client only; /help lists what is known here");
    }
    return Stream.of(values())
        .filter(command -> command.help.isMeantBy(word))
        .findFirst()
        .orElseThrow(() -> new UsageException(UnknownCommand.sentence(typed, words())));
  }

  /** People leave the slash off there, or put a whole line there; the first word says enough. */
  private static String wordAskedAbout(String typed) {
    String word = firstWord(strip(typed)).toLowerCase(Locale.ROOT);
    return word.isEmpty() || word.startsWith("/") ? word : "/" + word;
  }

  /** Takes off all that counts as blank between words, which is more than String.strip does. */
  private static String strip(String typed) {
    return typed.replaceFirst("^" + BLANKS, "").replaceFirst(BLANKS + "$", "");
  }

  private Typed meaning(String typed, Optional<RoomName> room) throws UsageException {
    try {
      help.requireEnough(typed);
      return meaning.of(typed, room);
    } catch (InvalidNameException e) {
      throw new UsageException(e.getMessage() + "; type " + help.usage());
    }
  }

  private static Typed say(String text, Optional<RoomName> room) throws UsageException {
    return message(new ClientMessage.Say(0, here(room), Text.of(text)));
  }

  private static Typed join(String typed, Optional<RoomName> room) {
    return message(new ClientMessage.Join(RoomName.typed(typed), OptionalLong.empty()));
  }

  private static Typed leave(String typed, Optional<RoomName> room) throws UsageException {
    return message(new ClientMessage.Leave(typed.isEmpty() ? here(room) : RoomName.typed(typed)));
  }

  private static Typed me(String typed, Optional<RoomName> room) throws UsageException {
    return message(new ClientMessage.Say(0, here(room), MessageKind.EMOTED, Text.of(typed)));
  }

  private static Typed msg(String typed, Optional<RoomName> room) throws UsageException {
    String[] parts = typed.split(BLANKS, 2);
    if (parts.length < 2) {
      throw new UsageException("type " + MSG.help.usage());
    }
    return message(new ClientMessage.Tell(0, Nick.of(parts[0]), Text.of(parts[1])));
  }

  private static Typed topic(String typed, Optional<RoomName> room) throws UsageException {
    Text topic = typed.equals("-") ? Text.EMPTY : Text.of(typed.replace('\n', ' '));
    return message(new ClientMessage.SetTopic(here(room), topic));
  }

  private static Typed who(String typed, Optional<RoomName> room) {
    if (typed.equals("*")) {
      return message(new ClientMessage.Who(Optional.empty()));
    }
    return message(
        new ClientMessage.Who(typed.isEmpty() ? room : Optional.of(RoomName.typed(typed))));
  }

  private static Typed history(String typed, Optional<RoomName> room) throws UsageException {
    int count = USUAL_COUNT;
    if (!typed.isEmpty()) {
      if (!typed.matches("[0-9]{1,9}") || Integer.parseInt(typed) == 0) {
        throw new UsageException("type " + HISTORY.help.usage() + ", N being a number");
      }
      count = Math.min(Integer.parseInt(typed), Limits.MAX_HISTORY);
    }
    return message(new ClientMessage.History(here(room), OptionalLong.empty(), count));
  }

  private static Typed search(String typed, Optional<RoomName> room) throws UsageException {
    return message(new ClientMessage.Search(here(room), USUAL_COUNT, Text.of(typed)));
  }

  private static RoomName here(Optional<RoomName> room) throws UsageException {
    return room.orElseThrow(
        () -> new UsageException("you are in no room; " + JOIN.help.usage() + " enters one"));
  }

  private static Typed message(ClientMessage message) {
    return new Typed.Message(message);
  }
}
