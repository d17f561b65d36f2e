package chat.server.hub.state;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.server.hub.peer.Identity;
import chat.server.hub.peer.Session;
import chat.server.hub.rights.Standing;
import chat.server.log.account.TokenScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A device of a {@link Person}: a client id with memberships in rooms and in the person's inbox.
 * Outlives a lost connection for the grace period if its client can resume. The hub's thread.
 */
public final class User {
  private final String author;
  private final Map<RoomName, Membership<Room>> memberships = new LinkedHashMap<>();
  private Person person;
  private Membership<UserInbox> inboxMembership;
  private OptionalLong token = OptionalLong.empty();
  private TokenScope scope = TokenScope.ALL;
  private Session session;
  private long lastId;
  private long acceptedId;
  private long graceEndNanos;
  private final List<Standing> saidInBatch = new ArrayList<>(0);
  private Optional<String> barred = Optional.empty();
  private long mutedUntil;

  /**
   * Another device of a person, in no room.
   *
   * @param author the digest of the client id
   * @param lastId the highest id of its stored messages
   */
  User(String author, Person person, long lastId) {
    this.author = author;
    this.lastId = lastId;
    belongTo(person);
  }

  private void belongTo(Person owner) {
    person = owner;
    inboxMembership = new Membership<>(this, owner.inbox());
    owner.inbox().memberships().add(inboxMembership);
    owner.add(this);
  }

  /** Ends what it shares with its person's other devices. */
  void leavePerson() {
    inboxMembership.vacate();
    person.inbox().memberships().remove(inboxMembership);
    person.remove(this);
  }

  /** Makes it another person's device, which has yet to follow that person's inbox. */
  void moveTo(Person other) {
    inboxMembership.stopReplay();
    leavePerson();
    belongTo(other);
  }

  /** Returns the digest of its client id, which marks its messages under any nick. */
  public String author() {
    return author;
  }

  /** Returns whose device it is. */
  public Person person() {
    return person;
  }

  /** Returns its person's nick. */
  public Nick nick() {
    return person.nick();
  }

  /** Returns what its client has proven; empty for a guest. */
  public Optional<Identity> identity() {
    return person.isGuest()
        ? Optional.empty()
        : Optional.of(new Identity(person.account(), person.nick(), token, scope, List.of()));
  }

  /** Returns the device number of the token with which it logged in last; empty for none. */
  public OptionalLong token() {
    return token;
  }

  /** Returns what the token allows with which it logged in last; everything without one. */
  public TokenScope scope() {
    return scope;
  }

  /** Records the token with which it logged in, if it did with one, and what that allows. */
  public void setToken(OptionalLong device, TokenScope allowed) {
    token = device;
    scope = allowed;
  }

  /** Returns its connection; empty while that is lost. */
  public Optional<Session> session() {
    return Optional.ofNullable(session);
  }

  public void attach(Session session) {
    this.session = session;
  }

  public void detach() {
    session = null;
  }

  /** Returns when its vacant memberships end, as a monotonic time in nanoseconds. */
  long graceEndNanos() {
    return graceEndNanos;
  }

  void setGraceEndNanos(long nanoTime) {
    graceEndNanos = nanoTime;
  }

  public Membership<UserInbox> inboxMembership() {
    return inboxMembership;
  }

  public Optional<Membership<Room>> membership(RoomName room) {
    return Optional.ofNullable(memberships.get(room));
  }

  /** Returns its memberships in rooms. */
  public Collection<Membership<Room>> memberships() {
    return memberships.values();
  }

  /** Returns its memberships in rooms and in its inbox. */
  public List<Membership<?>> allMemberships() {
    List<Membership<?>> all = new ArrayList<>(memberships.values());
    all.add(inboxMembership);
    return all;
  }

  /** Returns the rooms that it is a member of. */
  public List<Room> rooms() {
    return memberships.values().stream().map(Membership::feed).toList();
  }

  /** Makes it a member of a room, with a vacant membership. */
  public Membership<Room> enter(Room room) {
    Membership<Room> membership = new Membership<>(this, room);
    memberships.put(room.name(), membership);
    room.memberships().add(membership);
    return membership;
  }

  /** Returns whether it is a member of a room, and not of another one with its name. */
  public boolean isIn(Room room) {
    Membership<Room> membership = memberships.get(room.name());
    return membership != null && membership.feed() == room;
  }

  /** Ends its membership in a room, if it has one. */
  public boolean leave(Room room) {
    if (!isIn(room)) {
      return false;
    }
    Membership<Room> membership = memberships.remove(room.name());
    membership.vacate();
    room.isLeft(this, membership.standing());
    room.memberships().remove(membership);
    return true;
  }

  /** Returns the highest id of its stored messages, 0 if there is none. */
  public long lastId() {
    return lastId;
  }

  /** Returns whether a message with this id, or a higher one, is about to be committed. */
  public boolean hasAccepted(long id) {
    return id <= acceptedId;
  }

  /** Records the id of a message that is about to be committed; the ids of a batch rise. */
  public void accept(long id) {
    acceptedId = id;
  }

  /** Records a message that is about to be committed in a room that is slow. */
  public void saysSlowly(Standing standing, long epochMillis) {
    standing.said(epochMillis);
    saidInBatch.add(standing);
  }

  /** Returns why it may request nothing but to log in; empty if it may. */
  public Optional<String> barred() {
    return barred;
  }

  public void setBarred(Optional<String> why) {
    barred = why;
  }

  /** Returns when its mute on the whole server ends; 0 if there is none. */
  public long mutedUntil() {
    return mutedUntil;
  }

  public void setMutedUntil(long epochMillis) {
    mutedUntil = epochMillis;
  }

  /** Advances {@link #lastId} if its accepted messages are stored; otherwise their ids are free. */
  public void endBatch(boolean stored) {
    if (stored) {
      lastId = Math.max(lastId, acceptedId);
    }
    acceptedId = 0;
    saidInBatch.forEach(standing -> standing.endBatch(stored));
    saidInBatch.clear();
  }
}
