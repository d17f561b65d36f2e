package chat.protocol.command;

import chat.protocol.AuthRequest;
import chat.protocol.ClientMessage;
import chat.protocol.account.Secret;
import java.util.List;
import java.util.function.Function;

/** What a typed line means. */
public sealed interface ParsedInput {
  /** A message to send; the id of a numbered message is still 0. */
  record Message(ClientMessage message) implements ParsedInput {}

  /**
   * A request that needs secrets, which are never part of the line.
   *
   * @param action what the request does
   * @param prompts what to ask for, in order
   * @param request makes the request from as many secrets
   */
  record Asks(
      AuthRequest.Action action,
      List<SecretPrompt> prompts,
      Function<List<Secret>, ClientMessage> request)
      implements ParsedInput {
    public Asks {
      prompts = List.copyOf(prompts);
    }
  }

  /**
   * A request for help.
   *
   * @param about the command it is about, in lower case and with its slash, known or not; empty for
   *     all commands
   */
  record Help(String about) implements ParsedInput {
    /** Accepts what people type after {@code /help}: a word without its slash, or a whole line. */
    public Help {
      String word = CommandWord.of(SplitLine.of(SplitLine.strip(about)).word());
      about = word.isEmpty() || word.startsWith("/") ? word : "/" + word;
    }
  }
}
