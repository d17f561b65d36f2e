package chat.client.view;

import chat.client.event.ChatLine;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.ModerationEvent;
import chat.client.event.RequestEvent;
import chat.json.JsonObject;
import chat.json.JsonScalar;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.Query;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.command.SearchGaps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Shows a session to a program in full: each event as one JSON object on a line. The README
 * documents the names, which never change.
 */
public final class JsonView extends ProgramView {
  private final LineOutput out;
  private final TerminalText text = new TerminalText();
  private final ModerationJson moderation = new ModerationJson();

  public JsonView(LineOutput out) {
    this.out = out;
  }

  @Override
  public void show(List<ClientEvent> events) {
    events.forEach(event -> event.accept(this));
    out.flush();
  }

  @Override
  public void message(ClientEvent.MessageReceived event) {
    ChatLine line = event.line();
    JsonObject json = json("message").string("room", room(line)).string("nick", nick(line));
    JsonFields.author(json, line);
    print(
        stored(json, line)
            .string("when", JsonFields.word(line.when()))
            .flag("own", line.isOurAccounts()));
  }

  @Override
  public void acknowledged(RequestEvent.MessageAcknowledged event) {
    ChatLine line = event.line();
    Optional<String> to = Optional.of(nick(line)).filter(nick -> line.isDirect());
    JsonObject json = json("acknowledged").string("room", room(line)).string("to", to);
    print(stored(json, line).scalar("ref", event.ref()));
  }

  @Override
  public void refused(RequestEvent.MessageRefused event) {
    refused(
        event.answer(),
        Optional.of(event.message().target()),
        Optional.of(event.message().text().toString()),
        event.ref());
  }

  @Override
  public void refused(RequestEvent.RequestRefused event) {
    Optional<String> token = Optional.of(event.answer().token()).filter(t -> !t.equals("-"));
    refused(event.answer(), token, Optional.empty(), event.ref());
  }

  @Override
  public void refused(RequestEvent.InputRefused event) {
    print(
        json("refused")
            .string("code", event.code())
            .nothing("verb")
            .string("target", event.target())
            .string("sentence", event.sentence())
            .string("text", event.text())
            .scalar("ref", event.ref()));
  }

  @Override
  public void storing(RequestEvent.StoringChanged event) {
    Optional<String> sentence = event.refusal().map(answer -> answer.sentence().toString());
    print(json("storing").flag("works", sentence.isEmpty()).string("sentence", sentence));
  }

  @Override
  public void joined(ClientEvent.Joined event) {
    ServerMessage.Joined joined = event.joined();
    JsonObject json = json("joined", joined.room()).string("nick", joined.nick().value());
    print(JsonFields.account(json, joined.account()));
  }

  @Override
  public void left(ClientEvent.Left event) {
    print(json("left", event.left().room()).string("nick", event.left().nick().value()));
  }

  @Override
  public void renamed(ClientEvent.Renamed event) {
    print(
        json("renamed")
            .string("before", event.renamed().before().value())
            .string("now", event.renamed().now().value()));
  }

  @Override
  public void topic(ClientEvent.TopicTold event) {
    print(
        json("topic", event.topic().room())
            .string("topic", event.topic().topic().toString())
            .flag("changed", event.isChange()));
  }

  @Override
  public void members(ClientEvent.MembersTold event) {
    ServerMessage.Members members = event.members();
    print(
        json("members")
            .string("room", members.room().map(RoomName::value))
            .number("count", members.count())
            .strings("nicks", members.nicks().stream().map(Nick::value).toList())
            .strings("listening", event.listening().stream().map(Nick::value).toList())
            .flag("asked", !event.isEntering()));
  }

  @Override
  public void listed(ClientEvent.RoomListed event) {
    print(
        json("room", event.room().room())
            .number("count", event.room().count())
            .string("topic", event.room().topic().toString()));
  }

  @Override
  public void account(ClientEvent.AccountChanged event) {
    JsonObject json = json("account").string("nick", event.account().nick().map(Nick::value));
    print(JsonFields.account(json, event.account().number()));
  }

  @Override
  public void searchCut(ClientEvent.SearchCut event) {
    QueryAnswer.Done end = event.done();
    Optional<String> room =
        Optional.of(end.token()).filter(token -> !token.equals(Query.Search.ALL_ROOMS));
    print(
        json("unsearched")
            .string("room", room)
            .number("missing", end.missing())
            .string("why", end.why())
            .string("sentence", String.join(". ", SearchGaps.sentences(end))));
  }

  @Override
  public void gap(ClientEvent.GapFound event) {
    ServerMessage.Gap gap = event.gap();
    Optional<String> room = Optional.of(gap.place()).filter(place -> !place.equals(Limits.INBOX));
    print(json("gap").string("room", room).number("from", gap.from()).number("to", gap.to()));
  }

  @Override
  public void live(ClientEvent.WentLive event) {
    print(json("live", event.room()));
  }

  @Override
  public void moderation(ModerationEvent event) {
    print(event.visit(moderation));
  }

  @Override
  public void welcomed(LinkEvent.Welcomed event) {
    welcome(event.nick(), event.server(), event.at(), false);
  }

  @Override
  public void reconnected(LinkEvent.Reconnected event) {
    welcome(event.nick(), event.server(), event.at(), true);
  }

  private void welcome(Nick nick, String server, Optional<String> at, boolean isAgain) {
    JsonObject event =
        json("welcome")
            .string("nick", nick.value())
            .flag("again", isAgain)
            .string("server", Optional.of(server).filter(name -> !name.isEmpty()));
    at.ifPresent(address -> event.string("at", address));
    print(event);
  }

  @Override
  public void lost(LinkEvent.LinkLost event) {
    print(
        event.movesTo().isPresent()
            ? json("moved").string("to", event.movesTo()).string("why", event.why())
            : json("lost").string("why", event.why()));
  }

  @Override
  public void retrying(LinkEvent.RetryScheduled event) {
    print(json("retrying").number("seconds", event.pause().toMillis() / 1e3));
  }

  @Override
  public void notice(ClientEvent.Notice event) {
    notice(event.sentence());
  }

  @Override
  public void nothingFound(ClientEvent.NothingFound event) {
    notice(Notices.nothingFound(event.done()));
  }

  @Override
  public void waits(RequestEvent.MessageWaits event) {
    notice(Notices.waits(event.nick()));
  }

  @Override
  public void unacknowledged(RequestEvent.MessageUnacknowledged event) {
    notice(Notices.unacknowledged(event.message()));
  }

  @Override
  public void nameAsked(ClientEvent.NameAsked event) {
    throw new IllegalStateException("no person is there to answer: " + event.question());
  }

  @Override
  public void plainReceived(LinkEvent.PlainReceived event) {
    text.add(event.bytes()).forEach(this::text);
  }

  @Override
  public void plainPaused(LinkEvent.PlainPaused event) {
    text.rest().forEach(this::text);
  }

  private void text(String line) {
    print(json("text").string("text", line));
  }

  private void refused(
      ServerMessage.Refused answer,
      Optional<String> target,
      Optional<String> message,
      Optional<JsonScalar> ref) {
    print(
        json("refused")
            .string("code", answer.code())
            .string("verb", answer.requestVerb())
            .string("target", target)
            .string("sentence", answer.sentence().toString())
            .string("text", message)
            .scalar("ref", ref));
  }

  /** Adds where and when the message was stored, as far as the server says, and the message. */
  private static JsonObject stored(JsonObject json, ChatLine line) {
    JsonFields.number(json, "seq", line.seq());
    Optional<Instant> time = Optional.of(line.time()).filter(t -> line.isTimeKnown());
    return json.string("time", time.map(JsonFields::time))
        .string("kind", line.isDirect() ? "told" : JsonFields.word(line.kind()))
        .string("text", line.text().toString());
  }

  private static Optional<String> room(ChatLine line) {
    return line.room().map(RoomName::value);
  }

  private static String nick(ChatLine line) {
    return line.nick().value();
  }

  private void notice(String sentence) {
    print(json("notice").string("sentence", sentence));
  }

  private static JsonObject json(String event, RoomName room) {
    return json(event).string("room", room.value());
  }

  private static JsonObject json(String event) {
    return new JsonObject().string("event", event);
  }

  private void print(JsonObject json) {
    out.line(json.toString());
  }
}
