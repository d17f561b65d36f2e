package chat.client.session.moderation;

import chat.client.event.ClientEvent;
import chat.client.event.ModerationEvent;
import chat.client.session.login.NickLogin;
import chat.client.session.state.EventLog;
import chat.client.session.state.JoinedRoom;
import chat.client.session.state.JoinedRooms;
import chat.client.session.state.ModRequests;
import chat.protocol.ClientVerb;
import chat.protocol.ModMessage;
import chat.protocol.ModRequest;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Turns what the server says of the order of rooms into events, and leaves the rooms that we are
 * removed from. The session thread owns it.
 */
public final class Moderation {
  /** The line of a room's settings that says that only members may enter. */
  private static final String PRIVATE = "private";

  /** Large rooms are sent no LEFT. */
  private static final int MAX_REMOVALS = 1_000;

  private final JoinedRooms rooms;
  private final NickLogin login;
  private final ModRequests requests;
  private final EventLog events;
  private final Consumer<RoomName> renewed;
  private final Map<RoomName, Map<String, String>> settings = new HashMap<>();
  private final Set<RoomName> removedFrom = new HashSet<>(); // until our LEFT comes
  private final Set<Removal> removals = new HashSet<>(); // of others, until their LEFT comes

  /** Somebody is removed from a room. */
  private record Removal(RoomName room, Nick nick) {}

  /**
   * Moderation of our rooms.
   *
   * @param renewed gets each room whose name may mean another log from now on
   */
  public Moderation(
      JoinedRooms rooms,
      NickLogin login,
      ModRequests requests,
      EventLog events,
      Consumer<RoomName> renewed) {
    this.rooms = rooms;
    this.login = login;
    this.requests = requests;
    this.events = events;
    this.renewed = renewed;
  }

  /** A new link is welcomed: what the one before announced does not follow. */
  public void welcomed() {
    removedFrom.clear();
    rooms.forgetInvitations();
    removals.clear();
  }

  public void settings(ModMessage.Settings told) {
    Optional<ModRequest> request = requests.current();
    boolean isAsked = request.filter(asked -> asks(asked, told.room())).isPresent();
    boolean isOurs =
        request
            .filter(r -> r instanceof ModRequest.Set set && set.room().equals(told.room()))
            .isPresent();
    Optional<Map<String, String>> before =
        Optional.ofNullable(settings.put(told.room(), told.values()));
    Set<String> changed =
        before
            .map(
                old ->
                    told.values().entrySet().stream()
                        .filter(value -> !value.getValue().equals(old.get(value.getKey())))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()))
            .orElse(Set.of());
    rooms.find(told.room()).ifPresent(room -> room.setPrivate(told.values().containsKey(PRIVATE)));
    events.changed();
    if (rooms.find(told.room()).isEmpty()) {
      settings.remove(told.room());
    }
    // A room that is entered again repeats what is known.
    if (isAsked || isOurs || !before.equals(Optional.of(told.values()))) {
      events.add(new ModerationEvent.SettingsTold(told, changed, isAsked, isOurs));
    }
  }

  private static boolean asks(ModRequest request, RoomName room) {
    return request.action() == ModRequest.Action.ROOM
        && request instanceof ModRequest.OfRoom query
        && query.room().filter(room::equals).isPresent();
  }

  public void role(ModMessage.Role role) {
    boolean isAsked = requests.current().filter(asked -> asks(asked, role.room())).isPresent();
    events.add(new ModerationEvent.RoleTold(role, login.isOurs(role.nick()), isAsked));
  }

  /** We may enter a private room. In another room of that name we stay until we do. */
  public void invited(ModMessage.Invited invited) {
    RoomName room = invited.room();
    events.add(new ModerationEvent.Invited(invited));
    rooms.invited(room);
    if (rooms.find(room).filter(JoinedRoom::isJoined).isEmpty()) {
      renewed.accept(room);
      rooms.leftByServer(room);
    }
  }

  /** Another device of ours has entered a room: if as invited, the server took us out of ours. */
  public void followed(RoomName room) {
    if (rooms.invitationEnded(room) && rooms.find(room).isPresent()) {
      remove(room);
    }
  }

  /** Leaves the room at once if it is us; a reconnect does not enter it again. */
  public void kicked(ModMessage.Kicked kicked) {
    boolean isUs = login.isOurs(kicked.nick());
    if (isUs) {
      removedFrom.add(kicked.room());
    } else {
      expectLeft(kicked);
      rooms.find(kicked.room()).ifPresent(room -> room.left(kicked.nick()));
    }
    events.changed();
    events.add(new ModerationEvent.Kicked(kicked, isUs));
    if (isUs) {
      remove(kicked.room());
    }
  }

  private void expectLeft(ModMessage.Kicked kicked) {
    if (removals.size() >= MAX_REMOVALS) {
      removals.clear();
    }
    removals.add(new Removal(kicked.room(), kicked.nick()));
  }

  private void remove(RoomName room) {
    boolean wasCurrent = rooms.isCurrent(room);
    renewed.accept(room);
    settings.remove(room);
    rooms.removed(room);
    events.changed();
    if (wasCurrent) {
      events.add(new ClientEvent.FrontChanged(rooms.pages().front()));
    }
  }

  /** Returns whether this LEFT says nothing new after a KICKED. */
  public boolean isKnown(ServerMessage.Left left) {
    return login.isOurs(left.nick())
        ? removedFrom.remove(left.room())
        : removals.remove(new Removal(left.room(), left.nick()));
  }

  /** Somebody entered: their next LEFT is no part of a kick. */
  public void joined(ServerMessage.Joined joined) {
    removals.remove(new Removal(joined.room(), joined.nick()));
  }

  /** Nobody who was removed has either nick now: the next LEFT of one is no part of a kick. */
  public void renamed(ServerMessage.Renamed renamed) {
    removals.removeIf(
        removal -> removal.nick().equals(renamed.before()) || removal.nick().equals(renamed.now()));
  }

  public void ban(ModMessage.Ban ban) {
    requests.received();
    events.add(new ModerationEvent.BanListed(ban));
  }

  public void report(ModMessage.Report report) {
    requests.received();
    events.add(new ModerationEvent.ReportListed(report));
  }

  public void notice(ModMessage.Notice notice) {
    requests.received();
    events.add(new ModerationEvent.ServerNotice(notice));
  }

  /** The server has carried out a request. */
  public void done(QueryAnswer.Done done) {
    if (done.requestVerb().equals(ClientVerb.MOD.name())) {
      Optional<ModRequests.Answered> ended = requests.ended(done.token());
      ended.map(ModRequests.Answered::request).ifPresent(this::carriedOut);
      ended
          .flatMap(answered -> DoneSentences.of(answered.request(), answered.parts()))
          .ifPresent(events::notice);
    }
  }

  private void carriedOut(ModRequest request) {
    if (request instanceof ModRequest.Grant grant
        && grant.action() == ModRequest.Action.UNINVITE
        && login.isOurs(grant.nick())) {
      rooms.invitationEnded(grant.room());
    }
  }

  /** The server refused a request. */
  public void refused(ServerMessage.Refused answer) {
    if (answer.requestVerb().equals(ClientVerb.MOD.name())) {
      var unused = requests.ended(answer.token());
    }
  }
}
