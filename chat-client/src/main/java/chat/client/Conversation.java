package chat.client;

import chat.client.net.HangUpException;
import chat.client.net.LinkEnd;
import chat.client.net.LinkEvents;
import chat.client.net.Outbox;
import chat.client.ui.Notices;
import chat.client.ui.View;
import chat.protocol.ClientMessage;
import chat.protocol.ClientVerb;
import chat.protocol.InvalidNameException;
import chat.protocol.Limits;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
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
  public void greeted(int version) {
    login.greeted(version);
  }

  @Override
  public void received(ServerMessage message) throws HangUpException {
    reactions.to(message);
  }

  @Override
  public void refused(ClientMessage.Numbered message, ServerMessage.Refused answer) {
    refusals.incrementAndGet();
    view.notice(Notices.refused(answer, message.text()));
  }

  @Override
  public void lost(LinkEnd end) {
    rooms.lost();
    login.lost();
    view.notice(login.asks() ? Notices.lost() : Notices.lost(end.sentence()));
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
    boolean sameNick = welcome.nick().equals(login.nick());
    if (wasWelcomed) {
      login.welcomed(welcome.nick());
      view.notice("connected again" + (sameNick ? "" : "; you are " + welcome.nick() + " now"));
      return;
    }
    wasWelcomed = true;
    // The rooms first: once welcomed, the stdin thread sends messages to them.
    rooms.entered().forEach(room -> outbox.add(new ClientMessage.Join(room, OptionalLong.empty())));
    login.welcomed(welcome.nick());
    view.news("you are " + welcome.nick() + "; /help lists what can be typed");
  }

  private void refused(ServerMessage.Refused answer) throws HangUpException {
    if (answer.verb().equals(ClientVerb.HELLO.name())) {
      login.refused(answer);
      return;
    }
    refusals.incrementAndGet();
    if (answer.verb().equals(ClientVerb.JOIN.name())) {
      refusedRoom(answer.token(), rooms::refused);
    } else if (answer.verb().equals(ClientVerb.LEAVE.name())) {
      refusedRoom(answer.token(), rooms::leavingAnswered);
    }
    view.notice(Notices.refused(answer));
  }

  private static void refusedRoom(String token, Consumer<RoomName> reaction) {
    try {
      reaction.accept(RoomName.of(token));
    } catch (InvalidNameException e) {
      // No room of ours has such a name, so nothing changes.
    }
  }
}
