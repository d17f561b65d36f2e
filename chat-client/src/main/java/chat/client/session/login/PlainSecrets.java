package chat.client.session.login;

import chat.client.event.InputLine;
import chat.client.net.LinkSecurity;
import chat.protocol.account.Secret;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SecretCommands;
import chat.protocol.command.SecretPrompt;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.TypingContext;
import chat.protocol.command.UsageException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks a person for the secrets that a command needs on the text wire, so that they are typed
 * without echo, and are not in the history of typed lines. The session thread owns it.
 *
 * <p>The command is sent together with them: if the person changes their mind, the server awaits no
 * secret, which would be their next message.
 */
public final class PlainSecrets {
  private static final TypingContext NO_ROOM = new TypingContext(Optional.empty(), ZoneOffset.UTC);

  private final SecretQuestions questions;
  private final Consumer<String> lines;
  private final Consumer<byte[]> link;

  /**
   * Secrets of one session.
   *
   * @param lines sends a line that is no secret
   * @param link sends bytes at once
   */
  public PlainSecrets(SecretQuestions questions, Consumer<String> lines, Consumer<byte[]> link) {
    this.questions = questions;
    this.lines = lines;
    this.link = link;
  }

  /** Returns whether a line is a secret, and sends it once all that were asked for are there. */
  public boolean takes(InputLine line) {
    boolean isSecret = line.secret().isPresent() || questions.isAsking();
    if (isSecret) {
      // Without echo or not: the server would say it.
      questions.answer(line.secret().orElseGet(() -> Secret.take(line.text().toCharArray())));
    }
    return isSecret;
  }

  /** Sends a line, once the person has typed the secrets that a chat server awaits after it. */
  public void send(String line, LinkSecurity security) {
    List<SecretPrompt> prompts =
        questions.asksPerson() && security.isConfidential() ? prompts(line) : List.of();
    if (prompts.isEmpty()) {
      lines.accept(line);
    } else {
      questions.ask(prompts, secrets -> send(line, secrets), () -> {});
    }
  }

  private static List<SecretPrompt> prompts(String line) {
    try {
      ParsedInput parsed = SlashCommandParser.parse(SecretCommands.unindented(line), NO_ROOM);
      return parsed instanceof ParsedInput.Asks asks ? asks.prompts() : List.of();
    } catch (UsageException e) {
      return List.of(); // the server refuses it, if it knows the command at all
    }
  }

  private void send(String command, List<Secret> secrets) {
    lines.accept(command);
    for (Secret secret : secrets) {
      byte[] line = Arrays.copyOf(secret.reveal(), secret.byteLength() + 1);
      line[line.length - 1] = '\n';
      link.accept(line);
      secret.close();
    }
  }
}
