package chat.server.net.input;

import chat.protocol.ClientMessage;
import chat.protocol.account.Secret;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SecretPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The secrets of one request of a text client: the prompts, and the answers so far, a line each.
 * The reader's thread.
 */
final class PromptedSecrets {
  private final ParsedInput.Asks asks;
  private final List<Secret> secrets = new ArrayList<>();

  PromptedSecrets(ParsedInput.Asks asks) {
    this.asks = asks;
  }

  /** Returns the next prompt; empty once each has its answer. */
  Optional<SecretPrompt> prompt() {
    return secrets.size() < asks.prompts().size()
        ? Optional.of(asks.prompts().get(secrets.size()))
        : Optional.empty();
  }

  /** Returns how many prompts have no answer yet. */
  int left() {
    return asks.prompts().size() - secrets.size();
  }

  /** Returns how many answers are empty. */
  int emptyCount() {
    return (int) secrets.stream().filter(Secret::isEmpty).count();
  }

  /** Adds the answer to the prompt. */
  void add(Secret secret) {
    secrets.add(secret);
  }

  /** Returns the request, once each prompt has its answer. */
  ClientMessage request() {
    return asks.request().apply(List.copyOf(secrets));
  }

  /** Overwrites the answers. */
  void forget() {
    secrets.forEach(Secret::close);
  }
}
