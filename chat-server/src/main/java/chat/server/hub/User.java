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
 * Somebody who chats: a nick, and memberships in rooms. Outlives its connection for a while if its
 * client can come back. The hub's thread.
 */
final class User {
  private final String author;
  private final UserInbox inbox;
  private final Membership inboxMembership;
  private final Map<RoomName, Membership> memberships = new LinkedHashMap<>();
  private Nick nick;
  private Session session;
  private boolean announced;
  private long lastId;
  private int uncommittedIds;
  private long membershipsKeptUntil;

  /**
   * A user who is in no room yet.
   *
   * @param author the digest of the client id
   * @param lastId the last of its numbers that is stored
   */
  User(String author, Nick nick, UserInbox inbox, long lastId) {
    this.author = author;
    this.nick = nick;
    this.inbox = inbox;
    this.inboxMembership = new Membership(this, inbox);
    this.lastId = lastId;
    inbox.memberships().add(inboxMembership);
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

  /** When its vacant memberships go, in milliseconds since the epoch. */
  long membershipsKeptUntil() {
    return membershipsKeptUntil;
  }

  void keepMembershipsUntil(long epochMillis) {
    membershipsKeptUntil = epochMillis;
  }

  UserInbox inbox() {
    return inbox;
  }

  Membership inboxMembership() {
    return inboxMembership;
  }

  Optional<Membership> membership(RoomName room) {
    return Optional.ofNullable(memberships.get(room));
  }

  /** Its memberships in rooms. */
  Collection<Membership> memberships() {
    return memberships.values();
  }

  /** Its memberships in rooms, and the one in its own inbox. */
  List<Membership> allMemberships() {
    List<Membership> all = new ArrayList<>(memberships.values());
    all.add(inboxMembership);
    return all;
  }

  void enter(RoomName room, Membership membership) {
    memberships.put(room, membership);
  }

  void leave(RoomName room) {
    memberships.remove(room);
  }

  long lastId() {
    return lastId;
  }

  /** The number its next message must have. */
  long nextId() {
    return lastId + uncommittedIds + 1;
  }

  /** A message with {@link #nextId} waits to be stored. */
  void countUncommitted() {
    uncommittedIds++;
  }

  /** What waited is stored, or it isn't: then its numbers are free again. */
  void endBatch(boolean stored) {
    if (stored) {
      lastId += uncommittedIds;
    }
    uncommittedIds = 0;
  }
}
