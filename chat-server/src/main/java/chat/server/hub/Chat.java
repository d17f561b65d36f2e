package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ClientVerb;
import chat.protocol.ErrorCode;
import chat.protocol.Limits;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What each message of a client does. A request that can't be carried out is refused by exception
 * and answered in one place. The hub's thread.
 */
final class Chat {
  private static final int MAX_ROOMS_A_USER = 100;

  private final RoomLog log;
  private final HubOptions options;
  private final Clock clock;
  private final Delivery delivery;
  private final Run run;
  private final Rooms rooms;
  private final Attendance attendance;
  private boolean diskSaysNo;

  Chat(RoomLog log, HubOptions options, Clock clock, CatchUp.Continuation continuation)
      throws LogException {
    this.log = log;
    this.options = options;
    this.clock = clock;
    this.delivery = new Delivery(log, continuation);
    this.run = new Run(log, delivery);
    this.rooms = new Rooms(log, delivery);
    this.attendance = new Attendance(log, options, clock, rooms, delivery);
  }

  /** Who comes and goes; whatever changes that ends the run of messages before it. */
  Attendance attendance() {
    commit();
    return attendance;
  }

  /** The end of what came in together: the last run, and those who did not come back in time. */
  void endOfBatch() {
    commit();
    attendance.expireAbsences();
    delivery.keepWithin(options.budget(), attendance.sessions());
  }

  private void commit() {
    boolean stored = run.commit();
    if (stored == diskSaysNo) {
      diskSaysNo = !stored;
      attendance.tellAll(
          new ServerMessage.Refused(
              ErrorCode.NOT_STORED.word(),
              "-",
              "-",
              Text.of(
                  stored
                      ? "messages are stored again"
                      : "the server can't store messages now; those that were stored are safe")));
    }
  }

  /** Whether something may be due before anything comes in. */
  boolean awaitsAnyone() {
    return attendance.awaitsAnyone();
  }

  void caughtUp(CatchUp replay) {
    commit();
    delivery.caughtUp(replay);
  }

  void receive(Session session, ClientMessage message) {
    try {
      switch (message.verb()) {
        case SAY, EMOTE, TELL -> submit(session, (ClientMessage.Numbered) message);
        default -> {
          commit();
          carryOut(session, message);
        }
      }
    } catch (RefusedException e) {
      refuse(session, e);
    } catch (LogException e) {
      Hub.LOG.error("{} failed: {}", message.verb(), e.getMessage());
      refuse(session, refusal(ErrorCode.NOT_STORED, message, "the server's log does not answer"));
    }
  }

  void refuse(Session session, RefusedException refusal) {
    commitWhatAwaits(session);
    session.reply(refusal.answer());
    session.peer().answered(1);
  }

  private void commitWhatAwaits(Session session) {
    if (run.isAwaitedBy(session)) {
      commit();
    }
  }

  private void carryOut(Session session, ClientMessage message)
      throws RefusedException, LogException {
    boolean needsUser = message.verb() != ClientVerb.HELLO && message.verb() != ClientVerb.BYE;
    if (needsUser) {
      user(session, message);
    }
    switch (message.verb()) {
      case HELLO -> attendance.hello(session, (ClientMessage.Hello) message);
      case NICK -> attendance.rename(user(session, message), (ClientMessage.Rename) message);
      case JOIN -> join(user(session, message), (ClientMessage.Join) message);
      case LEAVE -> leave(user(session, message), (ClientMessage.Leave) message);
      case TOPIC -> setTopic(user(session, message), (ClientMessage.SetTopic) message);
      case WHO -> who(session, (ClientMessage.Who) message);
      case ROOMS -> listRooms(session, message);
      case HISTORY -> history(session, (ClientMessage.History) message);
      case SEARCH -> search(session, (ClientMessage.Search) message);
      case BYE -> attendance.bye(session);
      default -> {
        // A PONG shows that its client is there, and that is all. PING is answered by the reader.
      }
    }
    boolean answeredLater =
        message instanceof ClientMessage.History || message instanceof ClientMessage.Search;
    if (!answeredLater) {
      session.peer().answered(1);
    }
  }

  /** A message for the log: all is checked before it takes its number. */
  private void submit(Session session, ClientMessage.Numbered message) throws RefusedException {
    User user = user(session, message);
    if (session.isNumbered() && isStoredAlready(user, message)) {
      commitWhatAwaits(session);
      session.reply(ServerMessage.Ack.again(message.id()));
      session.peer().answered(1);
      return;
    }
    Feed feed = target(user, message);
    if (message.text().byteLength() > options.maxTextBytes()) {
      throw refusal(
          ErrorCode.TOO_LONG,
          message,
          "a text has at most %d bytes, and this one has %d"
              .formatted(options.maxTextBytes(), message.text().byteLength()));
    }
    if (!user.isAnnounced()) {
      commit();
      rooms.announce(user);
    }
    boolean emote = message instanceof ClientMessage.Emote;
    Draft draft =
        new Draft(
            feed.log(),
            user.author(),
            message.id(),
            clock.millis(),
            user.nick(),
            emote,
            message.text());
    run.add(new Run.Entry(session, user, message, feed, draft));
  }

  private boolean isStoredAlready(User user, ClientMessage.Numbered message)
      throws RefusedException {
    if (message.id() < user.nextId() && message.id() > user.lastId()) {
      // The same number twice in one run: whether the first is stored shows once it's committed.
      commit();
    }
    if (message.id() > user.nextId() || message.id() < 1) {
      throw refusal(
          ErrorCode.OUT_OF_ORDER, message, "the next message has number " + user.nextId());
    }
    return message.id() < user.nextId();
  }

  private Feed target(User user, ClientMessage.Numbered message) throws RefusedException {
    if (message instanceof ClientMessage.Tell tell) {
      return attendance
          .find(tell.nick())
          .map(User::mailbox)
          .orElseThrow(() -> refusal(ErrorCode.NO_SUCH_NICK, message, "nobody is called that"));
    }
    return joined(user, message, RoomName.of(message.target()));
  }

  private Room joined(User user, ClientMessage message, RoomName name) throws RefusedException {
    return user.place(name)
        .filter(place -> !place.isVacant())
        .map(place -> (Room) place.feed())
        .orElseThrow(
            () ->
                refusal(
                    ErrorCode.NOT_IN_ROOM, message, "you are not in " + name + "; join it first"));
  }

  private void join(User user, ClientMessage.Join message) throws RefusedException, LogException {
    Optional<Place> taken = user.place(message.room());
    if (taken.isEmpty() && user.places().size() >= MAX_ROOMS_A_USER) {
      throw refusal(
          ErrorCode.TOO_MANY_ROOMS, message, "you can be in " + MAX_ROOMS_A_USER + " rooms");
    }
    rooms.join(user, message.room(), message.after());
  }

  private void leave(User user, ClientMessage.Leave message) throws RefusedException {
    Place place =
        user.place(message.room())
            .orElseThrow(
                () -> refusal(ErrorCode.NOT_IN_ROOM, message, "you are not in " + message.room()));
    place.stopReplay();
    Room room = (Room) place.feed();
    rooms.leave(user, room);
    user.session().orElseThrow().reply(new ServerMessage.Left(room.name(), user.nick()));
  }

  private void setTopic(User user, ClientMessage.SetTopic message)
      throws RefusedException, LogException {
    Room room = joined(user, message, message.room());
    if (message.topic().byteLength() > Limits.MAX_TOPIC_BYTES) {
      throw refusal(
          ErrorCode.TOO_LONG,
          message,
          "a topic has at most %d bytes".formatted(Limits.MAX_TOPIC_BYTES));
    }
    log.setTopic(room.name(), message.topic());
    room.setTopic(message.topic());
    delivery.tell(room, new ServerMessage.Topic(room.name(), message.topic()));
  }

  private void who(Session session, ClientMessage.Who message) {
    if (message.room().isPresent()) {
      session.reply(
          rooms
              .find(message.room().get())
              .map(Room::members)
              .orElseGet(() -> MemberList.of(message.room(), List.of())));
    } else {
      session.reply(MemberList.of(Optional.empty(), attendance.nicks()));
    }
    session.reply(done(message));
  }

  private void listRooms(Session session, ClientMessage message) {
    for (Room room : rooms.all()) {
      session.reply(new ServerMessage.Room(room.name(), room.present(), room.topic()));
    }
    session.reply(done(message));
  }

  private void history(Session session, ClientMessage.History message) {
    PastAnswer answer = new PastAnswer(session, done(message));
    Optional<Room> room = rooms.find(message.room());
    if (room.isEmpty()) {
      answer.finish();
      return;
    }
    long end = room.get().lastSeq() + 1;
    long last = Math.min(message.before().orElse(end), end) - 1;
    long after = Math.max(0, last - message.count());
    session.peer().replay(new HistoryReplay(log, room.get(), after, last, answer));
  }

  private void search(Session session, ClientMessage.Search message) {
    PastAnswer answer = new PastAnswer(session, done(message));
    Optional<Room> room = rooms.find(message.room());
    if (room.isEmpty()) {
      answer.finish();
      return;
    }
    session.peer().replay(new SearchReplay(log, room.get(), message, answer));
  }

  private static ServerMessage.Done done(ClientMessage message) {
    return new ServerMessage.Done(message.verb().name(), message.firstToken());
  }

  private static User user(Session session, ClientMessage message) throws RefusedException {
    return session
        .user()
        .orElseThrow(() -> refusal(ErrorCode.HELLO_FIRST, message, "say HELLO first"));
  }

  static RefusedException refusal(ErrorCode code, ClientMessage message, String sentence) {
    return new RefusedException(code, message.verb().name(), message.firstToken(), sentence);
  }
}
