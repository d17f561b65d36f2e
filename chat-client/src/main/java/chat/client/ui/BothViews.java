package chat.client.ui;

import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells two views everything, one after the other. It overrides all of {@link View}: what a view
 * makes of an event is for each of the two to say.
 */
public final class BothViews implements View {
  private final View first;
  private final View second;

  public BothViews(View first, View second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public void message(ChatLine line) {
    first.message(line);
    second.message(line);
  }

  @Override
  public void notice(String sentence) {
    first.notice(sentence);
    second.notice(sentence);
  }

  @Override
  public void news(String sentence) {
    first.news(sentence);
    second.news(sentence);
  }

  @Override
  public void pending(ClientMessage.Numbered message) {
    first.pending(message);
    second.pending(message);
  }

  @Override
  public void acknowledged(ClientMessage.Numbered message, ChatLine line) {
    first.acknowledged(message, line);
    second.acknowledged(message, line);
  }

  @Override
  public void refused(ClientMessage.Numbered message, ServerMessage.Refused answer) {
    first.refused(message, answer);
    second.refused(message, answer);
  }

  @Override
  public void refused(ServerMessage.Refused answer) {
    first.refused(answer);
    second.refused(answer);
  }

  @Override
  public void joined(ServerMessage.Joined joined) {
    first.joined(joined);
    second.joined(joined);
  }

  @Override
  public void left(ServerMessage.Left left) {
    first.left(left);
    second.left(left);
  }

  @Override
  public void renamed(ServerMessage.Renamed renamed) {
    first.renamed(renamed);
    second.renamed(renamed);
  }

  @Override
  public void topic(ServerMessage.Topic topic, boolean entering) {
    first.topic(topic, entering);
    second.topic(topic, entering);
  }

  @Override
  public void members(ServerMessage.Members members, boolean entering) {
    first.members(members, entering);
    second.members(members, entering);
  }

  @Override
  public void listed(ServerMessage.Room room) {
    first.listed(room);
    second.listed(room);
  }

  @Override
  public void gap(ServerMessage.Gap gap) {
    first.gap(gap);
    second.gap(gap);
  }

  @Override
  public void front(Optional<RoomName> room) {
    first.front(room);
    second.front(room);
  }

  @Override
  public void missing(RoomName room) {
    first.missing(room);
    second.missing(room);
  }

  @Override
  public void missed(RoomName room, int count) {
    first.missed(room, count);
    second.missed(room, count);
  }

  @Override
  public void live(RoomName room) {
    first.live(room);
    second.live(room);
  }

  @Override
  public void welcomed(Nick nick) {
    first.welcomed(nick);
    second.welcomed(nick);
  }

  @Override
  public void welcomedAgain(Nick before, Nick nick) {
    first.welcomedAgain(before, nick);
    second.welcomedAgain(before, nick);
  }

  @Override
  public void lost(String why) {
    first.lost(why);
    second.lost(why);
  }

  @Override
  public void retrying(Duration pause) {
    first.retrying(pause);
    second.retrying(pause);
  }

  @Override
  public void lag(Duration time) {
    first.lag(time);
    second.lag(time);
  }

  @Override
  public void sentPlain(String line) {
    first.sentPlain(line);
    second.sentPlain(line);
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    first.text(bytes, from, to);
    second.text(bytes, from, to);
  }

  @Override
  public void pause() {
    first.pause();
    second.pause();
  }

  @Override
  public void ask(String question) {
    first.ask(question);
    second.ask(question);
  }
}
