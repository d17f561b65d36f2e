package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.log.LogMessage;
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
  private final Feed feed;
  private final List<LogMessage> messages = new ArrayList<>();
  private final Set<User> authors = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Wire, Chunk> shared = new HashMap<>();

  FanOut(Feed feed) {
    this.feed = feed;
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
        ? encode(wire, new Viewer(user.author(), 0))
        : shared.computeIfAbsent(wire, w -> encode(w, Viewer.NOBODY));
  }

  private Chunk encode(Wire wire, Viewer viewer) {
    ByteSink sink = new ByteSink();
    for (LogMessage message : messages) {
      Optional<ServerMessage.Ack> ack = viewer.owns(message) ? feed.ack(message) : Optional.empty();
      if (ack.isPresent()) {
        wire.encodeAck(ack.get(), message.draft().text(), sink);
      } else {
        wire.encode(feed.message(message, false), sink);
      }
    }
    return new Chunk(sink.toByteArray(), feed, messages.get(0).seq());
  }
}
