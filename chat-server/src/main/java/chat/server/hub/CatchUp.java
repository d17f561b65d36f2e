package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.Page;
import chat.server.log.RoomLog;

/**
 * Brings a membership level with the end of its log: after joining, coming back, or reading too
 * slowly.
 *
 * <p>The writer runs it. Of the hub's state it touches only what never changes: the feed's name and
 * the form of its messages.
 */
final class CatchUp extends Replay {
  /**
   * Where to begin, and how to tell it.
   *
   * @param after the last number that is known already
   * @param tellsGap whether it is told that some of what follows is no longer held; a newcomer does
   *     not miss it
   */
  record Start(long after, OwnMessages own, boolean tellsGap) {}

  /** What the hub does once the end of the log was reached. */
  interface Continuation {
    void caughtUp(CatchUp replay) throws InterruptedException;
  }

  private final RoomLog log;
  private final Membership membership;
  private final MessageEncoder encoder;
  private final OwnMessages own;
  private final Continuation continuation;
  private long cursor;
  private boolean tellsGap;

  CatchUp(
      RoomLog log,
      Membership membership,
      MessageEncoder encoder,
      Start start,
      Continuation continuation) {
    this.log = log;
    this.membership = membership;
    this.encoder = encoder;
    this.own = start.own();
    this.cursor = start.after();
    this.tellsGap = start.tellsGap();
    this.continuation = continuation;
  }

  Membership membership() {
    return membership;
  }

  /** The last number that was sent. Read by the hub once the writer has called {@link #finish}. */
  long cursor() {
    return cursor;
  }

  @Override
  boolean encodePage(ByteSink sink) throws LogException {
    Feed feed = membership.feed();
    Page page = log.read(feed.log(), cursor, Long.MAX_VALUE, PAGE_BYTES);
    long next = page.messages().isEmpty() ? page.firstStored() : page.messages().get(0).seq();
    if (next > cursor + 1) {
      if (tellsGap) {
        encoder.encode(new ServerMessage.Gap(feed.wireName(), cursor + 1, next - 1), sink);
      }
      cursor = next - 1;
    }
    tellsGap = true;
    for (LogMessage message : page.messages()) {
      encode(message, sink);
      cursor = message.seq();
    }
    return !sink.isEmpty() || !page.messages().isEmpty();
  }

  /** Appends a message in the form in which the one who is catching up gets it. */
  void encode(LogMessage message, ByteSink sink) {
    encoder.encode(membership.feed().message(message, own.contains(message)), sink);
  }

  @Override
  public boolean isAnswer() {
    return false;
  }

  @Override
  public void finish() throws InterruptedException {
    continuation.caughtUp(this);
  }
}
