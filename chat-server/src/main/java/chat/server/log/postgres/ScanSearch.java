package chat.server.log.postgres;

import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.NewestMatches;
import chat.server.log.SearchQuery;
import chat.server.log.SearchResult;
import chat.server.log.SearchResult.Ending;
import chat.server.log.SearchTime;
import chat.server.log.StoredRoom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A search that compares the messages of a room, or of all rooms one after the other, newest first,
 * and ends when its time is used. The threads of {@link PostgresReaders}, one at a time.
 */
final class ScanSearch {
  private static final int MESSAGES_PER_READ = 500;
  private static final int ROOMS_PER_READ = 200;
  private static final int ALL_PERCENT = 100;

  private final SearchQuery query;
  private final NewestMatches matches;
  private final SearchTime time;
  private final Deque<LogName> rooms = new ArrayDeque<>();
  private String lastKey = "";
  private boolean hasMoreRooms;
  private long before = Long.MAX_VALUE;
  private Ending ending = Ending.COMPLETE;

  ScanSearch(SearchQuery query, SearchTime time) {
    this.query = query;
    this.matches = new NewestMatches(query);
    this.time = time;
    boolean canMatch = !query.matchesNothing() && query.count() > 0;
    if (canMatch) {
      query.room().ifPresent(rooms::add);
    }
    this.hasMoreRooms = canMatch && query.room().isEmpty();
  }

  /** Continues; returns false once nothing is left to search. */
  boolean step(PostgresReader reader) throws LogException {
    time.beginStep();
    try {
      while (nextRoom(reader)) {
        if (time.isUsed(ALL_PERCENT)) {
          ending = Ending.TOO_COMMON;
          return false;
        }
        if (time.isStepOver()) {
          return true;
        }
        compareSome(reader, rooms.element());
      }
      return false;
    } finally {
      time.endStep();
    }
  }

  private boolean nextRoom(PostgresReader reader) throws LogException {
    while (rooms.isEmpty() && hasMoreRooms) {
      List<StoredRoom> next = reader.rooms(lastKey, ROOMS_PER_READ);
      hasMoreRooms = next.size() == ROOMS_PER_READ;
      for (StoredRoom room : next) {
        lastKey = room.name().key();
        if (query.reaches(room.log())) {
          rooms.add(room.log());
        }
      }
    }
    return !rooms.isEmpty();
  }

  private void compareSome(PostgresReader reader, LogName room) throws LogException {
    List<LogMessage> messages = reader.before(room, before, MESSAGES_PER_READ);
    for (LogMessage message : messages) {
      before = message.seq();
      matches.add(message);
    }
    boolean isFound = query.room().isPresent() && matches.isFull();
    if (messages.isEmpty() || isFound) {
      rooms.remove();
      before = Long.MAX_VALUE;
    }
  }

  SearchResult result() {
    return new SearchResult(matches.positions(), 0, ending);
  }

  int heldBytes() {
    return matches.heldBytes();
  }
}
