package chat.server.hub.query;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.Page;
import chat.server.log.RoomLog;
import chat.server.log.StoredRoom;
import java.util.Optional;

/**
 * Answers HISTORY: the stored messages of a range of numbers, oldest first, and a GAP in place of
 * those no longer stored. The connection's writer runs it.
 */
final class HistoryReplay extends QueryReplay {
  private static final long UNKNOWN = -1;

  private final StoredRoom room;
  private final long last;
  private final int count;
  private boolean hasHeading;
  private long cursor = UNKNOWN;
  private int changes; // entries of the answer that are no messages

  /** Sends the last {@code count} messages up to number {@code last}. */
  HistoryReplay(RoomLog log, StoredRoom room, long last, int count, Answer answer) {
    super(log, answer);
    this.room = room;
    this.last = last;
    this.count = count;
  }

  @Override
  protected boolean encodePage(ByteSink sink) throws LogException {
    if (cursor == UNKNOWN) {
      HistoryStart.Found found = new HistoryStart(log(), room.log(), pageBytes()).find(last, count);
      cursor = found.after();
      changes = found.changes();
    }
    Page page = log().read(room.log(), cursor, last, pageBytes());
    skipTo(Math.min(page.firstStored() - 1, last), sink);
    if (!hasHeading) {
      answer()
          .encodeRemark(
              FoundCount.sentence((int) (last - cursor) - changes, Optional.of(room.name())), sink);
      hasHeading = true;
    }
    for (LogMessage message : page.messages()) {
      answer().encode(room.name(), message, false, sink);
      answer().encodeDeleted(room.name(), message, sink);
      cursor = message.seq();
    }
    return !sink.isEmpty() || !page.messages().isEmpty();
  }

  private void skipTo(long seq, ByteSink sink) {
    if (seq > cursor) {
      answer().encode(new ServerMessage.Gap(room.name().value(), cursor + 1, seq), sink);
      cursor = seq;
    }
  }
}
