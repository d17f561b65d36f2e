package chat.protocol.command;

import chat.protocol.Text;
import java.util.List;
import java.util.Locale;

/** Words the answer to a person who typed an unknown command. Any thread. */
public final class UnknownCommand {
  private static final int SHOWN_CHARS = 32;

  private UnknownCommand() {}

  /**
   * Returns a sentence that suggests the nearest command, or {@code /help} if none is near.
   *
   * @param typed the unknown command, with its slash, in any case
   * @param known all commands, like {@code /msg}; of two equally near ones the first is suggested
   */
  public static String sentence(String typed, List<String> known) {
    var words = new NearestWord(known.stream().map(UnknownCommand::withoutSlash).toList());
    String advice =
        words
            .to(withoutSlash(typed).toLowerCase(Locale.ROOT))
            .map(word -> "did you mean /" + word + "?")
            .orElse("/help lists what is");
    return shown(typed) + " is not known here; " + advice;
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
