package chat.server.hub.delivery;

import chat.server.hub.state.Feed;
import chat.server.hub.state.User;
import chat.server.log.LogMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The messages of a stored batch, on their way to members. Most members get one buffer per feed; a
 * sender of messages to several feeds gets its part in the order of the batch. The hub's thread.
 */
final class BatchFanOut {
  /** A message of the batch: its entry, and its place among the messages of its feed. */
  record Item(CommitBatch.Entry entry, FanOut fanOut, int index) {}

  private final Map<Feed, FanOut> fanOuts = new LinkedHashMap<>();
  private final List<CommitBatch.Entry> entries;
  private final Set<User> mixedSenders = new LinkedHashSet<>();

  BatchFanOut(List<CommitBatch.Entry> entries, List<LogMessage> stored, DirectMemory directMemory) {
    this.entries = entries;
    Map<User, Feed> targets = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      CommitBatch.Entry entry = entries.get(i);
      FanOut fanOut = fanOuts.computeIfAbsent(entry.feed(), feed -> new FanOut(feed, directMemory));
      fanOut.add(entry.user(), stored.get(i));
      Feed target = targets.putIfAbsent(entry.user(), entry.feed());
      if (target != null && target != entry.feed()) {
        mixedSenders.add(entry.user());
      }
    }
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
    for (CommitBatch.Entry entry : entries) {
      FanOut fanOut = fanOuts.get(entry.feed());
      items.add(new Item(entry, fanOut, counts.merge(fanOut, 1, Integer::sum) - 1));
    }
    return items;
  }

  /** Acknowledges a direct message, whose author may not follow the log that stores it. */
  private void acknowledge(Item item) {
    CommitBatch.Entry entry = item.entry();
    if (!entry.feed().acknowledgesInOrder() && !mixedSenders.contains(entry.user())) {
      entry
          .session()
          .replyAck(entry.feed().ack(item.fanOut().message(item.index())), entry.message().text());
    }
  }
}
