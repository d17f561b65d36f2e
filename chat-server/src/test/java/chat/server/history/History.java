package chat.server.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What all clients recorded so far. Any thread. */
final class History {
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final AtomicLong acknowledged = new AtomicLong();

  void add(Event event) {
    events.add(event);
    if (event instanceof Event.Sent sent) {
      texts.put(sent.text(), sent.text());
    } else if (event instanceof Event.Acked) {
      acknowledged.incrementAndGet();
    }
  }

  /** Returns the text as its author has it, so that the readers' copies need no memory. */
  String shared(String text) {
    return texts.getOrDefault(text, text);
  }

  long acknowledged() {
    return acknowledged.get();
  }

  List<Event> events() {
    return new ArrayList<>(events);
  }

  /** Returns the longest time without an acknowledgement since a time of the monotonic clock. */
  Duration longestPauseSince(long nanos) {
    long last = nanos;
    long longest = 0;
    for (Event event : events) {
      // Clients record side by side, so that one may be a little older than the one before.
      if (event instanceof Event.Acked && event.nanos() > last) {
        longest = Math.max(longest, event.nanos() - last);
        last = event.nanos();
      }
    }
    return Duration.ofNanos(longest);
  }
}
