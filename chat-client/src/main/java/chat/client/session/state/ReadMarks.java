package chat.client.session.state;

import chat.client.event.Page;
import chat.protocol.ClientMessage;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the user has read our inbox and rooms, and how much of that the server has stored. The
 * session thread owns it.
 */
public final class ReadMarks {
  private final JoinedRooms rooms;
  private final Map<String, Long> known = new HashMap<>();
  private final Map<String, Long> read = new LinkedHashMap<>(); // rooms, not reported yet

  /** The first direct message that waits on each page that is not in front. */
  private final Map<Page, Long> waiting = new HashMap<>();

  public ReadMarks(JoinedRooms rooms) {
    this.rooms = rooms;
  }

  /** Forgets all marks: those of another account or of a new link follow. */
  public void clear() {
    known.clear();
    read.clear();
  }

  /** Forgets a room: its name may mean another log from now on. */
  public void forget(RoomName room) {
    known.remove(room.value());
    read.remove(room.value());
  }

  /** Records what the server has stored of a place. */
  public void known(String place, long seq) {
    known.merge(place, seq, Math::max);
  }

  /** A direct message was received; it waits if its conversation is not in front. */
  public void told(Nick nick, long seq) {
    Page page = Page.with(nick);
    if (rooms.pages().snapshot().all().contains(page)) {
      waiting.putIfAbsent(page, seq);
    }
  }

  /**
   * The page in front is read up to here, also if another one is in front before the next report.
   *
   * @param isPerson whether a person reads it; a program reads direct messages alone
   */
  public void frontIsRead(boolean isPerson) {
    Optional<Page> front = rooms.pages().front();
    front.ifPresent(waiting::remove);
    if (isPerson) {
      front.flatMap(Page::room).flatMap(rooms::find).ifPresent(this::roomIsRead);
    }
  }

  private void roomIsRead(JoinedRoom room) {
    if (room.isLive()) {
      read.merge(room.name().value(), room.cursor().orElse(0), Math::max);
    }
  }

  /** Returns what was read and the server does not know yet, and counts it as known. */
  public List<ClientMessage.Read> take() {
    waiting.keySet().retainAll(rooms.pages().snapshot().all());
    List<ClientMessage.Read> news = new ArrayList<>();
    long direct =
        waiting.values().stream().mapToLong(seq -> seq - 1).min().orElse(rooms.inbox().last());
    add(Limits.INBOX, direct, news);
    read.forEach((room, seq) -> add(room, seq, news));
    read.clear();
    return news;
  }

  private void add(String place, long seq, List<ClientMessage.Read> news) {
    if (seq > known.getOrDefault(place, 0L)) {
      known.put(place, seq);
      news.add(new ClientMessage.Read(place, seq));
    }
  }
}
