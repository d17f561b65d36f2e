package chat.server.hub.delivery;

import chat.protocol.ByteSink;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.state.Feed;
import chat.server.log.LogMessage;
import java.util.List;

/** The messages of a batch in the form that all members but their authors get. */
final class EncodedMessages {
  private final ByteSink bytes = new ByteSink();
  // Where each message starts, and where the last one ends.
  private final int[] starts;

  EncodedMessages(Feed feed, List<LogMessage> messages, MessageEncoder encoder) {
    starts = new int[messages.size() + 1];
    for (int i = 0; i < messages.size(); i++) {
      encoder.encode(feed.message(messages.get(i), false), bytes);
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
