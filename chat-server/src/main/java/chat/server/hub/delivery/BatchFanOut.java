package chat.server.hub.delivery;

import chat.protocol.ServerMessage;
import chat.server.hub.peer.DirectMemory;
import chat.server.hub.state.Feed;
import chat.server.hub.state.User;
import chat.server.log.LogMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The messages and topics of a stored batch, on their way to members. Most members get one buffer
 * per feed; a sender to several feeds gets its part in the order of the batch. The hub's thread.
 */
final class BatchFanOut {
  /** A part of the batch: its entry, and its place among the events of its feed. */
  record Item(BatchEntry entry, FanOut fanOut, int index) {
    FeedEvent event() {
      return fanOut.event(index);
    }
  }

  private final Map<Feed, FanOut> fanOuts = new LinkedHashMap<>();
  private final List<BatchEntry> entries;
  private final Set<User> mixedSenders = new LinkedHashSet<>();

  /**
   * The fan-out of a batch.
   *
   * @param stored the numbered messages of the batch, in their order
   */
  BatchFanOut(List<BatchEntry> entries, List<LogMessage> stored, DirectMemory directMemory) {
    this.entries = entries;
    Iterator<LogMessage> messages = stored.iterator();
    for (BatchEntry entry : entries) {
      FanOut fanOut = fanOuts.computeIfAbsent(entry.feed(), feed -> new FanOut(feed, directMemory));
      if (entry instanceof BatchEntry.Topic topic) {
        addTopic(topic, fanOut);
      } else {
        fanOut.add(entry.user(), messages.next());
      }
    }
    if (fanOuts.size() > 1) {
      addMixedSenders();
    }
  }

  private void addMixedSenders() {
    Map<User, Feed> targets = new HashMap<>();
    for (BatchEntry entry : entries) {
      Feed target = targets.putIfAbsent(entry.user(), entry.feed());
      if (target != null && target != entry.feed()) {
        mixedSenders.add(entry.user());
      }
    }
  }

  private static void addTopic(BatchEntry.Topic topic, FanOut fanOut) {
    topic.feed().setTopic(topic.request().topic());
    fanOut.addTopic(
        topic.user(), new ServerMessage.Topic(topic.feed().name(), topic.request().topic()));
  }

  void deliver(Delivery delivery) {
    List<Item> items = hasItems() ? items() : List.of();
    // These come first, while no feed has advanced: then a room lane that is full loses nothing of
    // the feeds that follow.
    for (User sender : mixedSenders) {
      OrderedCopy copy = new OrderedCopy(sender, fanOuts);
      items.forEach(copy::add);
      copy.handOver(delivery);
    }
    fanOuts.values().forEach(fanOut -> fanOut.deliver(delivery, mixedSenders));
    items.forEach(this::acknowledge);
  }

  /** Returns whether messages need a treatment of their own; those of one room do not. */
  private boolean hasItems() {
    return !mixedSenders.isEmpty()
        || fanOuts.keySet().stream().anyMatch(feed -> !feed.acknowledgesInOrder());
  }

  private List<Item> items() {
    Map<FanOut, Integer> counts = new HashMap<>();
    List<Item> items = new ArrayList<>(entries.size());
    for (BatchEntry entry : entries) {
      FanOut fanOut = fanOuts.get(entry.feed());
      items.add(new Item(entry, fanOut, counts.merge(fanOut, 1, Integer::sum) - 1));
    }
    return items;
  }

  /** Returns the notice for the author of a direct message whose recipient has no device here. */
  static String waiting(BatchEntry.Message sent) {
    return sent.request().target() + " is not here now; the message waits";
  }

  /** Acknowledges a direct message, whose author may not follow the log that stores it. */
  private void acknowledge(Item item) {
    if (item.entry() instanceof BatchEntry.Message sent
        && item.event() instanceof FeedEvent.Stored stored
        && !sent.feed().acknowledgesInOrder()
        && !mixedSenders.contains(sent.user())) {
      ServerMessage.Ack ack = sent.feed().ack(stored.message());
      sent.session().replyAck(ack, sent.request().text());
      if (ack.isWaiting()) {
        sent.session().remark(waiting(sent));
      }
    }
  }
}
