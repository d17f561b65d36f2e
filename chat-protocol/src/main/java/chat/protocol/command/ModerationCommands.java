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
  /** The word that takes the place of a duration. */
  private static final String FOR_GOOD = "-";

  /** The word that means the whole server. */
  private static final String SERVER = ModRequest.SERVER;

  private ModerationCommands() {}

  /** Returns more help on what may follow a command. */
  static List<String> help(SlashCommand command) {
    return switch (command) {
      case KICK -> row("* bob", "from the whole server, for operators; bob's rooms read why");
      case BAN -> targets("on the whole server, for operators; bob's rooms read why");
      case MUTE -> targets("on the whole server; for operators");
      case UNBAN -> row("* 3", "one of the whole server; for operators");
      case BANS -> row("*", "those of the whole server; for operators");
      default -> List.of();
    };
  }

  private static List<String> row(String arguments, String meaning) {
    return List.of(CommandHelp.row(arguments, meaning));
  }

  private static List<String> targets(String onServer) {
    return List.of(
        CommandHelp.row("bob 1h30m spam", "for that time (d, h, m, s), with the reason"),
        CommandHelp.row("bob - 2 ads", "for good; the reason begins with a digit"),
        CommandHelp.row("nick:bob", "the nick, nicks like it, and no account"),
        CommandHelp.row("account:bob", "the account alone"),
        CommandHelp.row("address:bob", "guests from bob's address, and new accounts"),
        CommandHelp.row("* bob", onServer));
  }

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
    Term term = term(split.rest(), command);
    return new ParsedInput.Message(
        new ModRequest.Ban(action, scope.room(), target, term.seconds(), reason(term.reason())));
  }

  /** For how long, empty for good, and why. */
  private record Term(OptionalLong seconds, String reason) {}

  /** Never takes a duration that is written wrong as the reason of a ban that has no end. */
  private static Term term(String typed, SlashCommand command) throws UsageException {
    SplitLine split = SplitLine.of(typed);
    if (split.word().equals(FOR_GOOD)) {
      return new Term(OptionalLong.empty(), split.rest());
    }
    if (split.word().isEmpty() || !Character.isDigit(split.word().codePointAt(0))) {
      return new Term(OptionalLong.empty(), typed);
    }
    try {
      return new Term(
          OptionalLong.of(DurationParser.parse(split.word()).toSeconds()), split.rest());
    } catch (UsageException e) {
      throw new UsageException(
          "%s; type %s before a reason that begins with a digit, like %s bob %s 2 ads"
              .formatted(e.getMessage(), FOR_GOOD, command.help().word(), FOR_GOOD));
    }
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

  static ParsedInput rules(String typed, TypingContext context) {
    return new ParsedInput.Message(new ModRequest.ServerText(ModRequest.Action.RULES));
  }

  static ParsedInput motd(String typed, TypingContext context) {
    return new ParsedInput.Message(new ModRequest.ServerText(ModRequest.Action.MOTD));
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

  static Text reason(String typed) throws UsageException {
    Text reason = Text.of(typed.replace('\n', ' '));
    if (reason.byteLength() > Limits.MAX_LINE_BYTES) {
      throw new UsageException("a reason has at most %,d bytes".formatted(Limits.MAX_LINE_BYTES));
    }
    return reason;
  }

  static UsageException usage(SlashCommand command, String more) {
    return new UsageException("type " + command.help().usage() + more);
  }
}
