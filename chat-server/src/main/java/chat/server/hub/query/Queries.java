package chat.server.hub.query;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Limits;
import chat.protocol.Query;
import chat.protocol.QueryAnswer;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.peer.Replay;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.rights.Bots;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.MemberList;
import chat.server.hub.state.Room;
import chat.server.hub.state.Rooms;
import chat.server.hub.state.User;
import chat.server.hub.state.Users;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.SearchQuery;
import chat.server.log.StoredRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Answers WHO and queries for a topic at once, and ROOMS, HISTORY and SEARCH by a replay. The hub's
 * thread.
 */
public final class Queries {
  private final RoomLog log;
  private final Rooms rooms;
  private final Users users;
  private final Bots bots;
  private final ReadFailures failures;

  /**
   * Answers queries about the chat and what it stores.
   *
   * @param failures is notified of queries that the log fails to answer
   */
  public Queries(ChatState state, ReadFailures failures) {
    this.log = state.log();
    this.rooms = state.rooms();
    this.users = state.users();
    this.bots = state.bots();
    this.failures = failures;
  }

  /** Returns what logs the requests that the log fails to answer. */
  public ReadFailures failures() {
    return failures;
  }

  /** Lists who is present now: later changes are sent after the list. */
  public RequestState who(User user, Query.Who query) {
    List<ServerMessage> present = new ArrayList<>();
    Optional<Room> room = query.room().flatMap(name -> rooms.find(user.person(), name));
    if (room.isPresent()) {
      present.addAll(room.get().members());
      present.addAll(room.get().listening());
    } else if (query.room().isPresent()) {
      present.addAll(MemberList.announced(query.room(), Stream.empty()));
    } else {
      present.addAll(MemberList.announced(Optional.empty(), users.persons().stream()));
      present.addAll(MemberList.listening(Optional.empty(), users.persons().stream()));
    }
    answer(user, query).finish(present);
    return RequestState.PENDING;
  }

  /** Lists the rooms with the most members, since any number of rooms may be empty. */
  public RequestState rooms(User user, ClientMessage query) {
    List<QueryAnswer.Room> inMemory =
        rooms.allPublic().stream()
            .filter(room -> room.rights().isListed())
            .map(room -> new QueryAnswer.Room(room.name(), room.present(), room.topic()))
            .toList();
    return replay(
        user,
        query,
        Optional.empty(),
        answer -> new RoomsReplay(log, inMemory, rooms::unlisted, answer));
  }

  public RequestState history(User user, Query.History query) throws LogException {
    Optional<StoredRoom> room = rooms.describe(user.person(), query.room());
    if (room.isEmpty()) {
      return nothing(user, query, query.room());
    }
    long end = room.get().lastSeq() + 1;
    long last = Math.min(query.before().orElse(end), end) - 1;
    LogName read = room.get().log();
    return replay(
        user,
        query,
        Optional.of(read),
        answer -> new HistoryReplay(log, room.get(), last, query.count(), answer));
  }

  public RequestState search(User user, Query.Search query) throws RefusedException, LogException {
    int size = query.words().byteLength();
    if (size > Limits.MAX_LINE_BYTES) {
      throw query.refusal(
          ErrorCode.TOO_LONG,
          "the words have %d bytes, but the server takes at most %d"
              .formatted(size, Limits.MAX_LINE_BYTES));
    }
    if (query.room().isEmpty()) {
      return search(user, query, Optional.empty());
    }
    Optional<StoredRoom> room = rooms.describe(user.person(), query.room().get());
    return room.isPresent()
        ? search(user, query, room.map(StoredRoom::log))
        : nothing(user, query, query.room().get());
  }

  private RequestState search(User user, Query.Search query, Optional<LogName> room) {
    SearchQuery search =
        new SearchQuery(
            room, query.words(), query.filter(), query.count(), rooms.privateRooms().logs());
    return replay(
        user,
        query,
        room,
        answer -> new SearchReplay(log, search, rooms.privateRooms()::logs, answer));
  }

  /** Answers with the topic of a room that the user need not be in. */
  public RequestState topic(User user, Query.Topic query) throws LogException {
    Optional<StoredRoom> room = rooms.describe(user.person(), query.room());
    RoomName name = room.map(StoredRoom::name).orElse(query.room());
    Text topic = room.map(StoredRoom::topic).orElse(Text.EMPTY);
    Session session = user.session().orElseThrow();
    session.reply(new ServerMessage.Topic(name, topic));
    if (topic.isEmpty()) {
      session.remark(name + " has no topic; /topic TEXT sets one");
    }
    return RequestState.ANSWERED;
  }

  private RequestState nothing(User user, ClientMessage query, RoomName room) {
    answer(user, query).finish(FoundCount.sentence(0, Optional.of(room)));
    return RequestState.PENDING;
  }

  /** Starts a replay; of a private room, it ends once the user may not read it any longer. */
  private RequestState replay(
      User user, ClientMessage query, Optional<LogName> room, Function<Answer, Replay> newReplay) {
    Replay replay = newReplay.apply(answer(user, query));
    room.ifPresent(log -> rooms.privateRooms().reads(log, user.person().account(), replay));
    user.session().orElseThrow().peer().replay(replay);
    return RequestState.PENDING;
  }

  private Answer answer(User user, ClientMessage query) {
    return new Answer(user.session().orElseThrow(), query, bots, failures);
  }
}
