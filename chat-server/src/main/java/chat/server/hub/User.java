package chat.server.hub;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who chats: a nick, and places in rooms. Outlives its connection for a while if its
 * client can come back. The hub's thread.
 */
final class User {
  private final String author;
  private final Mailbox mailbox;
  private final Place mail;
  private final Map<RoomName, Place> places = new LinkedHashMap<>();
  private Nick nick;
  private Session session;
  private boolean announced;
  private long lastId;
  private int idsInRun;
  private long placesKeptUntil;

  /**
   * A user who is in no room yet.
   *
   * @param author the digest of the client id
   * @param lastId the last of its numbers that is stored
   */
  User(String author, Nick nick, Mailbox mailbox, long lastId) {
    this.author = author;
    this.nick = nick;
    this.mailbox = mailbox;
    this.mail = new Place(this, mailbox);
    this.lastId = lastId;
    mailbox.places().add(mail);
  }

  /** Whose messages are one's own, whatever one is called. */
  String author() {
    return author;
  }

  Nick nick() {
    return nick;
  }

  void rename(Nick nick) {
    this.nick = nick;
  }

  /** Whether others were told of it: a guest who only listens is not. */
  boolean isAnnounced() {
    return announced;
  }

  void setAnnounced() {
    announced = true;
  }

  /** Empty while its connection is lost. */
  Optional<Session> session() {
    return Optional.ofNullable(session);
  }

  void attach(Session session) {
    this.session = session;
  }

  void detach() {
    session = null;
  }

  /** When its vacant places go, in milliseconds since the epoch. */
  long placesKeptUntil() {
    return placesKeptUntil;
  }

  void keepPlacesUntil(long epochMillis) {
    placesKeptUntil = epochMillis;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  Place mail() {
    return mail;
  }

  Optional<Place> place(RoomName room) {
    return Optional.ofNullable(places.get(room));
  }

  /** Its places in rooms. */
  Collection<Place> places() {
    return places.values();
  }

  /** Its places in rooms, and the one in its own inbox. */
  List<Place> allPlaces() {
    List<Place> all = new ArrayList<>(places.values());
    all.add(mail);
    return all;
  }

  void enter(RoomName room, Place place) {
    places.put(room, place);
  }

  void leave(RoomName room) {
    places.remove(room);
  }

  long lastId() {
    return lastId;
  }

  /** The number its next message must have. */
  long nextId() {
    return lastId + idsInRun + 1;
  }

  /** A message with {@link #nextId} waits to be stored. */
  void countInRun() {
    idsInRun++;
  }

  /** What waited is stored, or it isn't: then its numbers are free again. */
  void endRun(boolean stored) {
    if (stored) {
      lastId += idsInRun;
    }
    idsInRun = 0;
  }
}
