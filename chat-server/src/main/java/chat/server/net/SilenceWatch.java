package chat.server.net;

import chat.protocol.ByteSink;
import chat.protocol.ConnectionMessage;
import chat.server.hub.peer.Chunk;
import chat.server.net.input.Reader;

/**
 * Sends something to a client that is silent or in arrears, to find out whether it is gone; gives
 * up one that stays silent. The watchdog's thread.
 */
final class SilenceWatch {
  private static final String STILL_READING =
      "you have sent more than the server reads at once; it reads the rest slowly";

  private final Connection connection;
  private final Reader reader;
  private final Outbox outbox;
  private final DeferredThreadStarts starts;
  private final Heartbeat heartbeat;
  private final ArrearsProbe arrears;

  /** A watch over a client that has sent nothing. */
  SilenceWatch(
      Connection connection,
      Reader reader,
      Outbox outbox,
      DeferredThreadStarts starts,
      NetOptions.TimeLimits times) {
    this.connection = connection;
    this.reader = reader;
    this.outbox = outbox;
    this.starts = starts;
    this.heartbeat = new Heartbeat(reader.activity(), times.ping());
    this.arrears = new ArrearsProbe(reader.activity(), times.arrears(), System.nanoTime());
  }

  void look(long nowNanos) {
    boolean dataWaits = outbox.hasDataWaiting();
    if (arrears.isDue(nowNanos) && !dataWaits) {
      probe();
    }
    switch (heartbeat.look(nowNanos, dataWaits)) {
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
    send(ping);
  }

  private void probe() {
    if (reader.activity().isFramed()) {
      ping();
    } else {
      ByteSink line = new ByteSink();
      TextEncoder.notice(STILL_READING, line);
      send(line);
    }
  }

  private void send(ByteSink bytes) {
    outbox.reply(Chunk.reply(bytes));
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
