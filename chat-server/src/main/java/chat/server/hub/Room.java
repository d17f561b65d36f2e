package chat.server.hub;

import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A room: its log, its topic, and who is present. The hub's thread. */
final class Room extends Feed {
  private final RoomName name;
  private Text topic;
  private int present;

  Room(RoomName name, Text topic, long lastSeq, Budget recentBudget) {
    super(LogName.of(name), lastSeq, recentBudget);
    this.name = name;
    this.topic = topic;
  }

  RoomName name() {
    return name;
  }

  Text topic() {
    return topic;
  }

  void setTopic(Text topic) {
    this.topic = topic;
  }

  /** How many are present: guests who have not spoken are not. */
  int present() {
    return present;
  }

  void countPresent(int change) {
    present += change;
  }

  /** Whether comings and goings are told. */
  boolean tellsPresence() {
    return present <= Limits.MAX_PRESENCE;
  }

  /** Whether nothing would be lost with it. */
  boolean isForgettable() {
    return memberships().isEmpty() && lastSeq() == 0 && topic.isEmpty();
  }

  @Override
  String wireName() {
    return name.value();
  }

  @Override
  ServerMessage message(LogMessage message, boolean own) {
    var draft = message.draft();
    OptionalLong ownId = own ? OptionalLong.of(draft.id()) : OptionalLong.empty();
    return new ServerMessage.Said(
        name, message.seq(), draft.epochMillis(), draft.nick(), draft.kind(), ownId, draft.text());
  }

  @Override
  Optional<ServerMessage.Ack> ack(LogMessage message) {
    var draft = message.draft();
    return Optional.of(
        new ServerMessage.Ack(draft.id(), name.value(), message.seq(), draft.epochMillis()));
  }

  @Override
  List<ServerMessage> state() {
    List<ServerMessage> state = new ArrayList<>();
    state.add(new ServerMessage.Topic(name, topic));
    state.addAll(
        tellsPresence()
            ? members()
            : List.of(new ServerMessage.Members(Optional.of(name), present, List.of())));
    return state;
  }

  /** Who is present, in as many messages as it takes. */
  List<ServerMessage> members() {
    List<Nick> nicks =
        memberships().stream()
            .map(Membership::user)
            .filter(User::isAnnounced)
            .map(User::nick)
            .toList();
    return MemberList.of(Optional.of(name), nicks);
  }
}
