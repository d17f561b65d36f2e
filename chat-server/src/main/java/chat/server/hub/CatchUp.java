package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.Page;
import chat.server.log.RoomLog;

/**
 * Brings a place level with the end of its log: after joining, coming back, or reading too slowly.
 *
 * <p>All it needs of the hub's state it was given when it was made, because the writer runs it.
 */
final class CatchUp extends Replay {
  /** What the hub does once the end of the log was reached. */
  interface Continuation {
    void caughtUp(CatchUp replay) throws InterruptedException;
  }

  private final RoomLog log;
  private final Place place;
  private final Feed feed;
  private final Wire wire;
  private final String author;
  private final long ownAfter;
  private final Continuation continuation;
  private long cursor;
  private boolean tellsGap = true;

  /** Starts after a number. */
  CatchUp(RoomLog log, Place place, long cursor, Wire wire, Continuation next) {
    this.log = log;
    this.place = place;
    this.feed = place.feed();
    this.wire = wire;
    this.author = place.user().author();
    this.ownAfter = place.ownAfter();
    this.continuation = next;
    this.cursor = cursor;
  }

  /** What is missing before the first message that is still held is not to be told. */
  void startWhereHeld() {
    tellsGap = false;
  }

  Place place() {
    return place;
  }

  /** The last number that was sent. Read by the hub once the writer has called {@link #finish}. */
  long cursor() {
    return cursor;
  }

  /** A message as the member sees it: its own as its own, so that it counts as acknowledged. */
  ServerMessage seen(LogMessage message) {
    return feed.message(message, message.seq() > ownAfter ? author : "");
  }

  @Override
  boolean encodePage(ByteSink sink) throws LogException {
    Page page = log.read(feed.log(), cursor, Long.MAX_VALUE, PAGE_BYTES);
    long next = page.messages().isEmpty() ? page.firstHeld() : page.messages().get(0).seq();
    if (next > cursor + 1) {
      if (tellsGap) {
        wire.encode(new ServerMessage.Gap(feed.place(), cursor + 1, next - 1), sink);
      }
      cursor = next - 1;
    }
    tellsGap = true;
    for (LogMessage message : page.messages()) {
      wire.encode(seen(message), sink);
      cursor = message.seq();
    }
    return !sink.isEmpty() || !page.messages().isEmpty();
  }

  @Override
  public void finish() throws InterruptedException {
    continuation.caughtUp(this);
  }
}
