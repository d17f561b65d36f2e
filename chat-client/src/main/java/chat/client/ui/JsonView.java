package chat.client.ui;

import chat.client.json.JsonObject;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * For programs that want to know all of it: each event as one JSON object on a line. README, In a
 * pipe, documents the names; those that are there stay as they are. What is news has an event of
 * its own or can be told from others, and is not printed.
 */
public final class JsonView implements View {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final LineOutput out;
  private final TerminalText text = new TerminalText(); // the reader thread's

  public JsonView(LineOutput out) {
    this.out = out;
  }

  @Override
  public void message(ChatLine line) {
    JsonObject event = event("message").string("room", room(line)).string("nick", nick(line));
    print(stored(event, line).string("when", word(line.when())).flag("own", line.own()));
  }

  @Override
  public void acknowledged(ClientMessage.Numbered message, ChatLine line) {
    Optional<String> to = line.room().isPresent() ? Optional.empty() : Optional.of(nick(line));
    print(stored(event("acknowledged").string("room", room(line)).string("to", to), line));
  }

  @Override
  public void refused(ClientMessage.Numbered message, ServerMessage.Refused answer) {
    refused(answer, Optional.of(message.target()), Optional.of(message.text().toString()));
  }

  @Override
  public void refused(ServerMessage.Refused answer) {
    refused(answer, Optional.of(answer.token()).filter(t -> !t.equals("-")), Optional.empty());
  }

  @Override
  public void joined(ServerMessage.Joined joined) {
    print(at("joined", joined.room()).string("nick", joined.nick().value()));
  }

  @Override
  public void left(ServerMessage.Left left) {
    print(at("left", left.room()).string("nick", left.nick().value()));
  }

  @Override
  public void renamed(ServerMessage.Renamed renamed) {
    print(
        event("renamed")
            .string("before", renamed.before().value())
            .string("now", renamed.now().value()));
  }

  @Override
  public void topic(ServerMessage.Topic topic, boolean entering) {
    print(
        at("topic", topic.room())
            .string("topic", topic.topic().toString())
            .flag("changed", !entering));
  }

  @Override
  public void members(ServerMessage.Members members, boolean entering) {
    print(
        event("members")
            .string("room", members.room().map(RoomName::value))
            .number("count", members.count())
            .strings("nicks", members.nicks().stream().map(Nick::value).toList())
            .flag("asked", !entering));
  }

  @Override
  public void listed(ServerMessage.Room room) {
    print(
        at("room", room.room())
            .number("count", room.count())
            .string("topic", room.topic().toString()));
  }

  @Override
  public void gap(ServerMessage.Gap gap) {
    Optional<String> room =
        Optional.of(gap.place()).filter(place -> !place.equals(ServerMessage.Ack.INBOX));
    print(event("gap").string("room", room).number("from", gap.from()).number("to", gap.to()));
  }

  @Override
  public void live(RoomName room) {
    print(at("live", room));
  }

  @Override
  public void welcomed(Nick nick) {
    print(event("welcome").string("nick", nick.value()).flag("again", false));
  }

  @Override
  public void welcomedAgain(Nick before, Nick nick) {
    print(event("welcome").string("nick", nick.value()).flag("again", true));
  }

  @Override
  public void lost(String why) {
    print(event("lost").string("why", why));
  }

  @Override
  public void retrying(Duration pause) {
    print(event("retrying").number("seconds", pause.toMillis() / 1e3));
  }

  @Override
  public void notice(String sentence) {
    print(event("notice").string("sentence", sentence));
  }

  @Override
  public void news(String sentence) {
    // Not for programs: see above.
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    text.add(bytes, from, to).forEach(this::text);
  }

  @Override
  public void pause() {
    text.rest().forEach(this::text);
  }

  @Override
  public void ask(String question) {
    throw new IllegalStateException("nobody is there to answer: " + question);
  }

  private void text(String line) {
    print(event("text").string("text", line));
  }

  private void refused(
      ServerMessage.Refused answer, Optional<String> target, Optional<String> message) {
    print(
        event("refused")
            .string("code", answer.code())
            .string("verb", answer.requestVerb())
            .string("target", target)
            .string("sentence", answer.sentence().toString())
            .string("text", message));
  }

  /** The server does not tell of every message where and when it was stored. */
  private static JsonObject stored(JsonObject event, ChatLine line) {
    if (line.seq() > 0) {
      event.number("seq", line.seq());
    } else {
      event.nothing("seq");
    }
    Optional<Instant> time = Optional.of(line.time()).filter(t -> line.timed());
    return event
        .string("time", time.map(TIME::format))
        .string("kind", word(line.kind()))
        .string("text", line.text().toString());
  }

  private static Optional<String> room(ChatLine line) {
    return line.room().map(RoomName::value);
  }

  private static String nick(ChatLine line) {
    return line.nick().value();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject at(String name, RoomName room) {
    return event(name).string("room", room.value());
  }

  private static JsonObject event(String name) {
    return new JsonObject().string("event", name);
  }

  /** The whole line at once, so that whoever reads it need not wait for more. */
  private void print(JsonObject event) {
    out.line(event.toString());
  }
}
