package chat.client.session.state;

import chat.client.event.Page;
import chat.protocol.ClientMessage;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** The first direct message that waits on each page that is not in front. */
  private final Map<Page, Long> waiting = new HashMap<>();

  public ReadMarks(JoinedRooms rooms) {
    this.rooms = rooms;
  }

  /** Forgets all marks: those of another account or of a new link follow. */
  public void clear() {
    known.clear();
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
   * Returns what the server does not know yet, and counts it as known.
   *
   * @param isPerson whether a person reads the page in front; a program reads direct messages alone
   */
  public List<ClientMessage.Read> take(boolean isPerson) {
    Optional<Page> front = rooms.pages().front();
    front.ifPresent(waiting::remove);
    waiting.keySet().retainAll(rooms.pages().snapshot().all());
    List<ClientMessage.Read> news = new ArrayList<>();
    long direct =
        waiting.values().stream().mapToLong(seq -> seq - 1).min().orElse(rooms.inboxCursor());
    add(Limits.INBOX, direct, news);
    if (isPerson) {
      front.flatMap(Page::room).flatMap(rooms::find).ifPresent(room -> addRoom(room, news));
    }
    return news;
  }

  private void addRoom(JoinedRoom room, List<ClientMessage.Read> news) {
    RoomName name = room.name();
    if (room.isLive()) {
      add(name.value(), room.cursor().orElse(0), news);
    }
  }

  private void add(String place, long seq, List<ClientMessage.Read> news) {
    if (seq > known.getOrDefault(place, 0L)) {
      known.put(place, seq);
      news.add(new ClientMessage.Read(place, seq));
    }
  }
}
