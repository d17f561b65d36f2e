package chat.server.net.input;

import chat.protocol.ClientMessage;
import chat.protocol.ClientVerb;
import chat.protocol.ErrorCode;
import chat.protocol.Limits;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.account.Secret;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SecretCommands;
import chat.protocol.command.SecretPrompt;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.SplitLine;
import chat.protocol.command.TypingContext;
import chat.protocol.command.UnaskedSecrets;
import chat.protocol.command.UsageException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns a text client's lines into the requests that a framed client would send, and answers /help.
 * Knows the one room that the client is in. The reader's thread.
 */
final class TextRequests {
  private final int maxTextBytes;
  private final boolean isConfidential;
  private final RequestBatcher batcher;
  private final Consumer<List<String>> answer;
  private final UnaskedSecrets unasked = new UnaskedSecrets();
  private Optional<PromptedSecrets> asked = Optional.empty();
  private Optional<RoomName> room = Optional.of(RoomName.LOBBY);

  /**
   * Requests of a client in the lobby.
   *
   * @param isConfidential whether the client may send a secret
   * @param answer sends the lines of an answer that needs no hub
   */
  TextRequests(
      int maxTextBytes,
      boolean isConfidential,
      RequestBatcher batcher,
      Consumer<List<String>> answer) {
    this.maxTextBytes = maxTextBytes;
    this.isConfidential = isConfidential;
    this.batcher = batcher;
    this.answer = answer;
  }

  void refuseTooLong() throws InterruptedException {
    batcher.put(
        new RefusedException(
            ErrorCode.TOO_LONG,
            "SAY",
            "-",
            "that line was not sent: it has more than %d bytes".formatted(maxTextBytes)));
  }

  /** Makes the request for a line, which is a message or a slash command. */
  void request(String typed) throws InterruptedException {
    String line = SecretCommands.unindented(typed);
    unasked.expect(0);
    try {
      if (line.startsWith("/")) {
        ClientOnlyCommands.refuse(SplitLine.of(line).word());
      }
      ParsedInput parsed = SlashCommandParser.parse(line, new TypingContext(room, ZoneOffset.UTC));
      if (parsed instanceof ParsedInput.Help help) {
        answerHelp(help);
      } else if (parsed instanceof ParsedInput.Asks asks) {
        ask(line, asks);
      } else {
        put(((ParsedInput.Message) parsed).message());
      }
    } catch (UsageException e) {
      refuse(line, ErrorCode.BAD_TOKEN, "-", e.getMessage());
    }
  }

  /** Refuses a line. A paste may have secrets behind it, which must not become messages. */
  private void refuse(String line, ErrorCode code, String verb, String why)
      throws InterruptedException {
    unasked.expect(SecretCommands.secretsAfter(line));
    String warning = SecretCommands.warning(unasked.left());
    batcher.put(new RefusedException(code, verb, "-", why + warning));
  }

  /** Returns whether the next line is a secret, or may be one, instead of a message or command. */
  boolean awaitsSecret() {
    return asked.isPresent() || unasked.left() > 0;
  }

  /** Takes the line that answers the last prompt, or that may be an unrequested secret. */
  void secret(LineDecoder.Line line) throws InterruptedException {
    if (asked.isPresent()) {
      answer(asked.get(), line);
    } else if (!line.raw().isEmpty()) {
      String text = line.text().toString();
      line.raw().close();
      if (unasked.discards(text)) {
        answer(SecretCommands.NOT_SENT);
      } else {
        request(text);
      }
    }
  }

  /** An empty line requests nothing. */
  void empty() throws InterruptedException {
    unasked.emptyLine();
    drop(1);
  }

  private void answer(PromptedSecrets lines, LineDecoder.Line line) throws InterruptedException {
    Secret secret = line.raw();
    if (line.isTooLong() || secret.byteLength() > Limits.MAX_SECRET_BYTES) {
      secret.close();
      cancel(lines, "cancelled: that is too long", lines.left() - 1);
    } else if (secret.isEmpty() && !lines.prompt().orElseThrow().mayBeEmpty()) {
      // A person changes their mind, or each line has two ends, and the secret follows.
      cancel(lines, "cancelled", lines.left());
    } else {
      lines.add(secret);
      askNext(lines);
    }
  }

  private void ask(String line, ParsedInput.Asks asks) throws InterruptedException {
    if (isConfidential) {
      askNext(new PromptedSecrets(asks));
    } else {
      // A prompt would make the client send the secret unencrypted.
      refuse(
          line,
          ErrorCode.NOT_CONFIDENTIAL,
          ClientVerb.AUTH.name(),
          "passwords are accepted over TLS or from this computer only");
    }
  }

  private void askNext(PromptedSecrets lines) throws InterruptedException {
    Optional<SecretPrompt> prompt = lines.prompt();
    if (prompt.isPresent()) {
      asked = Optional.of(lines);
      answer("on the next line, type " + prompt.get().question());
    } else {
      asked = Optional.empty();
      unasked.given(lines.emptyCount());
      put(lines.request());
    }
  }

  private void cancel(PromptedSecrets lines, String sentence, int mayFollow)
      throws InterruptedException {
    lines.forget();
    asked = Optional.empty();
    unasked.expect(mayFollow);
    answer(sentence + SecretCommands.warning(mayFollow));
  }

  private void answer(String sentence) throws InterruptedException {
    batcher.admitAfterAnswers();
    answer.accept(List.of(sentence));
  }

  private void answerHelp(ParsedInput.Help help) throws UsageException, InterruptedException {
    ClientOnlyCommands.refuse(help.about());
    List<String> lines = SlashCommandParser.help(help);
    batcher.admitAfterAnswers();
    answer.accept(lines);
  }

  private void put(ClientMessage message) throws InterruptedException {
    batcher.put(message);
    if (message instanceof ClientMessage.Join) {
      // Only the hub knows whether it is refused; then the client stays where it is.
      room = batcher.awaitRoom();
    } else if (message instanceof ClientMessage.Leave leave) {
      room = room.filter(name -> !name.equals(leave.room()));
    }
  }

  /** Counts input that requests nothing; see {@link RequestBatcher#drop}. */
  void drop(int count) throws InterruptedException {
    batcher.drop(count);
  }

  /** Waits before more is read; see {@link RequestBatcher#awaitRate}. */
  void awaitRate() throws InterruptedException {
    batcher.awaitRate();
  }

  /** Hands over what is gathered; see {@link RequestBatcher#flush}. */
  void flush() throws InterruptedException {
    batcher.flush();
  }
}
