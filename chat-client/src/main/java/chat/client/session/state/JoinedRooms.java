package chat.client.session.state;

import chat.client.event.ChatLine;
import chat.client.event.Page;
import chat.client.event.RoomSnapshot;
import chat.protocol.ClientMessage;
import chat.protocol.InboxRequest;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.unicode.InvalidNameException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Our rooms, the pages they are among, and our cursors in them and in our inbox. They outlive the
 * links. The session thread owns them.
 *
 * <p>We type into a room as soon as we have asked for it: what is typed next is sent after the JOIN
 * and can only go there or be refused, never to the room we were in before.
 */
public final class JoinedRooms {
  private final int history;
  private final Map<RoomName, JoinedRoom> rooms = new HashMap<>();
  private final Set<RoomName> joined = new LinkedHashSet<>();
  private final Set<RoomName> invitations = new HashSet<>(); // to private rooms
  private final Pages pages = new Pages();
  private final RoomsForAccounts forAccounts = new RoomsForAccounts();
  private final InboxCursors inbox = new InboxCursors();
  private Optional<String> logId = Optional.empty();

  /** No rooms yet; of each, {@code history} messages from before we enter it are wanted. */
  public JoinedRooms(int history) {
    this.history = history;
  }

  /** Returns the rooms' names in the order in which we entered them. */
  public List<RoomName> entered() {
    return pages.snapshot().rooms();
  }

  /** Returns the pages of the person, which our rooms are among. */
  public Pages pages() {
    return pages;
  }

  /** Returns our cursors in the inboxes of our accounts. */
  public InboxCursors inbox() {
    return inbox;
  }

  /** Returns the rooms that wait for a login. */
  public RoomsForAccounts forAccounts() {
    return forAccounts;
  }

  /** Returns the room we type into. */
  public Optional<RoomName> current() {
    return pages.front().flatMap(Page::room);
  }

  public boolean isCurrent(RoomName name) {
    return pages.isFront(Page.of(name));
  }

  /** Returns what is known of a room; empty if we have nothing to do with it. */
  public Optional<JoinedRoom> find(RoomName name) {
    return Optional.ofNullable(rooms.get(name));
  }

  /** Returns the room that the server calls so; empty also if that is no room's name. */
  public Optional<JoinedRoom> find(String place) {
    return parsed(place).flatMap(this::find);
  }

  /** We have asked for this room, and type into it. */
  public void enter(RoomName name) {
    JoinedRoom room = find(name).filter(JoinedRoom::isEntered).orElseGet(() -> newlyEntered(name));
    pages.open(Page.of(room.name()));
  }

  /** We may enter a private room of this name, which denotes what it did until we do. */
  public void invited(RoomName name) {
    invitations.add(name);
  }

  /** Returns whether a JOIN without a number enters a private room to which we are invited. */
  public boolean isInvited(RoomName name) {
    return invitations.contains(name);
  }

  /** An invitation was accepted or declined; returns whether there was one. */
  public boolean invitationEnded(RoomName name) {
    return invitations.remove(name);
  }

  /** A new link is welcomed, on which the server repeats invitations. */
  public void forgetInvitations() {
    invitations.clear();
  }

  /** We follow another device of ours into this room, and type where we typed before. */
  public void follow(RoomName name) {
    Optional<Page> front = pages.front();
    enter(name);
    front.ifPresent(pages::bringToFront);
  }

  /** We have left this room, and fall back to the page opened last. */
  public void leave(RoomName name) {
    find(name).ifPresent(JoinedRoom::left);
    pages.close(Page.of(name));
    tidy(name);
  }

  /** A message was handed to the link: rooms and the inbox are joined or left from then on. */
  public void sent(ClientMessage message) {
    if (message instanceof ClientMessage.Join join) {
      find(join.room()).ifPresent(JoinedRoom::joinSent);
      joined.add(join.room());
    } else if (message instanceof ClientMessage.Leave leave) {
      find(leave.room()).ifPresent(JoinedRoom::leaveSent);
      unjoin(leave.room());
    } else if (message instanceof InboxRequest.Join) {
      inbox.joined();
    }
  }

  /** The server refused a JOIN. If we were in the room already, we stay in it. */
  public void joinRefused(RoomName name) {
    find(name).ifPresent(JoinedRoom::joinRefused);
    unjoin(name);
    if (find(name).filter(JoinedRoom::isLive).isEmpty()) {
      leave(name);
    }
  }

  /** The server said that we have left: a later JOIN starts with the newest messages again. */
  public void leftByServer(RoomName name) {
    find(name).ifPresent(JoinedRoom::forgetCursor);
    tidy(name);
  }

  /** The server removed us from this room. */
  public void removed(RoomName name) {
    find(name).ifPresent(JoinedRoom::joinRefused);
    joined.remove(name);
    leftByServer(name);
    leave(name);
  }

  /** Returns when a message of a room that comes now was said. */
  public ChatLine.When when(RoomName name) {
    return find(name).map(JoinedRoom::when).orElse(ChatLine.When.NOW);
  }

  public void linkLost() {
    inbox.linkLost();
    rooms.values().forEach(JoinedRoom::linkLost);
    List.copyOf(rooms.keySet()).forEach(this::tidy);
  }

  /**
   * The server has named its log: cursors in another one than before are forgotten.
   *
   * @return false if it is another one than before
   */
  public boolean connectToLog(String id) {
    boolean same = logId.isEmpty() || logId.get().equals(id);
    if (!same) {
      inbox.logReplaced();
      rooms.values().forEach(JoinedRoom::logReplaced);
    }
    logId = Optional.of(id);
    return same;
  }

  /**
   * Returns the JOINs that resume our inbox and our rooms, in the order in which we joined them.
   */
  public List<ClientMessage> joins() {
    List<ClientMessage> joins = new ArrayList<>();
    joins.add(inbox.join());
    joined.forEach(name -> joins.add(resumingJoin(name)));
    return joins;
  }

  /** Without a cursor, a message of ours that is stored may be among the newest. */
  private ClientMessage.Join resumingJoin(RoomName name) {
    OptionalLong after = cursor(name);
    return after.isEmpty() && hasPast() ? firstJoin(name) : new ClientMessage.Join(name, after);
  }

  /** Whether messages from before we enter a room are wanted. */
  public boolean hasPast() {
    return history > 0;
  }

  /** Returns the JOIN that enters a room, with as much of its past as is wanted. */
  public ClientMessage.Join firstJoin(RoomName name) {
    OptionalLong count =
        history == Limits.JOIN_REPLAY ? OptionalLong.empty() : OptionalLong.of(history);
    return new ClientMessage.Join(name, OptionalLong.empty(), count);
  }

  /** Returns the rooms that {@link #joins} resumes. */
  public Set<RoomName> joined() {
    return Set.copyOf(joined);
  }

  /** Moves the cursor of a room. Returns false for what was received before. */
  public boolean advance(RoomName name, long seq) {
    Optional<JoinedRoom> room = find(name);
    return room.isEmpty() || room.get().advance(seq);
  }

  /** Moves the cursor of a room or the inbox, by the server's name for it. False if it has none. */
  public boolean advance(String place, long seq) {
    if (place.equals(Limits.INBOX)) {
      return inbox.advance(seq);
    }
    return parsed(place).filter(name -> advance(name, seq)).isPresent();
  }

  /** A replay has ended: everything up to this number was received, and no number beyond it. */
  public void live(String place, long seq) {
    if (place.equals(Limits.INBOX)) {
      inbox.live(seq);
    } else {
      find(place).ifPresent(room -> room.live(seq));
    }
  }

  public void renamed(Nick before, Nick now) {
    rooms.values().forEach(room -> room.renamed(before, now));
    pages.renamed(before, now);
  }

  /** Returns what is to be drawn of the rooms we are in. */
  public List<RoomSnapshot> snapshots() {
    List<RoomSnapshot> snapshots = new ArrayList<>();
    entered().forEach(name -> snapshots.add(rooms.get(name).snapshot()));
    return snapshots;
  }

  /** Returns the name as a room's; empty for names that no room of ours can have. */
  public static Optional<RoomName> parsed(String place) {
    try {
      return Optional.of(RoomName.of(place));
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
  }

  private JoinedRoom newlyEntered(RoomName name) {
    JoinedRoom room =
        find(name).orElseGet(() -> new JoinedRoom(name, hasPast())).reentered(name, hasPast());
    rooms.remove(name); // its key may have another spelling
    rooms.put(name, room);
    return room;
  }

  private void unjoin(RoomName name) {
    joined.remove(name);
    tidy(name);
  }

  private OptionalLong cursor(RoomName name) {
    return find(name).map(JoinedRoom::cursor).orElseGet(OptionalLong::empty);
  }

  private void tidy(RoomName name) {
    find(name).filter(JoinedRoom::isForgettable).ifPresent(room -> rooms.remove(name));
  }
}
