package chat.protocol.command;

import chat.protocol.ModRequest;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the commands about reports mean. Any thread. */
final class ReportCommands {
  /** More help on /report. */
  static final List<String> REPORT_HELP =
      List.of(CommandHelp.row("* bob WHY", "to the operators of the whole server"));

  /** More help on /reports. */
  static final List<String> REPORTS_HELP =
      List.of(
          CommandHelp.row("*", "of the whole server; for operators"),
          "  lists the oldest 100; done N ends one, and makes room for the next");

  private static final String SERVER = ModRequest.SERVER;
  private static final String DONE = "done";

  private ReportCommands() {}

  static ParsedInput report(String typed, TypingContext context) throws UsageException {
    SplitLine start = SplitLine.of(typed);
    boolean isToServer = start.word().equals(SERVER);
    Optional<RoomName> room = isToServer ? Optional.empty() : context.room();
    SplitLine split = SplitLine.of(isToServer ? start.rest() : typed);
    if (split.rest().isEmpty()) {
      throw ModerationCommands.usage(SlashCommand.REPORT, ", WHY being what the moderators read");
    }
    return new ParsedInput.Message(
        new ModRequest.Report(
            Nick.of(split.word()), room, ModerationCommands.reason(split.rest())));
  }

  static ParsedInput reports(String typed, TypingContext context) throws UsageException {
    SplitLine split = SplitLine.of(typed);
    if (split.word().toLowerCase(Locale.ROOT).equals(DONE) && split.rest().matches("[0-9]{1,18}")) {
      return new ParsedInput.Message(new ModRequest.Resolve(Long.parseLong(split.rest())));
    }
    if (!typed.isEmpty() && !typed.equals(SERVER)) {
      throw ModerationCommands.usage(SlashCommand.REPORTS, ", N being a number of /reports");
    }
    Optional<RoomName> room = typed.equals(SERVER) ? Optional.empty() : Optional.of(context.here());
    return new ParsedInput.Message(new ModRequest.OfRoom(ModRequest.Action.REPORTS, room));
  }
}
