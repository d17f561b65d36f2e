package chat.protocol.command;

import chat.protocol.AuthRequest;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.protocol.account.Fingerprint;
import java.util.List;

/** What the commands about accounts mean. Any thread. */
final class AccountCommands {
  /** More help on /key. */
  static final List<String> KEY_HELP =
      List.of(
          CommandHelp.row("add KEY", "the line of a file like id_ed25519.pub"),
          CommandHelp.row("remove PRINT", "by its fingerprint, as /key lists it"));

  private static final String PUBLIC_KEY = "ssh-";

  private AccountCommands() {}

  static ParsedInput register(String typed, TypingContext context) {
    return new ParsedInput.Asks(
        AuthRequest.Action.REGISTER,
        List.of(SecretPrompt.fresh("a password for your nick")),
        secrets -> new AuthRequest.Register(secrets.get(0)));
  }

  static ParsedInput login(String typed, TypingContext context) {
    Nick nick = Nick.of(typed);
    return new ParsedInput.Asks(
        AuthRequest.Action.PASSWORD,
        List.of(SecretPrompt.known("the password of " + nick)),
        secrets -> new AuthRequest.Password(nick, secrets.get(0)));
  }

  static ParsedInput password(String typed, TypingContext context) {
    SecretPrompt before =
        new SecretPrompt("your password until now; empty if you have none", false, true);
    return new ParsedInput.Asks(
        AuthRequest.Action.CHANGE,
        List.of(before, SecretPrompt.fresh("your new password")),
        secrets -> new AuthRequest.Change(secrets.get(0), secrets.get(1)));
  }

  static ParsedInput logout(String typed, TypingContext context) {
    return new ParsedInput.Message(new AuthRequest.Logout());
  }

  static ParsedInput devices(String typed, TypingContext context) throws UsageException {
    if (typed.isEmpty()) {
      return new ParsedInput.Message(new AuthRequest.Devices());
    }
    if (!typed.matches("[0-9]{1,18}")) {
      throw usage(SlashCommand.DEVICES, ", N being a number of the list");
    }
    return new ParsedInput.Message(new AuthRequest.Revoke(Long.parseLong(typed)));
  }

  static ParsedInput key(String typed, TypingContext context) throws UsageException {
    if (typed.isEmpty()) {
      return new ParsedInput.Message(new AuthRequest.Keys());
    }
    SplitLine split = SplitLine.of(typed);
    return switch (CommandWord.of(split.word())) {
      case "add" -> new ParsedInput.Message(new AuthRequest.AddKey(publicKey(split.rest())));
      case "remove" -> new ParsedInput.Message(new AuthRequest.DropKey(fingerprint(split.rest())));
      default -> throw usage(SlashCommand.KEY, " or /key remove FINGERPRINT");
    };
  }

  private static Text publicKey(String typed) throws UsageException {
    Text line = Text.of(typed);
    if (!typed.startsWith(PUBLIC_KEY)
        || !line.isOneLine()
        || line.byteLength() > Limits.MAX_LINE_BYTES) {
      throw new UsageException(
          "that is no public key: type /key add and the line of a file like id_ed25519.pub");
    }
    return line;
  }

  private static Fingerprint fingerprint(String typed) throws UsageException {
    try {
      return Fingerprint.parse(typed);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage() + "; /key lists them");
    }
  }

  private static UsageException usage(SlashCommand command, String more) {
    return new UsageException("type " + command.help().usage() + more);
  }
}
