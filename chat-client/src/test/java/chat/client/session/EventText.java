package chat.client.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.event.ClientEvent;
import chat.client.event.EventVisitor;
import chat.client.event.LinkEvent;
import chat.client.event.ModerationEvent;
import chat.client.event.RequestEvent;
import chat.client.event.RoomSnapshot;
import chat.client.event.SessionSnapshot;
import chat.json.JsonScalar;
import chat.protocol.QueryAnswer;
import chat.protocol.ServerMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders an event as a line of a transcript. */
final class EventText implements EventVisitor {
  private String text = "";

  static String of(ClientEvent event) {
    EventText visitor = new EventText();
    event.accept(visitor);
    return visitor.text;
  }

  static boolean isState(ClientEvent event) {
    return event instanceof ClientEvent.StateChanged;
  }

  @Override
  public void message(ClientEvent.MessageReceived event) {
    text = ChatLineText.of(event.line());
  }

  @Override
  public void notice(ClientEvent.Notice event) {
    text = "* " + event.sentence();
  }

  @Override
  public void queued(RequestEvent.MessageQueued event) {
    text = "queued: " + event.message().text();
  }

  @Override
  public void queuedOffline(RequestEvent.QueuedOffline event) {
    text = "queued offline";
  }

  @Override
  public void acknowledged(RequestEvent.MessageAcknowledged event) {
    text = "stored: " + ChatLineText.of(event.line()) + ref(event.ref());
  }

  @Override
  public void refused(RequestEvent.MessageRefused event) {
    text =
        "refused: %s (%s)".formatted(event.message().text(), event.answer().sentence())
            + ref(event.ref());
  }

  @Override
  public void storing(RequestEvent.StoringChanged event) {
    text =
        event
            .refusal()
            .map(answer -> "storing fails: " + answer.sentence())
            .orElse("storing works");
  }

  @Override
  public void unacknowledged(RequestEvent.MessageUnacknowledged event) {
    text = "unacknowledged: " + event.message().text();
  }

  @Override
  public void refused(RequestEvent.RequestRefused event) {
    text = "refused: " + event.sentence() + ref(event.ref());
  }

  @Override
  public void refused(RequestEvent.InputRefused event) {
    String target = event.target().map(place -> " for " + place).orElse("");
    String message = event.text().map(line -> ": " + line).orElse("");
    text = event.code() + target + message + " (" + event.sentence() + ")" + ref(event.ref());
  }

  @Override
  public void account(ClientEvent.AccountChanged event) {
    text =
        event
            .account()
            .nick()
            .map(nick -> "account %d: %s".formatted(event.account().number(), nick))
            .orElse("no account");
  }

  @Override
  public void waits(RequestEvent.MessageWaits event) {
    text = "waits: " + event.nick();
  }

  @Override
  public void secretAsked(ClientEvent.SecretAsked event) {
    text = event.question().map(question -> "secret: " + question).orElse("no secret");
  }

  @Override
  public void readElsewhere(ClientEvent.ReadElsewhere event) {
    text = "read elsewhere: %s %d".formatted(event.room(), event.seq());
  }

  @Override
  public void joined(ClientEvent.Joined event) {
    text = "joined %s: %s".formatted(event.joined().room(), event.joined().nick());
  }

  @Override
  public void left(ClientEvent.Left event) {
    text = "left %s: %s".formatted(event.left().room(), event.left().nick()) + us(event.isUs());
  }

  @Override
  public void renamed(ClientEvent.Renamed event) {
    ServerMessage.Renamed renamed = event.renamed();
    text = "renamed: %s, now %s".formatted(renamed.before(), renamed.now()) + us(event.isUs());
  }

  @Override
  public void topic(ClientEvent.TopicTold event) {
    ServerMessage.Topic topic = event.topic();
    text = "topic of %s: %s".formatted(topic.room(), topic.topic()) + entering(event.isEntering());
    text += event.isAsked() ? " (asked)" : "";
  }

  @Override
  public void members(ClientEvent.MembersTold event) {
    ServerMessage.Members members = event.members();
    String place = members.room().map(room -> room + ": ").orElse("everywhere: ");
    String nicks = members.nicks().stream().map(Object::toString).collect(Collectors.joining(" "));
    String listening =
        event.listening().stream().map(nick -> " " + nick + "?").collect(Collectors.joining());
    text =
        "members of "
            + place
            + members.count()
            + " "
            + nicks
            + listening
            + entering(event.isEntering());
  }

  @Override
  public void listed(ClientEvent.RoomListed event) {
    QueryAnswer.Room room = event.room();
    text = "room %s: %d %s".formatted(room.room(), room.count(), room.topic());
  }

  @Override
  public void lookUp(ClientEvent.LookUpAnswered event) {
    text = "answer to " + event.request().verb() + " " + event.request().firstToken();
  }

  @Override
  public void nothingFound(ClientEvent.NothingFound event) {
    text = "nothing found by " + event.done().requestVerb();
  }

  @Override
  public void searchCut(ClientEvent.SearchCut event) {
    text = "search cut: " + event.done().missing() + " " + event.done().why().orElse("-");
  }

  @Override
  public void gap(ClientEvent.GapFound event) {
    text =
        "gap in %s: %d to %d".formatted(event.gap().place(), event.gap().from(), event.gap().to());
  }

  @Override
  public void frontChanged(ClientEvent.FrontChanged event) {
    text = "into " + event.page().map(Object::toString).orElse("no room");
  }

  @Override
  public void catchUpStarted(ClientEvent.CatchUpStarted event) {
    text = "catching up in " + event.room();
  }

  @Override
  public void catchUpFinished(ClientEvent.CatchUpFinished event) {
    text = "caught up in %s: %d".formatted(event.room(), event.count());
  }

  @Override
  public void live(ClientEvent.WentLive event) {
    text = "live: " + event.room();
  }

  @Override
  public void moderation(ModerationEvent event) {
    text = event.visit(new ModerationText());
  }

  @Override
  public void welcomed(LinkEvent.Welcomed event) {
    text = "welcomed: " + event.nick();
  }

  @Override
  public void reconnected(LinkEvent.Reconnected event) {
    text = "reconnected: %s, was %s".formatted(event.nick(), event.before());
  }

  @Override
  public void lost(LinkEvent.LinkLost event) {
    text = "lost: " + event.why();
  }

  @Override
  public void retrying(LinkEvent.RetryScheduled event) {
    text = "pausing";
  }

  @Override
  public void roundTrip(LinkEvent.RoundTripMeasured event) {
    text = "round trip: " + event.time().toMillis() + " ms";
  }

  @Override
  public void plainSent(LinkEvent.PlainSent event) {
    text = "sent: " + event.line();
  }

  @Override
  public void plainReceived(LinkEvent.PlainReceived event) {
    text = "plain: " + UTF_8.decode(event.bytes().duplicate());
  }

  @Override
  public void plainPaused(LinkEvent.PlainPaused event) {
    text = "plain paused";
  }

  @Override
  public void nameAsked(ClientEvent.NameAsked event) {
    text = "asked: " + event.question();
  }

  @Override
  public void cleared(ClientEvent.ScreenCleared event) {
    text = "cleared";
  }

  @Override
  public void preferences(ClientEvent.PreferencesChanged event) {
    text = "ignored: " + event.preferences().ignored();
  }

  @Override
  public void state(ClientEvent.StateChanged event) {
    SessionSnapshot state = event.snapshot();
    String nick = state.nick().map(Object::toString).orElse("-");
    List<String> rooms = state.rooms().stream().map(EventText::room).toList();
    text =
        "state: %s %s %s pending %d"
            .formatted(nick, state.link().phase(), rooms, state.pendingCount());
  }

  private static String room(RoomSnapshot room) {
    return room.name() + (room.count().isPresent() ? " " + room.count().getAsInt() : "");
  }

  private static String ref(Optional<JsonScalar> ref) {
    return ref.map(given -> " ref " + given.text()).orElse("");
  }

  private static String us(boolean isUs) {
    return isUs ? " (us)" : "";
  }

  private static String entering(boolean isEntering) {
    return isEntering ? " (entering)" : "";
  }
}
