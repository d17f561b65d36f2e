package chat.protocol.command;

import chat.protocol.Limits;
import chat.protocol.ModRequest;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.account.BanTarget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the commands of moderators mean. Any thread. */
final class ModerationCommands {
  /** More help on /ban and /mute. */
  static final List<String> BAN_HELP =
      List.of(
          CommandHelp.row("bob 7d spam", "for seven days (s, m, h, d), with the reason"),
          CommandHelp.row("nick:bob", "the nick, nicks like it, and no account"),
          CommandHelp.row("account:bob", "the account alone"),
          CommandHelp.row("address:bob", "guests from bob's address, and new accounts"),
          CommandHelp.row("* bob", "on the whole server; for operators"));

  /** The word that means the whole server. */
  private static final String SERVER = ModRequest.SERVER;

  private ModerationCommands() {}

  static ParsedInput kick(String typed, TypingContext context) throws UsageException {
    Scope scope = scope(typed, context, SlashCommand.KICK);
    SplitLine split = SplitLine.of(scope.rest());
    return new ParsedInput.Message(
        new ModRequest.Kick(scope.room(), Nick.of(split.word()), reason(split.rest())));
  }

  static ParsedInput ban(String typed, TypingContext context) throws UsageException {
    return ban(ModRequest.Action.BAN, SlashCommand.BAN, typed, context);
  }

  static ParsedInput mute(String typed, TypingContext context) throws UsageException {
    return ban(ModRequest.Action.MUTE, SlashCommand.MUTE, typed, context);
  }

  private static ParsedInput ban(
      ModRequest.Action action, SlashCommand command, String typed, TypingContext context)
      throws UsageException {
    Scope scope = scope(typed, context, command);
    SplitLine split = SplitLine.of(scope.rest());
    BanTarget target = target(split.word());
    SplitLine more = SplitLine.of(split.rest());
    OptionalLong seconds = OptionalLong.empty();
    String reason = split.rest();
    if (more.word().matches("[0-9]+[smhd]")) {
      seconds = OptionalLong.of(DurationParser.parse(more.word()).toSeconds());
      reason = more.rest();
    }
    return new ParsedInput.Message(
        new ModRequest.Ban(action, scope.room(), target, seconds, reason(reason)));
  }

  private static BanTarget target(String typed) throws UsageException {
    try {
      BanTarget target = BanTarget.of(typed);
      if (!target.kind().equals(Optional.of(BanTarget.Kind.ADDRESS))) {
        Nick.of(target.value());
      }
      return target;
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  static ParsedInput unban(String typed, TypingContext context) throws UsageException {
    Scope scope = scope(typed, context, SlashCommand.UNBAN);
    if (!scope.rest().matches("[0-9]{1,18}")) {
      throw usage(SlashCommand.UNBAN, ", N being a number of /bans");
    }
    return new ParsedInput.Message(
        new ModRequest.Unban(scope.room(), Long.parseLong(scope.rest())));
  }

  static ParsedInput bans(String typed, TypingContext context) throws UsageException {
    Optional<RoomName> room = typed.equals(SERVER) ? Optional.empty() : Optional.of(context.here());
    return new ParsedInput.Message(new ModRequest.OfRoom(ModRequest.Action.BANS, room));
  }

  /** The room that a command is about, empty for the whole server, and what follows that. */
  private record Scope(Optional<RoomName> room, String rest) {}

  private static Scope scope(String typed, TypingContext context, SlashCommand command)
      throws UsageException {
    SplitLine split = SplitLine.of(typed);
    if (!split.word().equals(SERVER)) {
      return new Scope(Optional.of(context.here()), typed);
    }
    if (split.rest().isEmpty()) {
      throw usage(command, "");
    }
    return new Scope(Optional.empty(), split.rest());
  }

  private static Text reason(String typed) throws UsageException {
    Text reason = Text.of(typed.replace('\n', ' '));
    if (reason.byteLength() > Limits.MAX_LINE_BYTES) {
      throw new UsageException("a reason has at most %,d bytes".formatted(Limits.MAX_LINE_BYTES));
    }
    return reason;
  }

  private static UsageException usage(SlashCommand command, String more) {
    return new UsageException("type " + command.help().usage() + more);
  }
}
