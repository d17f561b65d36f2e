package chat.client.screen;

import chat.client.config.Preferences;
import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.LinkState;
import chat.client.event.Page;
import chat.client.event.RequestEvent;
import chat.client.event.View;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Shows a view what a session would: alice's, at 12:05 on the 20th of November 2026. A change of
 * its state comes before the next event. One thread at a time.
 */
public final class FakeSession {
  static final Instant NOW = Instant.parse("2026-11-20T12:05:30Z");

  private final View view;
  private final FakeState state;
  private Preferences preferences;

  /** A session that is about to enter these rooms; the first is in front. */
  public FakeSession(View view, Preferences preferences, List<RoomName> entered) {
    this.view = view;
    this.preferences = preferences;
    state = new FakeState(entered);
    shows();
  }

  /** Shows events in one batch, after the state if it has changed. */
  public void shows(ClientEvent... events) {
    List<ClientEvent> batch = new ArrayList<>();
    state.takeChange().map(ClientEvent.StateChanged::new).ifPresent(batch::add);
    batch.addAll(List.of(events));
    view.show(batch);
  }

  public void isWelcomed(Nick as) {
    state.welcome(as);
    isLinked(LinkState.live(Duration.ZERO, false));
    shows(new LinkEvent.Welcomed(as, ""));
  }

  void isWelcomedAgain(Nick as) {
    Nick before = state.nick();
    state.welcome(as);
    isLinked(LinkState.live(Duration.ZERO, false));
    shows(new LinkEvent.Reconnected(before, as, ""));
  }

  public void isLost() {
    isLinked(LinkState.LOST);
    shows(new LinkEvent.LinkLost("broken"));
  }

  void retries(Duration pause) {
    isLinked(LinkState.retryingAt(NOW.plus(pause)));
    shows(new LinkEvent.RetryScheduled(pause));
  }

  void measures(Duration roundTrip) {
    isLinked(LinkState.live(roundTrip, false));
    shows(new LinkEvent.RoundTripMeasured(roundTrip));
  }

  void isLinked(LinkState next) {
    state.link(next);
  }

  public void prefers(UnaryOperator<Preferences> change) {
    preferences = change.apply(preferences);
    shows(new ClientEvent.PreferencesChanged(preferences));
  }

  /** Somebody else, or we under our nick, said something just now. */
  public void hears(RoomName room, String from, String text) {
    message(line(Optional.of(room), from, MessageKind.SAID, text, When.NOW));
  }

  void isTold(String from, String text) {
    message(line(Optional.empty(), from, MessageKind.SAID, text, When.NOW));
  }

  public void message(ChatLine line) {
    shows(new ClientEvent.MessageReceived(line));
  }

  /** Returns somebody's message, or one under our nick. */
  public ChatLine line(
      Optional<RoomName> room, String from, MessageKind kind, String text, When when) {
    boolean isNamesake = room.isPresent() && state.isUs(Nick.of(from));
    Author author = isNamesake ? Author.NAMESAKE : Author.OTHER;
    return new ChatLine(room, 1, NOW, true, Nick.of(from), kind, Text.of(text), when, author);
  }

  public void sends(ClientMessage.Numbered message) {
    state.queue(message);
    shows(new RequestEvent.MessageQueued(message));
  }

  /** Our message is stored, and none is pending any more. */
  public void acknowledges(ClientMessage.Numbered message) {
    state.clearPending();
    shows(new RequestEvent.MessageAcknowledged(message, own(message, When.NOW), Optional.empty()));
  }

  /** Returns our own message as it was stored. */
  ChatLine own(ClientMessage.Numbered message, When when) {
    Optional<RoomName> room = Optional.empty();
    Nick who = state.nick();
    MessageKind kind = MessageKind.SAID;
    if (message instanceof ClientMessage.Say say) {
      room = Optional.of(say.room());
      kind = say.kind();
    } else if (message instanceof ClientMessage.Tell tell) {
      who = tell.nick();
    }
    return new ChatLine(room, 1, NOW, true, who, kind, message.text(), when, Author.US);
  }

  void seesJoin(RoomName room, String who) {
    Set<Nick> members = state.members(room);
    members.add(Nick.of(who));
    state.members(room, members);
    shows(new ClientEvent.Joined(new ServerMessage.Joined(room, Nick.of(who))));
  }

  void seesLeave(RoomName room, String who) {
    Set<Nick> members = state.members(room);
    members.remove(Nick.of(who));
    state.members(room, members);
    boolean isUs = state.isUs(Nick.of(who));
    shows(new ClientEvent.Left(new ServerMessage.Left(room, Nick.of(who)), isUs));
  }

  void seesRename(String before, String now) {
    seesRename(new ServerMessage.Renamed(Nick.of(before), Nick.of(now)));
  }

  /** As the session does, the event comes first, and the state it leads to after it. */
  void seesRename(ServerMessage.Renamed renamed) {
    shows(new ClientEvent.Renamed(renamed, state.isUs(renamed.before())));
    state.rename(renamed);
    shows();
  }

  /** The server names everyone in a room, as at the end of entering it. */
  public void seesMembers(RoomName room, String... nicks) {
    List<Nick> members = List.of(nicks).stream().map(Nick::of).toList();
    state.members(room, Set.copyOf(members));
    ServerMessage.Members told =
        new ServerMessage.Members(Optional.of(room), members.size(), members);
    shows(new ClientEvent.MembersTold(told, true));
  }

  /** Of a large room, the server says the count alone. */
  void hasCount(RoomName room, int count) {
    state.count(room, count);
    shows();
  }

  public void seesTopic(RoomName room, String topic, boolean isEntering) {
    state.topic(room, Text.of(topic));
    ServerMessage.Topic told = new ServerMessage.Topic(room, Text.of(topic));
    shows(new ClientEvent.TopicTold(told, isEntering));
  }

  public void seesListed(String room) {
    QueryAnswer.Room listed = new QueryAnswer.Room(RoomName.of(room), 1, Text.EMPTY);
    shows(new ClientEvent.RoomListed(listed));
  }

  void goesTo(RoomName room) {
    goesTo(Page.of(room));
  }

  void goesTo(Page page) {
    state.front(page);
    shows(new ClientEvent.FrontChanged(state.front()));
  }

  /** We open a conversation. */
  void queries(String nick) {
    Page page = Page.with(Nick.of(nick));
    state.open(page);
    goesTo(page);
  }

  /** We close a conversation. */
  void closes(String nick) {
    state.close(Page.with(Nick.of(nick)));
    shows(new ClientEvent.FrontChanged(state.front()));
  }

  public void enters(RoomName room) {
    state.enter(room);
    goesTo(room);
  }

  public void leaves(RoomName room) {
    state.leave(room);
    shows(new ClientEvent.FrontChanged(state.front()));
  }

  /** The next event finds another room in front. */
  void isIn(RoomName room) {
    state.front(Page.of(room));
  }

  public void isAsked(String question) {
    shows(new ClientEvent.NameAsked(question));
  }

  /** Asks for a secret, or for none any more. */
  public void asksSecret(Optional<String> question) {
    shows(new ClientEvent.SecretAsked(question));
  }

  public void notice(String sentence) {
    shows(new ClientEvent.Notice(sentence));
  }

  public void clears() {
    shows(new ClientEvent.ScreenCleared());
  }

  /** A server that is no chat server sends text. */
  public void hearsPlain(String text) {
    shows(new LinkEvent.PlainReceived(StandardCharsets.UTF_8.encode(text)));
  }
}
