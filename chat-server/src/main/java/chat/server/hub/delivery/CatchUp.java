package chat.server.hub.delivery;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.peer.Replay;
import chat.server.hub.state.Feed;
import chat.server.hub.state.Membership;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogReader;
import chat.server.log.Page;
import chat.server.log.RoomLog;
import chat.server.measure.HubCounts;
import java.util.Optional;

/**
 * A member's cursor in a log, and the replay that moves it to the log's end: after joining,
 * resuming, or reading too slowly.
 *
 * <p>The connection's writer runs it. Of the hub's state it reads only what never changes: the
 * feed's name and the form of its messages.
 */
public final class CatchUp extends Replay {
  /**
   * Where a replay starts.
   *
   * @param after the last number that the client has seen
   * @param reportsGap whether the client is sent a GAP if the log no longer stores the next number;
   *     one that joins without a cursor misses nothing
   */
  public record Start(long after, OwnMessages own, boolean reportsGap) {}

  /** Continues on the hub's thread after a replay has sent its last page, or has failed. */
  public interface Continuation {
    void caughtUp(CatchUp replay) throws InterruptedException;
  }

  private final LogReader log;
  private final Membership<?> membership;
  private final MessageEncoder encoder;
  private final OwnMessages own;
  private final Continuation continuation;
  private final HubCounts counts;
  private long cursor;
  private volatile long sentUpTo;
  private boolean reportsGap;
  // Set by the writer before it hands the replay to the hub, which resets it.
  private Optional<LogException> failure = Optional.empty();
  // The hub's thread.
  private int failures;

  CatchUp(
      RoomLog log,
      Membership<?> membership,
      Start start,
      Continuation continuation,
      HubCounts counts) {
    this.log = log.reader(this::waited);
    this.membership = membership;
    this.encoder = membership.session().encoder();
    this.own = start.own();
    this.cursor = start.after();
    this.sentUpTo = start.after();
    this.reportsGap = start.reportsGap();
    this.continuation = continuation;
    this.counts = counts;
    counts.behind().incrementAndGet();
  }

  Membership<?> membership() {
    return membership;
  }

  /** Returns the last number that was sent. The hub reads it after {@link #finish}. */
  long cursor() {
    return cursor;
  }

  @Override
  protected boolean encodePage(ByteSink sink) throws LogException {
    Feed feed = membership.feed();
    Page page = log.read(feed.log(), cursor, Long.MAX_VALUE, pageBytes());
    long next = page.messages().isEmpty() ? page.firstStored() : page.messages().get(0).seq();
    if (next > cursor + 1) {
      if (reportsGap) {
        encoder.encode(new ServerMessage.Gap(feed.wireName(), cursor + 1, next - 1), sink);
      }
      cursor = next - 1;
    }
    reportsGap = true;
    for (LogMessage message : page.messages()) {
      encode(message, sink);
      cursor = message.seq();
    }
    return !sink.isEmpty() || !page.messages().isEmpty();
  }

  /** Appends a message in this member's form. */
  void encode(LogMessage message, ByteSink sink) {
    encoder.encode(membership.feed().message(message, own.contains(message)), sink);
  }

  @Override
  protected void pageSent() {
    sentUpTo = cursor;
  }

  @Override
  public long sentUpTo() {
    return sentUpTo;
  }

  /** Hands itself to the hub, which runs it again after a pause. */
  @Override
  public void fail(LogException why) throws InterruptedException {
    failure = Optional.of(why);
    continuation.caughtUp(this);
  }

  /** Returns why its last run ended early; empty if it sent its last page. */
  Optional<LogException> takeFailure() {
    Optional<LogException> taken = failure;
    failure = Optional.empty();
    return taken;
  }

  /** Returns how many runs have failed, this one included. */
  int countFailure() {
    return ++failures;
  }

  int failures() {
    return failures;
  }

  @Override
  public void released() {
    counts.behind().decrementAndGet();
  }

  @Override
  public void finish() throws InterruptedException {
    continuation.caughtUp(this);
  }
}
