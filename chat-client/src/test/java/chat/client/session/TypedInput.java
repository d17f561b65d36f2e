package chat.client.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.event.InputLine;
import chat.client.net.ServerLink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a user types, handed to the session as the stdin thread does: the next line once the session
 * has taken the one before. Here the test's thread runs it, and waits for nothing.
 */
final class TypedInput {
  private final ClientSession session;
  private final ServerLink link;
  private final Deque<Optional<InputLine>> lines = new ArrayDeque<>(); // empty: the end
  private CompletableFuture<Boolean> verdict = CompletableFuture.completedFuture(true);
  private boolean mayBeBytes;
  private boolean isAsking;
  private boolean isBytes;

  /** Input that begins with the question whether bytes are wanted, unless a screen reads it. */
  TypedInput(ClientSession session, ServerLink link, boolean mayBeBytes) {
    this.session = session;
    this.link = link;
    this.mayBeBytes = mayBeBytes;
  }

  void add(InputLine line) {
    lines.add(Optional.of(line));
  }

  void end() {
    lines.add(Optional.empty());
  }

  /** Whether the stdin thread would wait. */
  boolean isWaiting() {
    return !verdict.isDone();
  }

  /** Hands over what is next. Returns false if there is nothing, or it has to wait. */
  boolean handOver() {
    if (isWaiting() || lines.isEmpty() || !isWanted()) {
      return false;
    }
    if (mayBeBytes && lines.element().isPresent()) {
      mayBeBytes = false;
      isAsking = true;
      session.inputBegun(expected());
      return true;
    }
    Optional<InputLine> line = lines.remove();
    if (line.isEmpty()) {
      session.inputEnded(expected());
    } else if (isBytes) {
      link.sendText((line.get().text() + "\n").getBytes(UTF_8));
    } else {
      session.typed(List.of(line.get()), expected());
    }
    return true;
  }

  /** Whether the last verdict wants more. */
  private boolean isWanted() {
    boolean answer = verdict.join();
    if (isAsking) {
      isAsking = false;
      isBytes = answer;
      verdict = CompletableFuture.completedFuture(true);
      return true;
    }
    return answer;
  }

  private CompletableFuture<Boolean> expected() {
    verdict = new CompletableFuture<>();
    return verdict;
  }
}
