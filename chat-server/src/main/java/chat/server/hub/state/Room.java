package chat.server.hub.state;

import chat.protocol.Limits;
import chat.protocol.ModMessage;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.peer.Budget;
import chat.server.hub.rights.Bots;
import chat.server.hub.rights.RoomRights;
import chat.server.hub.rights.Standing;
import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.StoredRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A room: its log, its topic, and its members. The hub's thread. */
public final class Room extends Feed {
  private final RoomName name;
  private final RoomRights rights;
  private final Bots bots;
  private Text topic;
  private boolean topicWasSet;
  private final long firstSeq;
  private boolean stored;
  private int present;
  private Optional<String> maker = Optional.empty();
  private final FormerWriters former = new FormerWriters();

  Room(StoredRoom stored, RoomRights rights, Bots bots, Budget recentBudget) {
    super(stored.log(), stored.lastSeq(), recentBudget);
    this.name = stored.name();
    this.rights = rights;
    this.bots = bots;
    this.topic = stored.topic();
    this.firstSeq = stored.lastSeq() + 1;
    this.stored = stored.hasMessages();
  }

  public RoomName name() {
    return name;
  }

  /** Returns its settings, roles and bans. */
  public RoomRights rights() {
    return rights;
  }

  public Text topic() {
    return topic;
  }

  public void setTopic(Text topic) {
    this.topic = topic;
    topicWasSet = true;
  }

  /** Returns whether the log stores messages of it, as far as the hub knows. */
  public boolean isStored() {
    return stored || lastSeq() >= firstSeq;
  }

  /** Returns whether the log may store anything of it: messages, a topic, or a last number. */
  public boolean isInLog() {
    return topicWasSet || lastSeq() > 0;
  }

  /** Remembers when a user wrote last who leaves. */
  void isLeft(User user, Standing standing) {
    if (standing.isSlow()) {
      former.add(user, standing.lastSaid());
    }
  }

  /**
   * Returns when a user wrote last who enters. The log has no index of authors, so that is known of
   * the newest messages in memory, and of those who wrote and left since the room is there.
   */
  public long lastSaid(User user) {
    return Math.max(former.lastSaid(user), lastSaidRecently(user));
  }

  private long lastSaidRecently(User user) {
    long account = user.person().account();
    return after(0).stream()
        .map(LogMessage::draft)
        .filter(
            draft ->
                account == Draft.GUEST
                    ? draft.author().equals(user.author())
                    : draft.account() == account)
        .mapToLong(Draft::epochMillis)
        .max()
        .orElse(Standing.NEVER);
  }

  /** Remembers who made it; once the log stores messages of it, the log knows its maker. */
  public void setMaker(User user) {
    maker = Optional.of(user.author());
  }

  /** Returns whether a user has made it since it is in memory. */
  public boolean isMadeBy(User user) {
    return maker.filter(user.author()::equals).isPresent();
  }

  /** Returns how many announced persons it has. */
  public int present() {
    return present;
  }

  public void countPresent(int change) {
    present += change;
  }

  /** Returns whether members are sent JOINED, LEFT and RENAMED. */
  public boolean announcesPresence() {
    return present <= Limits.MAX_PRESENCE;
  }

  @Override
  public String wireName() {
    return name.value();
  }

  @Override
  ServerMessage known(LogMessage message, boolean own) {
    var draft = message.draft();
    OptionalLong ownId = own ? OptionalLong.of(draft.id()) : OptionalLong.empty();
    return new ServerMessage.Said(
        name,
        message.seq(),
        draft.epochMillis(),
        draft.nick(),
        draft.kind(),
        ownId,
        draft.account(),
        bots.contains(draft.account()),
        draft.text());
  }

  @Override
  ServerMessage change(LogMessage entry, boolean own) {
    return entry.shown() == LogMessage.Shown.EDIT ? edit(entry, own) : deletion(name, entry, own);
  }

  private ServerMessage edit(LogMessage entry, boolean own) {
    var draft = entry.draft();
    return new ModMessage.Edited(
        name,
        entry.seq(),
        draft.epochMillis(),
        draft.nick(),
        draft.change().orElseThrow().target(),
        own ? OptionalLong.of(draft.id()) : OptionalLong.empty(),
        draft.account(),
        bots.contains(draft.account()),
        draft.text());
  }

  /** Returns a deletion, or what is left of a deleted message. */
  public static ModMessage.Deleted deletion(RoomName room, LogMessage entry, boolean own) {
    var draft = entry.draft();
    return new ModMessage.Deleted(
        room,
        entry.seq(),
        draft.epochMillis(),
        draft.nick(),
        draft.change().map(Draft.Change::target).orElse(entry.seq()),
        own ? OptionalLong.of(draft.id()) : OptionalLong.empty(),
        draft.account());
  }

  @Override
  public ServerMessage.Ack ack(LogMessage message) {
    var draft = message.draft();
    return new ServerMessage.Ack(draft.id(), name.value(), message.seq(), draft.epochMillis());
  }

  @Override
  public boolean acknowledgesInOrder() {
    return true;
  }

  @Override
  public List<ServerMessage> state() {
    List<ServerMessage> state = new ArrayList<>();
    state.add(new ServerMessage.Topic(name, topic));
    state.addAll(presence());
    return state;
  }

  /** Returns the members whose changes are sent; the count alone if there are too many. */
  public List<ServerMessage> presence() {
    return announcesPresence()
        ? members()
        : List.of(new ServerMessage.Members(Optional.of(name), present, List.of()));
  }

  /** Returns the announced members, in as many messages as needed. */
  public List<ServerMessage> members() {
    return MemberList.announced(Optional.of(name), persons());
  }

  /** Returns the guests who have sent nothing, in as many messages as needed. */
  public List<ServerMessage> listening() {
    return MemberList.listening(Optional.of(name), persons());
  }

  private Stream<Person> persons() {
    return memberships().stream().map(membership -> membership.user().person()).distinct();
  }
}
