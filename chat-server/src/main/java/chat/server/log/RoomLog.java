package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * All messages by room and inbox, numbered 1, 2, 3, … without gaps in each.
 *
 * <p>Only the hub's thread writes and asks for the last numbers; any thread may read and search. A
 * write returns once it is stored, throws {@link LogException} if nothing is stored, and {@link
 * LogEndedException} if that is unknown or the log is another server's.
 */
public interface RoomLog extends LogReader, AutoCloseable {
  /**
   * What a client that logs in continues.
   *
   * @param lastId the highest id among its stored messages, 0 if there is none
   * @param inboxEnd the number of the newest message in its inbox, 0 if it never had one
   */
  record ClientEnds(long lastId, long inboxEnd) {}

  /** Its files have the size that {@code --max-data} allows, so it stores nothing. */
  final class DataLimitException extends LogException {
    private static final long serialVersionUID = 1L;

    public DataLimitException(String message) {
      super(message);
    }
  }

  /** Returns the id of this log; another log has another id and numbers other messages. */
  String id();

  /**
   * Stores, by one commit, all of the messages and topics or nothing, and numbers the messages in
   * the order given.
   *
   * @param topics the new topic of each room whose topic was set; an empty one removes it
   * @return the same messages with their numbers, in the same order
   * @throws DataLimitException if its files have the size that they may have
   */
  List<LogMessage> append(List<Draft> drafts, Map<LogName, Text> topics) throws LogException;

  /** Stores messages, and no topic. */
  default List<LogMessage> append(List<Draft> drafts) throws LogException {
    return append(drafts, Map.of());
  }

  /** Returns whether it deletes what the settings of a room do not let it store any longer. */
  default boolean prunesRooms() {
    return false;
  }

  /** Returns the number of the newest message in a log, 0 if it never had one. */
  long lastSeq(LogName log) throws LogException;

  /** Returns the highest id among an author's stored messages, 0 if there is none. */
  default long lastId(String author) throws LogException {
    return ends(author, LogName.inbox(author)).lastId();
  }

  /** Returns what a client continues, by one query. Any thread. */
  ClientEnds ends(String author, LogName inbox) throws LogException;

  /**
   * Returns what a client continues, with all that is stored by now.
   *
   * @param read what {@link #ends} returned to another thread in the last 60 s, for the same author
   *     and inbox; empty if nobody asked
   */
  default ClientEnds newest(String author, LogName inbox, Optional<ClientEnds> read)
      throws LogException {
    return ends(author, inbox);
  }

  /** Returns whether another server can become its owner while this one runs. Any thread. */
  default boolean isShared() {
    return false;
  }

  /**
   * Returns once it is certain that this server still owned the log after the call began.
   *
   * @throws LogException if that could not be asked; it may be asked again
   */
  default void confirm() throws LogException {}

  /** Returns a room that has messages, in any spelling of its name. */
  Optional<StoredRoom> room(RoomName room) throws LogException;

  /**
   * Returns a room that a user joins: with its messages, or else a new one, which continues the
   * numbers of a deleted room of that name. Its numbers are retained until {@link #deleteRooms}.
   *
   * @param ifNew the log of the room if it is a new one; one that has messages may have another log
   *     of the same name
   */
  StoredRoom openRoom(LogName ifNew) throws LogException;

  /** Returns a private room, which no query by its name finds; it may have no message. */
  StoredRoom privateRoom(LogName room) throws LogException;

  /**
   * Counts the rooms that have messages.
   *
   * @param atMost the number at which it stops
   */
  int countRooms(int atMost) throws LogException;

  /** Counts the rooms that have messages, of which an author wrote the first one. */
  int countRoomsOf(String author) throws LogException;

  /**
   * Erases messages of an account, of which tombstones stay, as of deleted messages: those among
   * the next entries of all logs, by one commit.
   *
   * @param after where the last step ended; empty to begin
   */
  Erased erase(long account, Optional<LogPosition> after) throws LogException;

  /** Returns whether it stores what has this number, and has not deleted it meanwhile. */
  default boolean holds(LogPosition position) throws LogException {
    return !read(List.of(position)).isEmpty();
  }

  /** Deletes the messages and topics of rooms, and retains their last numbers. */
  void deleteRooms(List<LogName> rooms) throws LogException;

  /** Returns whether rooms lost their last message to retention since the last call. */
  boolean takeEmptied();

  /**
   * Returns the next rooms that were opened and store no message, in the order of their logs.
   *
   * @param after the key of the last log that the caller has seen; an empty text to begin
   */
  List<LogName> emptyRooms(String after, int count) throws LogException;

  /**
   * Returns the log as the queries of one client read it.
   *
   * @param waited gets the nanoseconds that each call waited for its turn, apart from the work for
   *     it; a log that lets no call wait reports none
   */
  default LogReader reader(LongConsumer waited) {
    return this;
  }

  /** Sets what answers which messages may not be deleted yet, because members are behind. */
  default void spare(UndeliveredMessages undelivered) {}

  /** Returns how many messages of rooms its search index lacks. Any thread. */
  default long unindexed() {
    return 0;
  }

  /** Returns what its files take of the disk. Any thread. */
  default DiskUse diskUse() {
    return DiskUse.NONE;
  }

  @Override
  void close();
}
