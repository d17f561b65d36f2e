package chat.protocol.command;

import chat.protocol.ChangeRequest;
import chat.protocol.Nick;
import chat.protocol.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the commands mean that change messages. Any thread. */
final class ChangeCommands {
  /** What the help on {@code /delete} adds. */
  static final List<String> DELETE_HELP =
      List.of(
          "  N: the number of a message, which /history shows;",
          "  NICK: the last message of somebody else, for ops");

  /** What the help on {@code /edit} adds. */
  static final List<String> EDIT_HELP =
      List.of(
          "  N: the number of a message, which /history shows;",
          "  /s/OLD/NEW/ replaces OLD, where it occurs first, in your last message;",
          "  for a slash in it, type \\/, or use another sign: /s|OLD|NEW|");

  private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})");
  private static final String REPLACEMENT = "/s";

  private ChangeCommands() {}

  static ParsedInput delete(String typed, TypingContext context) throws UsageException {
    OptionalLong seq = number(typed);
    Optional<Nick> author =
        typed.isEmpty() || seq.isPresent() ? Optional.empty() : Optional.of(Nick.of(typed));
    return new ParsedInput.Message(new ChangeRequest.Delete(0, context.here(), seq, author));
  }

  static ParsedInput edit(String typed, TypingContext context) throws UsageException {
    if (typed.isEmpty()) {
      throw new UsageException("type " + SlashCommand.EDIT.help().usage());
    }
    SplitLine split = SplitLine.of(typed);
    OptionalLong seq = split.rest().isEmpty() ? OptionalLong.empty() : number(split.word());
    String text = seq.isPresent() ? split.rest() : typed;
    return new ParsedInput.Message(
        new ChangeRequest.Edit(0, context.here(), seq, false, Text.of(text)));
  }

  /**
   * Returns what {@code /s/old/new/} means; empty for another line. As with sed, any other sign may
   * take the place of the slashes, and a backslash before the sign makes it part of a word.
   */
  static Optional<ParsedInput> replacement(String line, TypingContext context)
      throws UsageException {
    if (!isReplacement(line)) {
      return Optional.empty();
    }
    List<String> words = words(line.substring(REPLACEMENT.length() + 1), delimiter(line));
    // The last sign may be missing, but not where OLD would be replaced by nothing.
    boolean isWhole =
        words.size() == 2 ? !words.get(1).isEmpty() : words.size() == 3 && words.get(2).isBlank();
    if (!isWhole || words.get(0).isEmpty() || line.indexOf('\n') >= 0) {
      throw new UsageException(
          "type /s/OLD/NEW/, which replaces OLD where it occurs first; for a slash in it, type \\/,"
              + " or use another sign: /s|OLD|NEW|");
    }
    Text text = Text.of(words.get(0) + "\n" + words.get(1));
    return Optional.of(
        new ParsedInput.Message(
            new ChangeRequest.Edit(0, context.here(), OptionalLong.empty(), true, text)));
  }

  /** Returns whether a line, or the word that a person wants help on, begins with {@code /s/}. */
  static boolean isReplacement(String line) {
    return line.length() > REPLACEMENT.length()
        && line.regionMatches(true, 0, REPLACEMENT, 0, REPLACEMENT.length())
        && isSign(delimiter(line));
  }

  private static char delimiter(String line) {
    return line.charAt(REPLACEMENT.length());
  }

  private static boolean isSign(char c) {
    return c > ' ' && c < 0x7f && c != '\\' && !Character.isLetterOrDigit(c);
  }

  private static List<String> words(String line, char delimiter) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == delimiter) {
        i++;
        word.append(delimiter);
      } else if (c == delimiter) {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    words.add(word.toString());
    return words;
  }

  private static OptionalLong number(String word) {
    Matcher matcher = NUMBER.matcher(word);
    return matcher.matches() && Long.parseLong(matcher.group(1)) > 0
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
