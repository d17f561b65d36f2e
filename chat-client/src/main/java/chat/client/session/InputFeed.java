package chat.client.session;

import chat.client.command.CommandParser;
import chat.client.event.InputHandler;
import chat.client.event.InputLine;
import chat.client.event.SessionSnapshot;
import chat.client.net.ServerLink;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Hands input to the session thread, and waits for its verdict. The stdin thread runs it; {@link
 * #complaint} is for any thread.
 */
final class InputFeed implements InputHandler {
  private final SessionInbox inbox;
  private final ServerLink link;
  private final CommandParser parser;
  private final Supplier<SessionSnapshot> published;

  InputFeed(
      SessionInbox inbox,
      ServerLink link,
      CommandParser parser,
      Supplier<SessionSnapshot> published) {
    this.inbox = inbox;
    this.link = link;
    this.parser = parser;
    this.published = published;
  }

  @Override
  public boolean wantsBytes() throws InterruptedException {
    return ask(ClientSession::inputBegun);
  }

  @Override
  public boolean bytes(byte[] bytes, int from, int to) throws InterruptedException {
    return link.writeText(Arrays.copyOfRange(bytes, from, to));
  }

  @Override
  public boolean lines(List<InputLine> lines) throws InterruptedException {
    List<InputLine> copy = List.copyOf(lines);
    return ask((session, verdict) -> session.typed(copy, verdict));
  }

  @Override
  public boolean awaitsSecret() throws InterruptedException {
    return ask(ClientSession::awaitsSecret);
  }

  @Override
  public boolean asksSecret(String line) {
    return new LineCheck(parser, published.get()).asksSecret(line);
  }

  @Override
  public void end() throws InterruptedException {
    ask(ClientSession::inputEnded);
  }

  @Override
  public Optional<String> complaint(String line) {
    return new LineCheck(parser, published.get()).complaint(line);
  }

  private boolean ask(BiConsumer<ClientSession, CompletableFuture<Boolean>> input)
      throws InterruptedException {
    CompletableFuture<Boolean> verdict = new CompletableFuture<>();
    try {
      return inbox.put(session -> input.accept(session, verdict)) && verdict.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("verdicts do not fail", e);
    }
  }
}
