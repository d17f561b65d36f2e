package chat.server.hub.delivery;

import chat.protocol.ByteSink;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.state.Feed;
import chat.server.hub.state.Membership;
import chat.server.hub.state.User;
import chat.server.log.LogMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The messages of one batch in one feed, on their way to its members. All members share one buffer
 * per encoder; an author gets one of its own, with acknowledgements in place of its messages. The
 * hub's thread.
 */
final class FanOut {
  /** Total bytes written above which allocating a direct buffer pays off. */
  private static final long DIRECT_FROM_BYTES = 32 * 1024;

  private final Feed feed;
  private final DirectMemory directMemory;
  private final List<LogMessage> messages = new ArrayList<>();
  private final Set<User> authors = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<MessageEncoder, EncodedMessages> encoded = new HashMap<>();
  private final Map<MessageEncoder, Chunk> shared = new HashMap<>();

  FanOut(Feed feed, DirectMemory directMemory) {
    this.feed = feed;
    this.directMemory = directMemory;
  }

  /** Adds the next message. */
  void add(User author, LogMessage message) {
    messages.add(message);
    authors.add(author);
  }

  LogMessage message(int index) {
    return messages.get(index);
  }

  /** Appends a message in the form that all members but its author get. */
  void copy(int index, MessageEncoder encoder, ByteSink sink) {
    encoded(encoder).copy(index, index + 1, sink);
  }

  /**
   * Delivers the messages to all members.
   *
   * @param served live members who have got the messages of this batch already
   */
  void deliver(Delivery delivery, Set<User> served) {
    feed.advance(messages);
    long reached = 0;
    for (Membership<?> membership : feed.memberships()) {
      if (membership.isLive() && !served.contains(membership.user())) {
        delivery.deliver(membership, chunkFor(membership.user()));
        reached++;
      }
      if (!membership.isLive() && authors.contains(membership.user())) {
        addUnshown(membership);
      }
    }
    delivery.counts().deliveries().add(reached * messages.size());
  }

  private void addUnshown(Membership<?> membership) {
    OwnMessages own = OwnMessages.of(membership.user().author());
    messages.stream().filter(own::contains).forEach(membership::addUnshown);
  }

  private Chunk chunkFor(User user) {
    MessageEncoder encoder = user.session().orElseThrow().encoder();
    return authors.contains(user)
        ? chunk(encodeFor(user, encoder).toByteBuffer())
        : shared.computeIfAbsent(encoder, this::sharedChunk);
  }

  private Chunk sharedChunk(MessageEncoder encoder) {
    ByteSink bytes = encoded(encoder).bytes();
    boolean paysOff = (long) bytes.size() * feed.memberships().size() >= DIRECT_FROM_BYTES;
    return chunk(
        paysOff && directMemory.fits(bytes.size())
            ? bytes.toDirectByteBuffer()
            : bytes.toByteBuffer());
  }

  private Chunk chunk(ByteBuffer bytes) {
    return Chunk.ofLog(bytes, feed.log(), messages.get(0).seq());
  }

  private EncodedMessages encoded(MessageEncoder encoder) {
    return encoded.computeIfAbsent(encoder, e -> new EncodedMessages(feed, messages, e));
  }

  private ByteSink encodeFor(User author, MessageEncoder encoder) {
    EncodedMessages all = encoded(encoder);
    ByteSink sink = new ByteSink(all.bytes().size());
    int copied = 0;
    if (feed.acknowledgesInOrder()) {
      OwnMessages own = OwnMessages.of(author.author());
      for (int i = 0; i < messages.size(); i++) {
        LogMessage message = messages.get(i);
        if (own.contains(message)) {
          all.copy(copied, i, sink);
          encoder.encodeAck(feed.ack(message), message.draft().text(), sink);
          copied = i + 1;
        }
      }
    }
    all.copy(copied, messages.size(), sink);
    return sink;
  }
}
