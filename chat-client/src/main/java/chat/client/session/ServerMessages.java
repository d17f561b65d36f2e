package chat.client.session;

import chat.client.config.Preferences;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.RequestEvent;
import chat.client.session.login.NickLogin;
import chat.client.session.moderation.Moderation;
import chat.client.session.state.EventLog;
import chat.client.session.state.JoinedRooms;
import chat.client.session.state.LookUps;
import chat.client.session.state.PendingMessages;
import chat.json.JsonScalar;
import chat.protocol.AccountMessage;
import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import chat.protocol.ClientVerb;
import chat.protocol.ConnectionMessage;
import chat.protocol.ErrorCode;
import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Handles each message from the server. The session thread owns it.
 *
 * <p>The switch over verbs has no default, so that a new verb does not compile unhandled.
 */
final class ServerMessages {
  private final Uplink uplink;
  private final JoinedRooms rooms;
  private final NickLogin login;
  private final EventLog events;
  private final MessageEvents messages;
  private final RoomEvents presence;
  private final AccountEvents accounts;
  private final OtherDevices devices;
  private final Moderation moderation;
  private long refusals;

  ServerMessages(
      OtherDevices devices,
      JoinedRooms rooms,
      NickLogin login,
      Supplier<Preferences> preferences,
      EventLog events) {
    this.devices = devices;
    this.uplink = devices.uplink();
    this.rooms = rooms;
    this.login = login;
    this.events = events;
    this.messages = new MessageEvents(uplink, rooms, login, preferences, events);
    this.presence = new RoomEvents(rooms, login, events);
    this.accounts = new AccountEvents(login, devices, events);
    this.moderation = new Moderation(rooms, login, uplink.requests().mods(), events, this::renewed);
  }

  /** How many of our requests and messages the server refused; rooms for accounts do not count. */
  long refusals() {
    return refusals;
  }

  /** Returns who sent us a direct message last. */
  Optional<Nick> lastTeller() {
    return messages.lastTeller();
  }

  /** No link follows: nothing more is read back from the log. */
  void sessionEnded() {
    messages.acknowledgeStored(message -> true);
  }

  void handle(ServerMessage message) {
    Runnable handling =
        switch (message.verb()) {
          case WELCOME -> () -> welcomed((ConnectionMessage.Welcome) message);
          case SAID, EMOTED -> () -> messages.said((ServerMessage.Said) message);
          case ACK -> () -> messages.acknowledged((ServerMessage.Ack) message);
          case TOLD -> () -> told((ServerMessage.Told) message);
          case TOPIC -> () -> presence.topic((ServerMessage.Topic) message);
          case MEMBERS -> () -> presence.members((ServerMessage.Members) message);
          case LISTENING -> () -> presence.listening((QueryAnswer.Listening) message);
          case LIVE -> () -> live((ServerMessage.Live) message);
          case GAP -> () -> messages.gap((ServerMessage.Gap) message);
          case SKIP -> () -> messages.skip((ServerMessage.Skip) message);
          case JOINED -> () -> joined((ServerMessage.Joined) message);
          case LEFT -> () -> left(message);
          case RENAMED -> () -> renamed((ServerMessage.Renamed) message);
          case PAST -> () -> messages.found((QueryAnswer.Past) message);
          case ROOM -> () -> events.add(new ClientEvent.RoomListed((QueryAnswer.Room) message));
          case DONE -> () -> done((QueryAnswer.Done) message);
          case ERROR -> () -> refused((ServerMessage.Refused) message);
          case PING -> () -> answer((ConnectionMessage.Ping) message);
          case PONG -> () -> answered((ConnectionMessage.Pong) message);
          case ACCOUNT -> () -> accounts.account((AccountMessage.Account) message);
          case DEVICE -> () -> accounts.device((AccountMessage.Device) message);
          case KEY -> () -> accounts.key((AccountMessage.Key) message);
          case CHALLENGE ->
              () -> login.challenged((AccountMessage.Challenge) message).ifPresent(uplink::hangUp);
          case TOKEN -> () -> login.token((AccountMessage.Token) message);
          case READ -> () -> devices.read((AccountMessage.Read) message);
          case SETTINGS -> () -> moderation.settings((ModMessage.Settings) message);
          case ROLE -> () -> moderation.role((ModMessage.Role) message);
          case INVITED -> () -> moderation.invited((ModMessage.Invited) message);
          case KICKED -> () -> moderation.kicked((ModMessage.Kicked) message);
          case BAN -> () -> moderation.ban((ModMessage.Ban) message);
          case REPORT -> () -> moderation.report((ModMessage.Report) message);
          case NOTICE -> () -> moderation.notice((ModMessage.Notice) message);
          case EDITED -> () -> messages.edited((ModMessage.Edited) message);
          case DELETED -> () -> messages.deleted((ModMessage.Deleted) message);
          case BYE -> () -> {}; // the link reports it when it ends
        };
    handling.run();
  }

  private void welcomed(ConnectionMessage.Welcome welcome) {
    boolean isSameLog = rooms.connectToLog(welcome.logId());
    uplink.servers().welcomed(welcome.limits().servers());
    if (!isSameLog) {
      messages.logReplaced();
      messages.acknowledgeStored(message -> true);
      events.notice("this server has another log: some of what was said before may be missing");
    }
    accounts.welcomed(welcome, isSameLog); // before the JOIN of the inbox is made
    // A message said in a room that is joined again is read back from its log, in its place.
    Set<RoomName> resumed = rooms.joined();
    uplink.welcomed(welcome.lastId(), isSameLog);
    messages.acknowledgeStored(
        message -> resumed.stream().noneMatch(room -> MessageEvents.isIn(message, room)));
    presence.welcomed();
    moderation.welcomed();
    Nick before = login.nick();
    String server = welcome.limits().name();
    Optional<String> at = uplink.servers().shown();
    boolean isFirst = !login.wasWelcomed();
    login.welcomed(welcome);
    if (isFirst) {
      rooms.forAccounts().startWith(rooms.entered());
      rooms.entered().forEach(this::join);
      events.add(new LinkEvent.Welcomed(welcome.nick(), server, at));
    } else {
      events.add(new LinkEvent.Reconnected(before, welcome.nick(), server, at));
    }
  }

  private void join(RoomName room) {
    uplink.send(rooms.firstJoin(room));
  }

  private void told(ServerMessage.Told told) {
    devices.told(told);
    messages.told(told);
  }

  private void live(ServerMessage.Live live) {
    JoinedRooms.parsed(live.place()).ifPresent(messages::readBack);
    presence.live(live);
  }

  /** A room's name may mean another log from now on. */
  private void renewed(RoomName room) {
    messages.readBack(room);
    messages.changes().forget(room);
    devices.forget(room);
  }

  private void joined(ServerMessage.Joined joined) {
    moderation.joined(joined);
    if (login.account().isOurs(joined.account())) {
      moderation.followed(joined.room());
      devices.follow(joined.room(), true);
    } else {
      presence.joined(joined);
    }
  }

  private void left(ServerMessage message) {
    if (!(message instanceof ServerMessage.Left left)) {
      return; // we never leave our inbox
    }
    boolean isUs = login.isOurs(left.nick());
    if (isUs) {
      messages.readBack(left.room());
    }
    if (moderation.isKnown(left)) {
      return;
    }
    if (isUs && login.account().isLoggedIn() && presence.isUnrequested(left)) {
      devices.follow(left.room(), false);
      return;
    }
    presence.left(left);
  }

  private void renamed(ServerMessage.Renamed renamed) {
    if (login.isOurs(renamed.before())) {
      uplink.pending().renameAnswered();
    }
    messages.renamed(renamed);
    moderation.renamed(renamed);
    presence.renamed(renamed);
  }

  private void done(QueryAnswer.Done done) {
    if (done.requestVerb().equals(ClientVerb.AUTH.name())) {
      accounts.done(done);
      uplink.pending().accountAnswered();
      login.account().loginAnswered();
      login.succeeded(done.token()).ifPresent(uplink::send);
    }
    presence.done(done);
    moderation.done(done);
    if (LookUps.isOne(done.requestVerb()) && !uplink.requests().lookUps().ended()) {
      events.add(new ClientEvent.NothingFound(done));
    }
    if (!done.isWhole()) {
      events.add(new ClientEvent.SearchCut(done));
    }
  }

  private void answer(ConnectionMessage.Ping ping) {
    uplink.sendSignOfLife(new ClientMessage.Pong(ping.token()));
  }

  private void answered(ConnectionMessage.Pong pong) {
    if (pong.token().equals(LinkStatus.PING_TOKEN)) {
      uplink.status().answered();
    }
  }

  private void refused(ServerMessage.Refused answer) {
    if (answer.requestVerb().equals(ClientVerb.NICK.name())) {
      uplink.pending().renameAnswered();
    } else if (answer.requestVerb().equals(ClientVerb.JOIN.name())) {
      JoinedRooms.parsed(answer.token()).ifPresent(messages::readBack);
    }
    if (answer.code().equals(ErrorCode.NOT_STORED.word()) && answer.requestVerb().equals("-")) {
      uplink.storeRetry().failed(answer);
      return;
    }
    OptionalLong number = PendingMessages.numberIn(answer);
    if (number.isEmpty()) {
      requestRefused(answer);
      return;
    }
    long id = number.getAsLong();
    if (ErrorCode.isTemporary(answer.code()) && uplink.pending().notStored(id)) {
      uplink.storeRetry().failed(answer);
      uplink.storeRetry().schedule();
      return;
    }
    Optional<Numbered> message = uplink.refuse(id);
    if (message.isPresent()) {
      refusals++;
      Optional<JsonScalar> ref = uplink.pending().refs().take(message.get());
      events.add(new RequestEvent.MessageRefused(message.get(), answer, ref));
    } else {
      requestRefused(answer);
    }
  }

  private void requestRefused(ServerMessage.Refused answer) {
    if (answer.requestVerb().equals(ClientVerb.AUTH.name())) {
      uplink.pending().accountAnswered();
      login.account().loginAnswered();
      if (login.isProving(answer)) {
        login.proofRefused(answer).ifPresent(uplink::hangUp);
        return;
      }
    }
    if (answer.requestVerb().equals(ClientVerb.HELLO.name())) {
      login.refused(answer).ifPresent(uplink::hangUp);
      return;
    }
    if (LookUps.isOne(answer.requestVerb())) {
      uplink.requests().lookUps().ended();
    }
    RequestEvent refusal =
        new RequestEvent.RequestRefused(answer, uplink.pending().refs().take(answer));
    presence.refused(answer);
    moderation.refused(answer);
    boolean isForAccounts =
        answer.requestVerb().equals(ClientVerb.JOIN.name())
            && answer.code().equals(ErrorCode.AUTH_REQUIRED.word());
    refusals += isForAccounts ? 0 : 1; // a room is entered after a login
    if (!isForAccounts || rooms.forAccounts().refused(answer.token())) {
      events.add(refusal);
    }
  }
}
