package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.log.LogMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one batch brings to one feed. It is encoded once for each form of message and shared by all;
 * only those who wrote some of it get bytes of their own, with acknowledgements in place of their
 * messages.
 */
final class FanOut {
  /** From so many bytes written in all on, a direct buffer saves more than it takes to make one. */
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

  void add(User author, LogMessage message) {
    messages.add(message);
    authors.add(author);
  }

  void deliver(Delivery delivery) {
    feed.advance(messages);
    for (Membership membership : feed.memberships()) {
      if (membership.isLive()) {
        delivery.deliver(membership, chunkFor(membership.user()));
      }
      if (!membership.isLive() && authors.contains(membership.user())) {
        noteUnshown(membership);
      }
    }
  }

  private void noteUnshown(Membership membership) {
    OwnMessages own = new OwnMessages(membership.user().author(), 0);
    messages.stream()
        .filter(own::contains)
        .forEach(message -> membership.addUnshown(message.draft().id()));
  }

  private Chunk chunkFor(User user) {
    MessageEncoder encoder = user.session().orElseThrow().encoder();
    return authors.contains(user)
        ? chunk(encodeFor(user, encoder).toByteBuffer())
        : shared.computeIfAbsent(encoder, this::sharedChunk);
  }

  private Chunk sharedChunk(MessageEncoder encoder) {
    ByteSink bytes = encoded(encoder).bytes();
    boolean isWorthIt = (long) bytes.size() * feed.memberships().size() >= DIRECT_FROM_BYTES;
    return chunk(
        isWorthIt && directMemory.hasRoomFor(bytes.size())
            ? bytes.toDirectByteBuffer()
            : bytes.toByteBuffer());
  }

  private Chunk chunk(ByteBuffer bytes) {
    return new Chunk(bytes, feed, messages.get(0).seq());
  }

  private EncodedMessages encoded(MessageEncoder encoder) {
    return encoded.computeIfAbsent(encoder, w -> new EncodedMessages(feed, messages, w));
  }

  /** Replaces the author's own messages with acknowledgements. */
  private ByteSink encodeFor(User author, MessageEncoder encoder) {
    OwnMessages own = new OwnMessages(author.author(), 0);
    EncodedMessages all = encoded(encoder);
    ByteSink sink = new ByteSink(all.bytes().size());
    int copied = 0;
    for (int i = 0; i < messages.size(); i++) {
      LogMessage message = messages.get(i);
      Optional<ServerMessage.Ack> ack =
          own.contains(message) ? feed.ack(message) : Optional.empty();
      if (ack.isPresent()) {
        all.copy(copied, i, sink);
        encoder.encodeAck(ack.get(), message.draft().text(), sink);
        copied = i + 1;
      }
    }
    all.copy(copied, messages.size(), sink);
    return sink;
  }
}
