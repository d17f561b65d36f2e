package chat.server.hub.delivery;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.peer.Session;
import chat.server.hub.state.Feed;
import chat.server.hub.state.Membership;
import chat.server.hub.state.User;
import chat.server.log.LogMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one sender gets of a batch in which it wrote to several feeds: its acknowledgements come in
 * the order of its messages. Messages of others are moved across feeds, never within one. The hub's
 * thread.
 */
final class OrderedCopy {
  private final User sender;
  private final Session session;
  private final MessageEncoder encoder;
  // The feeds that the sender follows live, and what is gathered of each.
  private final Map<FanOut, Slice> slices = new LinkedHashMap<>();
  private final List<Chunk> chunks = new ArrayList<>();
  // Only one slice at a time has acknowledgements, so that those of two feeds can't change places.
  private Slice acknowledging;

  /** Messages of one feed that come together. */
  private static final class Slice {
    final Feed feed;
    final ByteSink bytes = new ByteSink();
    long firstSeq;
    long lastSeq;

    Slice(Feed feed) {
      this.feed = feed;
    }

    void begin(FeedEvent event) {
      if (bytes.isEmpty()) {
        firstSeq = event.firstSeq();
      }
      lastSeq = event.lastSeq();
    }

    Chunk take() {
      Chunk chunk = Chunk.ofLog(bytes.toByteBuffer(), feed.log(), firstSeq);
      bytes.clear();
      return chunk;
    }

    /** Returns the mark that all of the batch's messages in this feed have been handed over. */
    Chunk end() {
      return Chunk.ofLog(new ByteSink(0).toByteBuffer(), feed.log(), lastSeq + 1);
    }
  }

  OrderedCopy(User sender, Map<Feed, FanOut> fanOuts) {
    this.sender = sender;
    this.session = sender.session().orElseThrow();
    this.encoder = session.encoder();
    for (Membership<?> membership : sender.allMemberships()) {
      FanOut fanOut = fanOuts.get(membership.feed());
      if (membership.isLive() && fanOut != null) {
        slices.put(fanOut, new Slice(membership.feed()));
      }
    }
  }

  /** Adds the next message or topic of the batch. */
  void add(BatchFanOut.Item item) {
    Feed feed = item.entry().feed();
    Slice slice = slices.get(item.fanOut());
    boolean isOwn = item.entry().user() == sender;
    boolean inOrder = isOwn && feed.acknowledgesInOrder();
    if (slice != null) {
      slice.begin(item.event());
    }
    if (slice != null && inOrder) {
      acknowledgeIn(slice);
    }
    if (slice != null && inOrder && item.event() instanceof FeedEvent.Stored own) {
      own.encodeOwn(feed, encoder, slice.bytes);
    } else if (slice != null) {
      item.fanOut().copy(item.index(), encoder, slice.bytes);
    }
    if (isOwn && !feed.acknowledgesInOrder()) {
      acknowledgeIn(slice);
      replyAck(item);
    } else if (isOwn && slice == null && item.event() instanceof FeedEvent.Topic own) {
      // A replay, which has yet to reach the feed's end, shows the topic only there.
      replyTopic(own);
    }
  }

  private void acknowledgeIn(Slice slice) {
    if (acknowledging != null && acknowledging != slice) {
      flush(acknowledging);
    }
    acknowledging = slice;
  }

  private void replyAck(BatchFanOut.Item item) {
    if (item.event() instanceof FeedEvent.Stored own) {
      LogMessage message = own.message();
      ByteSink ack = new ByteSink();
      ServerMessage.Ack answer = item.entry().feed().ack(message);
      encoder.encodeAck(answer, message.draft().text(), ack);
      if (answer.isWaiting() && item.entry() instanceof BatchEntry.Message sent) {
        encoder.encodeRemark(BatchFanOut.waiting(sent), ack);
      }
      reply(ack);
    }
  }

  private void replyTopic(FeedEvent.Topic own) {
    ByteSink topic = new ByteSink();
    encoder.encode(own.answer(), topic);
    reply(topic);
  }

  private void reply(ByteSink answer) {
    if (acknowledging != null) {
      // A direct message of the user to itself precedes its acknowledgement.
      flush(acknowledging);
      acknowledging = null;
    }
    if (!answer.isEmpty()) {
      chunks.add(Chunk.reply(answer));
    }
  }

  private void flush(Slice slice) {
    if (!slice.bytes.isEmpty()) {
      chunks.add(slice.take());
    }
  }

  /** Hands the sender all that was added. If its room lane is full, the log supplies the rest. */
  void handOver(Delivery delivery) {
    slices.values().forEach(this::flush);
    boolean fits = true;
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      if (chunk.isReply()) {
        session.peer().reply(chunk);
      } else if (fits && !session.peer().offer(chunk)) {
        fits = false;
        delivery.dropRoomLane(sender, notHandedOver(i));
      }
    }
  }

  /**
   * Returns the chunks of the room lane from an index on, and a mark for each feed: the feeds have
   * not advanced yet, and messages that were handed over must not be replayed.
   */
  private Chunk[] notHandedOver(int from) {
    List<Chunk> rest = new ArrayList<>(chunks.subList(from, chunks.size()));
    rest.removeIf(Chunk::isReply);
    slices.values().forEach(slice -> rest.add(slice.end()));
    return rest.toArray(new Chunk[0]);
  }
}
