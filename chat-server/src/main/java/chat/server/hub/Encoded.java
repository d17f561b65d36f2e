package chat.server.hub;

import chat.protocol.ByteSink;
import chat.server.log.LogMessage;
import java.util.List;

/** The messages of a run, as everybody reads them on one wire who wrote none of them. */
final class Encoded {
  private final ByteSink bytes = new ByteSink();
  // Where each message starts, and where the last one ends.
  private final int[] starts;

  Encoded(Feed feed, List<LogMessage> messages, Wire wire) {
    starts = new int[messages.size() + 1];
    for (int i = 0; i < messages.size(); i++) {
      wire.encode(feed.message(messages.get(i), false), bytes);
      starts[i + 1] = bytes.size();
    }
  }

  ByteSink bytes() {
    return bytes;
  }

  /** Appends the messages {@code [from, to)} to a sink. */
  void copy(int from, int to, ByteSink sink) {
    sink.put(bytes, starts[from], starts[to]);
  }
}
