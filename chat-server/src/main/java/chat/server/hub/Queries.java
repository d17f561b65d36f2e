package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Limits;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.server.log.RoomLog;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Answers WHO, ROOMS, HISTORY and SEARCH. Answers may be long, so they go out page by page, as
 * replays. The hub's thread.
 */
final class Queries {
  private final RoomLog log;
  private final Rooms rooms;
  private final Attendance attendance;

  Queries(RoomLog log, Rooms rooms, Attendance attendance) {
    this.log = log;
    this.rooms = rooms;
    this.attendance = attendance;
  }

  void who(Session session, ClientMessage.Who message) {
    List<ServerMessage> members =
        message.room().isEmpty()
            ? MemberList.of(Optional.empty(), attendance.nicks())
            : rooms
                .find(message.room().get())
                .map(Room::members)
                .orElseGet(() -> MemberList.of(message.room(), List.of()));
    answer(session, message, members);
  }

  /** The rooms with the most people; a server may have any number that are empty. */
  void rooms(Session session, ClientMessage message) {
    List<ServerMessage> fullestFirst =
        rooms.all().stream()
            .sorted(Comparator.comparingInt(Room::present).reversed())
            .limit(Limits.MAX_ROOMS_LISTED)
            .<ServerMessage>map(
                room -> new ServerMessage.Room(room.name(), room.present(), room.topic()))
            .toList();
    answer(session, message, fullestFirst);
  }

  private static void answer(
      Session session, ClientMessage message, List<? extends ServerMessage> messages) {
    session.peer().replay(new ListReplay(messages, new Answer(session, done(message))));
  }

  void history(Session session, ClientMessage.History message) {
    Optional<Room> room = rooms.find(message.room());
    if (room.isEmpty()) {
      answer(session, message, List.of());
      return;
    }
    long end = room.get().lastSeq() + 1;
    long last = Math.min(message.before().orElse(end), end) - 1;
    long after = Math.max(0, last - message.count());
    Answer answer = new Answer(session, done(message));
    session.peer().replay(new HistoryReplay(log, room.get(), after, last, answer));
  }

  void search(Session session, ClientMessage.Search message) throws RefusedException {
    if (message.words().byteLength() > Limits.MAX_LINE_BYTES) {
      throw Chat.refusal(
          ErrorCode.TOO_LONG,
          message,
          "words to search for have at most %d bytes".formatted(Limits.MAX_LINE_BYTES));
    }
    Optional<Room> room = rooms.find(message.room());
    if (room.isEmpty()) {
      answer(session, message, List.of());
      return;
    }
    Answer answer = new Answer(session, done(message));
    session.peer().replay(new SearchReplay(log, room.get(), message, answer));
  }

  private static ServerMessage.Done done(ClientMessage message) {
    return new ServerMessage.Done(message.verb().name(), message.firstToken());
  }
}
