package chat.protocol.command;

import chat.protocol.ChangeRequest;
import chat.protocol.Nick;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the commands mean that change messages. Any thread. */
final class ChangeCommands {
  /** What the help on {@code /delete} adds. */
  static final List<String> DELETE_HELP =
      List.of("  N: the message with this number; NICK: the last one of somebody else, for ops");

  /** What the help on {@code /edit} adds. */
  static final List<String> EDIT_HELP =
      List.of("  /s/OLD/NEW/ replaces OLD, where it occurs first, in your last message");

  private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})");
  private static final Pattern REPLACEMENT =
      Pattern.compile("/s/([^/\n]+)/([^/\n]*)/?\\s*", Pattern.CASE_INSENSITIVE);

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

  /** Returns what {@code /s/old/new/} means; empty for another line. */
  static Optional<ParsedInput> replacement(String line, TypingContext context)
      throws UsageException {
    Matcher matcher = REPLACEMENT.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Text text = Text.of(matcher.group(1) + "\n" + matcher.group(2));
    return Optional.of(
        new ParsedInput.Message(
            new ChangeRequest.Edit(0, context.here(), OptionalLong.empty(), true, text)));
  }

  private static OptionalLong number(String word) {
    Matcher matcher = NUMBER.matcher(word);
    return matcher.matches() && Long.parseLong(matcher.group(1)) > 0
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
