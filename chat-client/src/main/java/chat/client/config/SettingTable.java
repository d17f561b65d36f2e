package chat.client.config;

import chat.client.config.Setting.Arity;
import chat.client.config.Setting.Effect;
import chat.client.config.Setting.Usage;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.command.DurationParser;
import chat.protocol.command.NearestWord;
import chat.protocol.command.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings there are. Options, {@code --help}, the settings file, {@code /set} and completion
 * come from this table. Any thread.
 */
final class SettingTable {
  static final Setting<Destination> SERVER =
      Setting.of(
              new Usage(
                  "server",
                  Arity.POSITIONAL,
                  "[NICK@]HOST[:PORT]",
                  "The server, and your nick there (default: ${DEFAULT-VALUE}; if nothing listens"
                      + " there, you choose one on the local network). The port is %d by default,"
                          .formatted(Limits.PORT)
                      + " with --tls %d. Several servers of one chat are separated by"
                          .formatted(Limits.TLS_PORT)
                      + " commas: HOST,HOST."),
              quoting(Destination::parse))
          .byDefault("localhost");

  static final Setting<RoomName> ROOM =
      Setting.repeatable(
              "room",
              "ROOM",
              "Enter this room (default: ${DEFAULT-VALUE}). May be repeated; what you type goes to"
                  + " the last one.",
              quoting(RoomName::typed))
          .byDefault(Limits.LOBBY)
          .changes(Effect.NEXT_SCREEN);

  static final Setting<Integer> HISTORY =
      Setting.single(
              "history",
              "N|none",
              "Show the last N messages of a room, at most 1000, when you enter it (default:"
                  + " ${DEFAULT-VALUE}; with --send, none).",
              SettingTable::count)
          .byDefault(String.valueOf(Limits.JOIN_REPLAY))
          .changes(Effect.NEXT_SCREEN);

  static final Setting<Boolean> TEXT =
      Setting.flag("text", "Speak plain text to any server at once; send the input as it is.");

  static final Setting<Duration> GIVE_UP =
      Setting.single(
              "give-up",
              "DURATION",
              "In a pipe: exit after this time without the server, or while it can't store messages"
                  + " (default: ${DEFAULT-VALUE}). On a terminal the client retries until you"
                  + " leave.",
              SettingTable::duration)
          .byDefault("5m");

  static final Setting<Boolean> JSON =
      Setting.flag(
              "json",
              "Print each event as a JSON object on one line; a terminal is treated like a pipe.")
          .changes(Effect.COMMAND_LINE);

  static final Setting<Boolean> TIMESTAMPS =
      Setting.flag(
              "timestamps", "In a pipe: begin each line with its time. JSON always contains it.")
          .changes(Effect.COMMAND_LINE);

  static final Setting<Boolean> LISTEN =
      Setting.flag(
              "listen",
              "Print what is said and ignore standard input; a terminal is treated like a pipe.")
          .changes(Effect.COMMAND_LINE);

  static final Setting<Text> SEND =
      Setting.single(
              "send",
              "TEXT",
              "Send this one message, wait until the server has stored it, and exit. A slash in front"
                  + " does not make it a command.",
              SettingTable::message)
          .changes(Effect.COMMAND_LINE);

  static final Setting<Boolean> NO_COLOR =
      Setting.flag(
              "no-color",
              "Never use colors. Setting the variable NO_COLOR does the same, unless you specify"
                  + " --no-color=false.")
          .orVariable("NO_COLOR")
          .changes(Effect.NEXT_SCREEN);

  static final Setting<Bell> BELL =
      Setting.choice(
              "bell",
              "On a terminal: which messages ring the bell (default: ${DEFAULT-VALUE}). Direct"
                  + " messages, and messages with your nick, are highlights.",
              Bell.values())
          .byDefault(Bell.HIGHLIGHTS.toString())
          .changes(Effect.AT_ONCE);

  static final Setting<Show> SHOW =
      Setting.choice(
              "show",
              "On a terminal: what to show of rooms in the background: all messages, each with its"
                  + " room, only their number, or only highlights (default: ${DEFAULT-VALUE}).",
              Show.values())
          .byDefault(Show.COUNT.toString())
          .changes(Effect.AT_ONCE);

  static final Setting<String> HIGHLIGHT =
      Setting.repeatable(
              "highlight",
              "WORDS",
              "Highlight messages with this word or phrase, besides those with your nick. May be"
                  + " repeated.",
              typed -> required(typed, "a word is missing").strip())
          .changes(Effect.AT_ONCE);

  static final Setting<Nick> IGNORE =
      Setting.repeatable(
              "ignore", "NICK", "Hide this user's messages. May be repeated.", quoting(Nick::of))
          .changes(Effect.AT_ONCE);

  static final Setting<String> LOG =
      Setting.single(
              "log",
              "FILE",
              "Append what is said to this file, as plain text.",
              SettingTable::fileName)
          .changes(Effect.NEXT_SCREEN);

  /** All of them, in the order of {@code --help}. */
  static final List<Setting<?>> ALL =
      List.of(
          SERVER,
          TlsSettings.TLS,
          TlsSettings.FINGERPRINT,
          TlsSettings.AUTHORITIES,
          TlsSettings.PLAIN,
          TlsSettings.FORGET,
          LoginSettings.REMEMBER,
          LoginSettings.TOKEN_FILE,
          LoginSettings.SSH_KEY,
          ROOM,
          HISTORY,
          TEXT,
          GIVE_UP,
          JSON,
          TIMESTAMPS,
          LISTEN,
          SEND,
          NO_COLOR,
          BELL,
          SHOW,
          HIGHLIGHT,
          IGNORE,
          LOG);

  /** What Java makes of the bytes of an argument that are not in the locale's charset. */
  private static final char REPLACEMENT = '\ufffd';

  private SettingTable() {}

  static List<String> names() {
    return ALL.stream().map(Setting::name).toList();
  }

  static Optional<Setting<?>> named(String name) {
    return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** What to answer to a name that no setting has. */
  static String unknown(String name) {
    String word = name.replaceFirst("^-+", "");
    return "there is no setting %s; %s"
        .formatted(
            name,
            new NearestWord(names())
                .to(word)
                .map(known -> "did you mean " + known + "?")
                .orElse("there are " + String.join(", ", names())));
  }

  /** What to answer to a setting that is for the command line alone. */
  static String notInFile(Setting<?> setting) {
    return "%s is not for the settings file: type --%s".formatted(setting.name(), setting.name());
  }

  private static Duration duration(String typed) {
    try {
      return DurationParser.parse(typed);
    } catch (UsageException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static int count(String typed) {
    if (typed.equalsIgnoreCase("none")) {
      return 0;
    }
    if (typed.matches("[0-9]{1,9}") && Integer.parseInt(typed) <= Limits.MAX_HISTORY) {
      return Integer.parseInt(typed);
    }
    throw new IllegalArgumentException(
        "'%s' is neither none nor a number from 0 to %,d".formatted(typed, Limits.MAX_HISTORY));
  }

  private static Text message(String typed) {
    if (typed.isEmpty()) {
      throw new IllegalArgumentException("a text is missing");
    }
    if (typed.indexOf(REPLACEMENT) >= 0) {
      throw new IllegalArgumentException(
          "the text has characters that this locale doesn't have; set LANG=C.UTF-8");
    }
    // Line ends as texts have them, on Windows too.
    return Text.of(typed.replace("\r\n", "\n"));
  }

  /** Checks the form alone: what a leading {@code ~} means depends on the environment. */
  static String fileName(String typed) {
    required(typed, "the name of a file is missing");
    var unused = Path.of(typed);
    return typed;
  }

  private static String required(String typed, String why) {
    if (typed.isBlank()) {
      throw new IllegalArgumentException(why);
    }
    return typed;
  }

  /** The same parser, with the malformed text before the reason, where there is a text. */
  private static <T> Function<String, T> quoting(Function<String, T> parser) {
    return typed -> {
      try {
        return parser.apply(typed);
      } catch (IllegalArgumentException e) {
        String text = typed.isBlank() ? "" : typed + ": ";
        throw new IllegalArgumentException(text + e.getMessage(), e);
      }
    };
  }
}
