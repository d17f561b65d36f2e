package chat.server.hub;

import chat.protocol.RoomName;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Room;
import chat.server.hub.state.Rooms;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes rooms without members: those that store no message, and temporary ones with all that they
 * store. The hub's thread.
 */
final class EmptyRooms {
  private static final Logger LOG = LoggerFactory.getLogger(EmptyRooms.class);

  /** How long members of a temporary room may take to reconnect after the server has started. */
  private static final Duration RETURN_LIMIT = Duration.ofMinutes(1);

  /** How long the deletion of rooms pauses after the log has failed. */
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

  private final RoomLog log;
  private final Rooms rooms;
  private final TimeSource time;
  private final long returnEndNanos;
  // Temporary rooms that an earlier process has left.
  private final List<Room> awaitingMembers = new ArrayList<>();
  // Rooms that could not be deleted, because the log failed.
  private final Set<Room> undeleted = new LinkedHashSet<>();
  private long retryNanos;
  private boolean logWorks = true;

  EmptyRooms(ChatState state, TimeSource time) {
    this.log = state.log();
    this.rooms = state.rooms();
    this.time = time;
    this.returnEndNanos = time.nanoTime() + RETURN_LIMIT.toNanos();
    rooms.all().stream().filter(room -> room.name().isTemporary()).forEach(awaitingMembers::add);
  }

  /** Deletes rooms that have become deletable without a member leaving. */
  void deleteLater() {
    for (RoomName name : log.takeEmptied()) {
      rooms.find(name).ifPresent(this::deleteIfEmpty);
    }
    if (!awaitingMembers.isEmpty() && time.nanoTime() - returnEndNanos >= 0) {
      deleteEach(awaitingMembers);
    }
    if (!undeleted.isEmpty() && time.nanoTime() - retryNanos >= 0) {
      deleteEach(undeleted);
    }
  }

  private void deleteEach(Collection<Room> candidates) {
    List<Room> copy = List.copyOf(candidates);
    candidates.clear();
    copy.forEach(this::deleteIfEmpty);
  }

  /** Deletes a room that its last member has left, or frees the memory of its messages. */
  void deleteIfEmpty(Room room) {
    // Its member may have reconnected, or the room may have been deleted and created again.
    if (!room.memberships().isEmpty() || rooms.find(room.name()).orElse(null) != room) {
      return;
    }
    room.forgetRecent();
    try {
      if (room.name().isTemporary() || !log.hasMessages(room.log())) {
        if (room.lastSeq() > 0 || !room.topic().isEmpty()) {
          log.deleteRoom(room.name());
        }
        rooms.remove(room);
      }
      logWorks = true;
    } catch (LogException e) {
      undeleted.add(room);
      retryNanos = time.nanoTime() + RETRY_PAUSE.toNanos();
      if (logWorks) {
        LOG.warn("can't delete the empty room {}: {}", room.name(), e.getMessage());
      }
      logWorks = false;
    }
  }
}
