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
 * What one run brings to one feed. It is encoded once for each wire and shared by all; only those
 * who wrote some of it get bytes of their own, with acknowledgements in place of their messages.
 */
final class FanOut {
  /** From so many bytes written in all on, a direct buffer saves more than it takes to make one. */
  private static final long DIRECT_FROM_BYTES = 32 * 1024;

  private final Feed feed;
  private final DirectMemory directMemory;
  private final List<LogMessage> messages = new ArrayList<>();
  private final Set<User> authors = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Wire, Encoded> encoded = new HashMap<>();
  private final Map<Wire, Chunk> shared = new HashMap<>();

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
    for (Place place : feed.places()) {
      if (place.isLive()) {
        delivery.deliver(place, chunkFor(place.user()));
      }
      if (!place.isLive() && authors.contains(place.user())) {
        noteUnshown(place);
      }
    }
  }

  private void noteUnshown(Place place) {
    Viewer author = new Viewer(place.user().author(), 0);
    messages.stream()
        .filter(author::owns)
        .forEach(message -> place.addUnshown(message.draft().id()));
  }

  private Chunk chunkFor(User user) {
    Wire wire = user.session().orElseThrow().wire();
    return authors.contains(user)
        ? chunk(encodeFor(user, wire).toByteBuffer())
        : shared.computeIfAbsent(wire, this::sharedChunk);
  }

  private Chunk sharedChunk(Wire wire) {
    ByteSink bytes = encoded(wire).bytes();
    boolean isWorthIt = (long) bytes.size() * feed.places().size() >= DIRECT_FROM_BYTES;
    return chunk(
        isWorthIt && directMemory.hasRoomFor(bytes.size())
            ? bytes.toDirectByteBuffer()
            : bytes.toByteBuffer());
  }

  private Chunk chunk(ByteBuffer bytes) {
    return new Chunk(bytes, feed, messages.get(0).seq());
  }

  private Encoded encoded(Wire wire) {
    return encoded.computeIfAbsent(wire, w -> new Encoded(feed, messages, w));
  }

  /** What stands in place of the author's own messages are acknowledgements. */
  private ByteSink encodeFor(User author, Wire wire) {
    Viewer viewer = new Viewer(author.author(), 0);
    Encoded all = encoded(wire);
    ByteSink sink = new ByteSink(all.bytes().size());
    int copied = 0;
    for (int i = 0; i < messages.size(); i++) {
      LogMessage message = messages.get(i);
      Optional<ServerMessage.Ack> ack = viewer.owns(message) ? feed.ack(message) : Optional.empty();
      if (ack.isPresent()) {
        all.copy(copied, i, sink);
        wire.encodeAck(ack.get(), message.draft().text(), sink);
        copied = i + 1;
      }
    }
    all.copy(copied, messages.size(), sink);
    return sink;
  }
}
