package chat.server.net;

import chat.protocol.ByteSink;
import chat.protocol.ConnectionMessage;
import chat.server.hub.peer.Chunk;
import chat.server.net.input.Reader;
import java.time.Duration;

/** Sends PING to a silent client, and gives up one that stays silent. The watchdog's thread. */
final class SilenceWatch {
  private final Connection connection;
  private final Reader reader;
  private final Outbox outbox;
  private final DeferredThreadStarts starts;
  private final Heartbeat heartbeat;

  /**
   * A watch over a client that has sent nothing.
   *
   * @param ping how long it may be silent before it gets a PING; zero: it never gets one
   */
  SilenceWatch(
      Connection connection,
      Reader reader,
      Outbox outbox,
      DeferredThreadStarts starts,
      Duration ping) {
    this.connection = connection;
    this.reader = reader;
    this.outbox = outbox;
    this.starts = starts;
    this.heartbeat = new Heartbeat(reader.activity(), ping);
  }

  void look(long nowNanos) {
    switch (heartbeat.look(nowNanos, outbox.hasDataWaiting())) {
      case NONE -> {}
      case PING -> ping();
      case LOST -> {
        connection.trace().limited("ping");
        // A thread of its own, since the hub's inbox may be full.
        connection.startThread("timeout", this::giveUp);
      }
    }
  }

  private void ping() {
    ByteSink ping = new ByteSink();
    new FrameEncoder().encode(new ConnectionMessage.Ping("alive"), ping);
    outbox.reply(Chunk.reply(ping));
    starts.startAll();
  }

  private void giveUp() {
    try {
      reader.giveUp("nothing received, not even an answer to PING");
    } catch (InterruptedException e) {
      connection.close();
    }
  }
}
