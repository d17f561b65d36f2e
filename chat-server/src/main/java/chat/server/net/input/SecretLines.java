package chat.server.net.input;

import chat.protocol.ClientMessage;
import chat.protocol.account.Secret;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SecretPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The secrets that a text client was asked for, and those that it has sent, each on a line of its
 * own. The reader's thread.
 */
final class SecretLines {
  private final ParsedInput.Asks asks;
  private final List<Secret> secrets = new ArrayList<>();

  SecretLines(ParsedInput.Asks asks) {
    this.asks = asks;
  }

  /** Returns what to ask for next; empty once all secrets are there. */
  Optional<SecretPrompt> prompt() {
    return secrets.size() < asks.prompts().size()
        ? Optional.of(asks.prompts().get(secrets.size()))
        : Optional.empty();
  }

  /** Returns how many secrets are to come. */
  int left() {
    return asks.prompts().size() - secrets.size();
  }

  /** Takes the answer to the prompt. */
  void add(Secret secret) {
    secrets.add(secret);
  }

  /** Returns the request, once all secrets are there. */
  ClientMessage request() {
    return asks.request().apply(List.copyOf(secrets));
  }

  /** Overwrites what was sent so far. */
  void forget() {
    secrets.forEach(Secret::close);
  }
}
