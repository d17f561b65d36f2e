package chat.client.session.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.event.InputLine;
import chat.client.net.LinkSecurity;
import chat.protocol.account.Secret;
import chat.protocol.command.ParsedInput;
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
 */
public final class PlainSecrets {
  private static final TypingContext NO_ROOM = new TypingContext(Optional.empty(), ZoneOffset.UTC);

  private final SecretQuestions questions;
  private final Consumer<byte[]> link;

  /**
   * Secrets of one session.
   *
   * @param link sends bytes at once
   */
  public PlainSecrets(SecretQuestions questions, Consumer<byte[]> link) {
    this.questions = questions;
    this.link = link;
  }

  /** Returns whether a line is a secret, and sends it once all that were asked for are there. */
  public boolean takes(InputLine line) {
    boolean isSecret = line.secret().isPresent() || questions.isAsking();
    if (isSecret) {
      // Without echo or not: the server awaits it, too, and would say a second one.
      questions.answer(line.secret().orElseGet(() -> Secret.take(line.text().toCharArray())));
    }
    return isSecret;
  }

  /** A line was sent: asks for the secrets that a chat server awaits after it. */
  public void follow(String line, LinkSecurity security) {
    if (!questions.asksPerson() || !security.isConfidential()) {
      return;
    }
    try {
      if (SlashCommandParser.parse(line, NO_ROOM) instanceof ParsedInput.Asks asks) {
        byte[] cancelled = "\n".repeat(asks.prompts().size()).getBytes(UTF_8);
        questions.ask(asks.prompts(), this::send, () -> link.accept(cancelled));
      }
    } catch (UsageException e) {
      // The server refuses it, if it knows the command at all.
    }
  }

  private void send(List<Secret> secrets) {
    for (Secret secret : secrets) {
      byte[] line = Arrays.copyOf(secret.reveal(), secret.byteLength() + 1);
      line[line.length - 1] = '\n';
      link.accept(line);
      secret.close();
    }
  }
}
