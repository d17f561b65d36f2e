package chat.server.hub.room;

import chat.protocol.RoomName;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Rooms;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.StoredRoom;
import java.util.List;
import java.util.Optional;

/**
 * Deletes rooms of a kind in which nobody is, a page of them by one commit, so that the hub is busy
 * with them only briefly. The hub's thread.
 */
final class DeletionSweep {
  private final RoomLog log;
  private final Rooms rooms;
  private final Source source;
  private final String begin;
  // The last room of the page before; empty while the sweep doesn't run.
  private Optional<String> after = Optional.empty();

  /** Supplies the next rooms that may be deleted, and the text after which the next page begins. */
  private interface Source {
    List<LogName> after(String last) throws LogException;

    String position(LogName room);
  }

  private DeletionSweep(ChatState state, String begin, Source source) {
    this.log = state.log();
    this.rooms = state.rooms();
    this.begin = begin;
    this.source = source;
  }

  /** Returns a sweep of temporary rooms. */
  static DeletionSweep ofTemporary(ChatState state) {
    RoomLog log = state.log();
    return new DeletionSweep(
        state,
        RoomName.TEMPORARY,
        new Source() {
          @Override
          public List<LogName> after(String last) throws LogException {
            return log.rooms(last, EmptyRooms.ROOMS_PER_STEP).stream()
                .filter(room -> room.name().isTemporary())
                .map(StoredRoom::log)
                .toList();
          }

          @Override
          public String position(LogName room) {
            return room.room().key();
          }
        });
  }

  /** Returns a sweep of rooms that store no message. */
  static DeletionSweep ofEmptied(ChatState state) {
    RoomLog log = state.log();
    return new DeletionSweep(
        state,
        "",
        new Source() {
          @Override
          public List<LogName> after(String last) throws LogException {
            return log.emptyRooms(last, EmptyRooms.ROOMS_PER_STEP);
          }

          @Override
          public String position(LogName room) {
            return room.key();
          }
        });
  }

  /** Begins with the first room. */
  void begin() {
    after = Optional.of(begin);
  }

  boolean isRunning() {
    return after.isPresent();
  }

  /** Deletes the rooms of the next page; does nothing if the sweep doesn't run. */
  void step() throws LogException {
    if (after.isEmpty()) {
      return;
    }
    List<LogName> page = source.after(after.get());
    List<LogName> unused = page.stream().filter(room -> !rooms.isInMemory(room)).toList();
    if (!unused.isEmpty()) {
      log.deleteRooms(unused);
    }
    after =
        page.size() < EmptyRooms.ROOMS_PER_STEP
            ? Optional.empty()
            : Optional.of(source.position(page.get(page.size() - 1)));
  }
}
