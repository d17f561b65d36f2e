package chat.server.net;

import chat.server.hub.peer.ChatAccess;
import chat.server.hub.peer.Session;
import chat.server.net.memory.ConnectionMemory;
import chat.server.net.memory.MemoryHolder;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes one connection because it holds the most memory while that is short. Any thread. */
final class Overload implements MemoryHolder {
  /** How long a write may have waited already when the client is still notified of its end. */
  private static final Duration NOTICE_LIMIT = Duration.ofMillis(100);

  private final Connection connection;
  private final ConnectionMemory memory;
  private final ChatAccess chat;
  private final Session session;
  private final AtomicBoolean begun = new AtomicBoolean();

  Overload(Connection connection, ConnectionMemory memory, ChatAccess chat, Session session) {
    this.connection = connection;
    this.memory = memory;
    this.chat = chat;
    this.session = session;
  }

  @Override
  public ConnectionMemory memory() {
    return memory;
  }

  @Override
  public boolean isOverloaded() {
    return begun.get();
  }

  @Override
  public void closeOverloaded(String reason, boolean atOnce) {
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    connection.trace().limited("memory");
    connection.endsBecause("overloaded, " + reason);
    if (atOnce || connection.hasStalledFor(NOTICE_LIMIT)) {
      connection.close();
      return;
    }
    // The hub may be busy, and the caller must not wait for it.
    connection.startThread("overloaded", () -> end(reason));
  }

  /** Lets the hub end the session, and the reader release its input. */
  private void end(String reason) {
    try {
      connection.endsSoon();
      chat.overloaded(session, reason);
      // Not earlier: a reader that waits for memory then ends the session, without a reason.
      memory.abandon();
      connection.socket().shutdownInput();
    } catch (IOException | InterruptedException e) {
      connection.close();
    }
  }
}
