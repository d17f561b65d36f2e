package chat.protocol.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands that secrets follow, each on a line of its own. Any thread. */
public final class SecretCommands {
  /** Answers a line that may be the secret of a refused command. */
  public static final String NOT_SENT = "that line was not sent: it may be a password";

  private static final Map<SlashCommand, Integer> SECRETS =
      Map.of(SlashCommand.REGISTER, 1, SlashCommand.LOGIN, 1, SlashCommand.PASSWORD, 2);

  private static final NearestWord WORDS = new NearestWord(SlashCommand.words());

  private SecretCommands() {}

  /**
   * Returns how many secrets probably follow a line that was refused, as in a paste: they must not
   * be said. A misspelt command counts as the one that its author meant.
   */
  public static int secretsAfter(String line) {
    if (!line.startsWith("/") || line.startsWith("//")) {
      return 0;
    }
    String word = CommandWord.of(SplitLine.of(line).word());
    return command(word)
        .or(() -> WORDS.to(word).flatMap(SecretCommands::command))
        .map(command -> SECRETS.getOrDefault(command, 0))
        .orElse(0);
  }

  /**
   * Returns a line without the blanks before it if secrets probably follow it then: as a message it
   * would be followed by secrets that become messages, too. Returns other lines as they are.
   */
  public static String unindented(String line) {
    String command = SplitLine.stripStart(line);
    return secretsAfter(command) > 0 ? command : line;
  }

  private static Optional<SlashCommand> command(String word) {
    return List.of(SlashCommand.values()).stream()
        .filter(command -> command.isMeantBy(word))
        .findFirst();
  }

  /** Returns whether a line that starts so may be a command that a secret follows. */
  public static boolean mayBegin(String indented) {
    String start = SplitLine.stripStart(indented);
    SplitLine split = SplitLine.of(start);
    String word = CommandWord.of(split.word());
    boolean isWhole = split.word().length() < start.length();
    return start.startsWith("/")
        && SECRETS.keySet().stream()
            .map(command -> command.help().word())
            .anyMatch(secret -> isWhole ? secret.equals(word) : secret.startsWith(word));
  }

  /** Returns the warning for the sender of a line that secrets may follow; empty for none. */
  public static String warning(int secrets) {
    return switch (secrets) {
      case 0 -> "";
      case 1 -> "; the next line is not sent to anybody, in case it is the password";
      default ->
          "; the next %d lines are not sent to anybody, in case they are passwords"
              .formatted(secrets);
    };
  }
}
