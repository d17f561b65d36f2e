package chat.server.hub.delivery;

import chat.protocol.ByteSink;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.state.Feed;
import java.util.List;

/** The messages and topics of a batch in the form that all members but their authors get. */
final class EncodedEvents {
  private final ByteSink bytes = new ByteSink();
  // Where each event starts, and where the last one ends.
  private final int[] starts;

  EncodedEvents(Feed feed, List<FeedEvent> events, MessageEncoder encoder) {
    starts = new int[events.size() + 1];
    for (int i = 0; i < events.size(); i++) {
      events.get(i).encode(feed, encoder, bytes);
      starts[i + 1] = bytes.size();
    }
  }

  ByteSink bytes() {
    return bytes;
  }

  /** Appends the events {@code [from, to)} to a sink. */
  void copy(int from, int to, ByteSink sink) {
    sink.put(bytes, starts[from], starts[to]);
  }
}
