package chat.protocol.command;

import chat.protocol.Text;
import java.util.List;
import java.util.Map;

/** Words the answer to a person who typed an unknown command. Any thread. */
public final class UnknownCommand {
  private static final int SHOWN_CHARS = 32;

  /** What people who know IRC type, and what there is instead. */
  private static final Map<String, String> OF_IRC =
      Map.of(
          "/away", "there are no away marks here; /me TEXT says what you are doing",
          "/whois", "there is no /whois here; /who lists who is in this room, /who * everyone",
          "/query", "there is no /query here; /msg NICK TEXT sends a direct message");

  private UnknownCommand() {}

  /**
   * Returns a sentence that suggests the nearest command, or {@code /help} if none is near. For a
   * command of IRC it says what there is instead.
   *
   * @param typed the unknown command, with its slash, in any case
   * @param known all commands, like {@code /msg}; of two equally near ones the first is suggested
   */
  public static String sentence(String typed, List<String> known) {
    String ofIrc = OF_IRC.get(CommandWord.of(typed));
    if (ofIrc != null) {
      return ofIrc;
    }
    var words = new NearestWord(known.stream().map(UnknownCommand::withoutSlash).toList());
    String advice =
        words
            .to(withoutSlash(CommandWord.of(typed)))
            .map(word -> "did you mean /" + word + "?")
            .orElse("/help lists the commands");
    return shown(typed) + " is not known here; " + advice;
  }

  /** Returns whether {@link #sentence} says what there is instead of a command of IRC. */
  public static boolean isOfIrc(String typed) {
    return OF_IRC.containsKey(CommandWord.of(typed));
  }

  /** Strips the slash, which all commands share: it would make them nearer than they are. */
  private static String withoutSlash(String command) {
    return command.startsWith("/") ? command.substring(1) : command;
  }

  /** Returns the unknown command, shortened and safe to show. */
  private static String shown(String word) {
    boolean tooLong = word.codePointCount(0, word.length()) > SHOWN_CHARS;
    int end = tooLong ? word.offsetByCodePoints(0, SHOWN_CHARS) : word.length();
    return Text.of(word.substring(0, end)) + (tooLong ? "…" : "");
  }
}
