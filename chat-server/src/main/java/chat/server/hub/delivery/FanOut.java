package chat.server.hub.delivery;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.DirectMemory;
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
 * The messages and topics of one batch in one feed, on their way to its members. All members share
 * one buffer per encoder; an author gets one of its own, with acknowledgements in place of its
 * messages. The hub's thread.
 */
final class FanOut {
  /** Total bytes written above which allocating a direct buffer pays off. */
  private static final long DIRECT_FROM_BYTES = 32 * 1024;

  private final Feed feed;
  private final DirectMemory directMemory;
  private final List<FeedEvent> events = new ArrayList<>();
  private final List<LogMessage> messages = new ArrayList<>();
  private final Set<User> authors = newUserSet();
  private final Set<User> topicSetters = newUserSet();
  private final Map<MessageEncoder, EncodedEvents> encoded = new HashMap<>();
  private final Map<MessageEncoder, Chunk> shared = new HashMap<>();
  private long nextSeq;

  FanOut(Feed feed, DirectMemory directMemory) {
    this.feed = feed;
    this.directMemory = directMemory;
    this.nextSeq = feed.lastSeq() + 1;
  }

  private static Set<User> newUserSet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** Adds the next message. */
  void add(User author, LogMessage message) {
    events.add(new FeedEvent.Stored(message, author));
    messages.add(message);
    authors.add(author);
    nextSeq = message.seq() + 1;
  }

  /** Adds a topic after the messages so far. */
  void addTopic(User setter, ServerMessage.Topic topic) {
    events.add(new FeedEvent.Topic(topic, setter, nextSeq));
    topicSetters.add(setter);
  }

  FeedEvent event(int index) {
    return events.get(index);
  }

  /** Appends an event in the form that all members but its author get. */
  void copy(int index, MessageEncoder encoder, ByteSink sink) {
    encoded(encoder).copy(index, index + 1, sink);
  }

  /**
   * Delivers the events to all members.
   *
   * @param served members who have got the events of this batch already, if they are live
   */
  void deliver(Delivery delivery, Set<User> served) {
    feed.advance(messages);
    long reached = 0;
    for (Membership<?> membership : feed.memberships()) {
      if (membership.isLive() && !served.contains(membership.user())) {
        delivery.deliver(membership, chunkFor(membership.user()));
        reached++;
      }
      if (!membership.isLive()) {
        answer(membership, !served.contains(membership.user()));
      }
    }
    delivery.counts().deliveries().add(reached * messages.size());
  }

  /** Answers a member whose replay, which runs, will show its messages and the topic. */
  private void answer(Membership<?> membership, boolean withTopics) {
    User user = membership.user();
    if (authors.contains(user)) {
      OwnMessages own = OwnMessages.of(user.author());
      messages.stream().filter(own::contains).forEach(membership::addUnshown);
    }
    if (withTopics && topicSetters.contains(user)) {
      for (FeedEvent event : events) {
        if (event instanceof FeedEvent.Topic topic && topic.setter() == user) {
          membership.session().reply(topic.answer());
        }
      }
    }
  }

  private Chunk chunkFor(User user) {
    MessageEncoder encoder = user.session().orElseThrow().encoder();
    return authors.contains(user)
        ? chunk(encodeFor(user, encoder).wrapped())
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
    return Chunk.ofLog(bytes, feed.log(), events.get(0).firstSeq());
  }

  private EncodedEvents encoded(MessageEncoder encoder) {
    return encoded.computeIfAbsent(encoder, e -> new EncodedEvents(feed, events, e));
  }

  private ByteSink encodeFor(User author, MessageEncoder encoder) {
    EncodedEvents all = encoded(encoder);
    ByteSink sink = new ByteSink(all.bytes().size());
    int copied = 0;
    if (feed.acknowledgesInOrder()) {
      for (int i = 0; i < events.size(); i++) {
        if (events.get(i) instanceof FeedEvent.Stored stored && stored.author() == author) {
          all.copy(copied, i, sink);
          stored.encodeOwn(feed, encoder, sink);
          copied = i + 1;
        }
      }
    }
    all.copy(copied, events.size(), sink);
    return sink;
  }
}
