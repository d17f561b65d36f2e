package chat.server.hub.delivery;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.state.Feed;
import chat.server.hub.state.User;
import chat.server.log.LogMessage;

/** A stored message or topic of a batch, in its place among those of its feed. */
sealed interface FeedEvent {
  /** Returns the feed's first number that has not preceded it. */
  long firstSeq();

  /** Returns the feed's last number once it has been sent. */
  long lastSeq();

  /** Appends it in the form that all members but a message's author get. */
  void encode(Feed feed, MessageEncoder encoder, ByteSink sink);

  /** A message, and its author. */
  record Stored(LogMessage message, User author) implements FeedEvent {
    @Override
    public long firstSeq() {
      return message.seq();
    }

    @Override
    public long lastSeq() {
      return message.seq();
    }

    @Override
    public void encode(Feed feed, MessageEncoder encoder, ByteSink sink) {
      encoder.encode(feed.message(message, false), sink);
    }

    /** Appends it in the form that its author gets. */
    void encodeOwn(Feed feed, MessageEncoder encoder, ByteSink sink) {
      encoder.encodeAck(feed.ack(message), message.draft().text(), sink);
      if (message.draft().change().isPresent()) {
        long target = message.draft().change().get().target();
        boolean isEdit = message.shown() == LogMessage.Shown.EDIT;
        encoder.encodeRemark("message " + target + (isEdit ? " is edited" : " is deleted"), sink);
      }
    }
  }

  /**
   * A topic, which answers the request of the user who set it.
   *
   * @param firstSeq the number of the feed's next message
   */
  record Topic(ServerMessage.Topic answer, User setter, long firstSeq) implements FeedEvent {
    @Override
    public long lastSeq() {
      return firstSeq - 1;
    }

    @Override
    public void encode(Feed feed, MessageEncoder encoder, ByteSink sink) {
      encoder.encode(answer, sink);
    }
  }
}
