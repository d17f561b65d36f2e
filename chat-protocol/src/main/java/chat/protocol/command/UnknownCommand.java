package chat.protocol.command;

import chat.protocol.Text;
import java.util.List;
import java.util.Locale;

/** What is told to a person who typed a command that there is not. Any thread. */
public final class UnknownCommand {
  private static final int SHOWN_CHARS = 32;

  private UnknownCommand() {}

  /**
   * A sentence that names the command that was probably meant, or else where to find one.
   *
   * @param typed what stands in place of a command, with its slash, in any case
   * @param known all commands known where it was typed, like {@code /msg}; of two that are equally
   *     near the first is named
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

  /** Every command has a slash, so it tells nothing of how near two of them are. */
  private static String withoutSlash(String command) {
    return command.startsWith("/") ? command.substring(1) : command;
  }

  /** What was typed in place of a command, fit for the answer to it. */
  private static String shown(String word) {
    boolean tooLong = word.codePointCount(0, word.length()) > SHOWN_CHARS;
    int end = tooLong ? word.offsetByCodePoints(0, SHOWN_CHARS) : word.length();
    return Text.of(word.substring(0, end)) + (tooLong ? "…" : "");
  }
}
