package chat.client;

import chat.client.net.HangUpException;
import chat.client.net.LinkEnd;
import chat.client.net.LinkEvents;
import chat.client.net.Outbox;
import chat.client.ui.ChatLine;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.client.ui.View;
import chat.protocol.ClientMessage;
import chat.protocol.ClientVerb;
import chat.protocol.InvalidNameException;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What comes from the server, and what it means for the session. The reader thread runs it. */
final class Conversation implements LinkEvents {
  private final Reactions reactions;
  private final View view;
  private final Outbox outbox;
  private final Login login;
  private final Rooms rooms;
  private final AtomicLong refusals = new AtomicLong();
  private boolean wasWelcomed; // the reader thread's
  private volatile int maxTextBytes = Limits.DEFAULT_MAX_TEXT_BYTES;

  /**
   * A conversation in which nothing was said.
   *
   * @param reactions to what concerns rooms and messages; what concerns the session is added here
   */
  Conversation(Reactions reactions, View view, Outbox outbox, Login login, Rooms rooms) {
    this.reactions = reactions;
    this.view = view;
    this.outbox = outbox;
    this.login = login;
    this.rooms = rooms;
    reactions.on(ServerMessage.Welcome.class, this::welcomed);
    reactions.on(ServerMessage.Refused.class, this::refused);
    reactions.on(ServerMessage.Renamed.class, login::renamed);
  }

  /** The longest text this server takes. */
  int maxTextBytes() {
    return maxTextBytes;
  }

  /** How many requests the server refused. */
  long refusals() {
    return refusals.get();
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    view.text(bytes, from, to);
  }

  @Override
  public void pause() {
    view.pause();
  }

  @Override
  public void greeted(int version, long inboxAfter) {
    login.greeted(version, inboxAfter);
  }

  @Override
  public void received(ServerMessage message) throws HangUpException {
    reactions.to(message);
  }

  @Override
  public void refused(ClientMessage.Numbered message, ServerMessage.Refused answer) {
    refusals.incrementAndGet();
    view.refused(message, answer);
  }

  @Override
  public void acknowledged(ClientMessage.Numbered message, ServerMessage.Ack ack) {
    view.acknowledged(message, ownLine(message, ack));
  }

  @Override
  public void retrying(Duration pause) {
    view.retrying(pause);
  }

  @Override
  public void lag(Duration time) {
    view.lag(time);
  }

  @Override
  public void lost(LinkEnd end) {
    rooms.lost();
    login.lost();
    view.lost(end.sentence());
  }

  @Override
  public void otherLog() {
    rooms.otherLog();
    view.notice("this server knows nothing of what was said before");
  }

  @Override
  public void senseless(RefusedException why) {
    view.notice("skipped what makes no sense from the server: " + why.getMessage());
  }

  private void welcomed(ServerMessage.Welcome welcome) {
    maxTextBytes = welcome.maxTextBytes();
    if (wasWelcomed) {
      Nick before = login.nick();
      login.welcomed(welcome.nick());
      view.welcomedAgain(before, welcome.nick());
      return;
    }
    wasWelcomed = true;
    // The rooms first: once welcomed, the stdin thread sends messages to them.
    rooms.entered().forEach(room -> outbox.add(new ClientMessage.Join(room, OptionalLong.empty())));
    login.welcomed(welcome.nick());
    view.welcomed(welcome.nick());
  }

  private ChatLine ownLine(ClientMessage.Numbered message, ServerMessage.Ack ack) {
    Optional<RoomName> room = Optional.empty();
    Nick nick = login.nick();
    Kind kind = Kind.SAID;
    if (message instanceof ClientMessage.Say say) {
      room = Optional.of(say.room());
      kind = Kind.of(say.kind());
    } else if (message instanceof ClientMessage.Tell tell) {
      nick = tell.nick();
      kind = Kind.TOLD;
    }
    return new ChatLine(
            room, ack.seq(), ack.epochMillis(), nick, kind, message.text(), When.NOW, true)
        .timed(Clock.systemUTC());
  }

  private void refused(ServerMessage.Refused answer) throws HangUpException {
    if (answer.requestVerb().equals(ClientVerb.HELLO.name())) {
      login.refused(answer);
      return;
    }
    refusals.incrementAndGet();
    if (answer.requestVerb().equals(ClientVerb.JOIN.name())) {
      refusedRoom(answer.token(), rooms::refused);
    } else if (answer.requestVerb().equals(ClientVerb.LEAVE.name())) {
      refusedRoom(answer.token(), rooms::leavingAnswered);
    }
    view.refused(answer);
  }

  private static void refusedRoom(String token, Consumer<RoomName> reaction) {
    try {
      reaction.accept(RoomName.of(token));
    } catch (InvalidNameException e) {
      // No room of ours has such a name, so nothing changes.
    }
  }
}
