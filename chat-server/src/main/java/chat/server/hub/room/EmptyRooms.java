package chat.server.hub.room;

import chat.server.hub.state.ChatState;
import chat.server.hub.state.Room;
import chat.server.hub.state.Rooms;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes rooms without members from memory, and deletes those that store no message, and temporary
 * ones with all that they store. The hub's thread.
 */
public final class EmptyRooms {
  private static final Logger LOG = LoggerFactory.getLogger(EmptyRooms.class);

  /** How long members of a temporary room may take to reconnect after the server has started. */
  private static final Duration RETURN_LIMIT = Duration.ofMinutes(1);

  /** How long the deletion of rooms pauses after the log has failed. */
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

  /** How many rooms one commit deletes at most, so that the hub is busy with it only briefly. */
  static final int ROOMS_PER_STEP = 100;

  private final RoomLog log;
  private final Rooms rooms;
  private final TimeSource time;
  private final Ownership ownership;
  private final long returnEndNanos;
  // Deletes temporary rooms that an earlier process has left.
  private final DeletionSweep temporary;
  // Deletes rooms that lost their last message while nobody was in them.
  private final DeletionSweep emptied;
  // Rooms that could not be deleted, because the log failed.
  private final Set<Room> undeleted = new LinkedHashSet<>();
  private boolean awaitsMembers = true;
  private long retryNanos;
  private boolean logWorks = true;

  public EmptyRooms(ChatState state, Ownership ownership, TimeSource time) {
    this.ownership = ownership;
    this.log = state.log();
    this.rooms = state.rooms();
    this.time = time;
    this.returnEndNanos = time.nanoTime() + RETURN_LIMIT.toNanos();
    this.retryNanos = time.nanoTime();
    this.temporary = DeletionSweep.ofTemporary(state);
    this.emptied = DeletionSweep.ofEmptied(state);
  }

  /** Deletes rooms that have become deletable without a member leaving, a few at a time. */
  public void deleteLater() {
    if (log.takeEmptied()) {
      emptied.begin();
    }
    if (awaitsMembers && time.nanoTime() - returnEndNanos >= 0) {
      awaitsMembers = false;
      temporary.begin();
    }
    if (isDeleting() && time.nanoTime() - retryNanos >= 0) {
      try {
        temporary.step();
        emptied.step();
        deleteAgain();
      } catch (LogException e) {
        reportFailure("empty rooms", e);
      }
    }
  }

  /** Deletes a page of the rooms that could not be deleted, by one commit. */
  private void deleteAgain() throws LogException {
    List<Room> page = undeleted.stream().limit(ROOMS_PER_STEP).toList();
    if (!page.isEmpty()) {
      delete(page.stream().filter(this::isUnused).toList());
      page.forEach(undeleted::remove);
    }
  }

  /** Returns whether rooms wait to be deleted. */
  public boolean isDeleting() {
    return temporary.isRunning() || emptied.isRunning() || !undeleted.isEmpty();
  }

  /** Deletes a room that its last member has left, or removes it from memory. */
  public void deleteIfEmpty(Room room) {
    if (!isUnused(room)) {
      return;
    }
    room.forgetRecent();
    try {
      delete(List.of(room));
    } catch (LogException e) {
      undeleted.add(room);
      reportFailure("the empty room " + room.name(), e);
    }
  }

  private boolean isUnused(Room room) {
    // Its member may have reconnected, or the room may have been deleted and created again.
    return room.memberships().isEmpty() && rooms.byLog(room.log()).orElse(null) == room;
  }

  private void delete(List<Room> unused) throws LogException {
    List<LogName> deletable = new ArrayList<>();
    List<Room> vanishing = new ArrayList<>();
    for (Room room : unused) {
      // A private room's name denotes another one here.
      if (!room.rights().isPrivate()
          && (room.name().isTemporary() || log.room(room.name()).isEmpty())) {
        vanishing.add(room);
        if (room.isInLog()) {
          deletable.add(room.log());
        }
      }
    }
    ownership.forget(vanishing);
    if (!deletable.isEmpty()) {
      log.deleteRooms(deletable);
    }
    for (Room room : unused) {
      rooms.remove(room);
    }
    logWorks = true;
  }

  private void reportFailure(String what, LogException e) {
    retryNanos = time.nanoTime() + RETRY_PAUSE.toNanos();
    if (logWorks) {
      LOG.warn("can't delete {}: {}", what, e.getMessage());
    }
    logWorks = false;
  }
}
