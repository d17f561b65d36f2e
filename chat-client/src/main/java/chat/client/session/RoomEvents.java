package chat.client.session;

import chat.client.event.ClientEvent;
import chat.client.session.login.NickLogin;
import chat.client.session.state.EventLog;
import chat.client.session.state.JoinedRoom;
import chat.client.session.state.JoinedRooms;
import chat.client.session.state.MemberLists;
import chat.protocol.ClientVerb;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Turns what the server says of rooms and people into events. The session thread owns it. */
final class RoomEvents {
  private final JoinedRooms rooms;
  private final NickLogin login;
  private final EventLog events;
  private final MemberLists lists = new MemberLists();

  RoomEvents(JoinedRooms rooms, NickLogin login, EventLog events) {
    this.rooms = rooms;
    this.login = login;
    this.events = events;
  }

  /** A new link is welcomed: lists from the one before will not be completed. */
  void welcomed() {
    lists.clear();
  }

  /**
   * Applies a list of members, which may come at any time. It is shown only if it turns out to be
   * an answer: before a LIVE, to our JOIN; before a DONE, to our WHO.
   */
  void members(ServerMessage.Members list) {
    list.room().flatMap(rooms::find).ifPresent(room -> room.listed(list));
    events.changed();
    lists.add(list);
  }

  /** Part of the answer to our WHO: guests who have sent nothing. */
  void listening(QueryAnswer.Listening list) {
    lists.add(list);
  }

  void done(QueryAnswer.Done done) {
    if (done.requestVerb().equals(ClientVerb.WHO.name())) {
      show(lists.take(JoinedRooms.parsed(done.token())), false);
    }
  }

  void topic(ServerMessage.Topic topic) {
    Optional<JoinedRoom> room = rooms.find(topic.room());
    boolean isAsked = room.filter(JoinedRoom::topicAnswered).isPresent();
    boolean isChange = room.filter(r -> r.topic(topic.topic())).isPresent();
    events.changed();
    events.add(new ClientEvent.TopicTold(topic, !isAsked && !isChange, isAsked));
  }

  /** A replay has ended, and the cursor is at its end. */
  void live(ServerMessage.Live live) {
    rooms
        .find(live.place())
        .ifPresent(
            room -> {
              int missed = room.takeMissed();
              if (missed > 0) {
                events.add(new ClientEvent.CatchUpFinished(room.name(), missed));
              }
            });
    JoinedRooms.parsed(live.place()).ifPresent(name -> show(lists.take(Optional.of(name)), true));
    rooms.live(live.place(), live.seq());
    events.changed();
    // A room that we have left is of no interest, and one entered again is not live yet.
    rooms
        .find(live.place())
        .filter(JoinedRoom::isLive)
        .ifPresent(room -> events.add(new ClientEvent.WentLive(room.name())));
  }

  void joined(ServerMessage.Joined joined) {
    if (!login.isOurs(joined.nick())) {
      rooms.find(joined.room()).ifPresent(room -> room.joined(joined.nick()));
      events.changed();
      events.add(new ClientEvent.Joined(joined));
    }
  }

  /** Returns whether this answers no LEAVE of ours. */
  boolean isUnrequested(ServerMessage.Left left) {
    return rooms.find(left.room()).filter(JoinedRoom::awaitsLeave).isEmpty();
  }

  void left(ServerMessage.Left left) {
    boolean isUs = login.isOurs(left.nick());
    if (isUs) {
      boolean wasRequested = rooms.find(left.room()).filter(JoinedRoom::leaveAnswered).isPresent();
      rooms.leftByServer(left.room());
      if (wasRequested) {
        // We left when that was typed, and may have entered again since.
        return;
      }
      rooms.leave(left.room());
    } else {
      rooms.find(left.room()).ifPresent(room -> room.left(left.nick()));
    }
    events.changed();
    events.add(new ClientEvent.Left(left, isUs));
  }

  void renamed(ServerMessage.Renamed renamed) {
    boolean isUs = login.isOurs(renamed.before());
    events.add(new ClientEvent.Renamed(renamed, isUs));
    rooms.renamed(renamed.before(), renamed.now());
    if (isUs) {
      login.renamed(renamed.now());
    }
    events.changed();
  }

  /** The server refused to let us in, or to let us out, of what may be a room of ours. */
  void refused(ServerMessage.Refused answer) {
    Optional<RoomName> name = JoinedRooms.parsed(answer.token());
    if (answer.requestVerb().equals(ClientVerb.JOIN.name())) {
      name.ifPresent(rooms::joinRefused);
      events.changed();
    } else if (answer.requestVerb().equals(ClientVerb.LEAVE.name())) {
      name.flatMap(rooms::find).ifPresent(JoinedRoom::leaveAnswered);
    }
  }

  private void show(MemberLists.Whole answer, boolean isEntering) {
    Iterator<ServerMessage.Members> lists = answer.members().iterator();
    while (lists.hasNext()) {
      ServerMessage.Members list = lists.next();
      List<Nick> listening = lists.hasNext() ? List.of() : answer.listening();
      events.add(new ClientEvent.MembersTold(list, listening, isEntering));
    }
  }
}
