package chat.client.view;

import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.Page;
import chat.client.event.RequestEvent;
import chat.notation.Quantity;
import chat.protocol.AccountMessage;
import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import chat.protocol.ClientVerb;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.Query;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences for what happens besides messages, without the {@code * } shown before them. */
public final class Notices {
  private Notices() {}

  public static String joined(ServerMessage.Joined joined) {
    return joined.nick() + " joined " + joined.room();
  }

  public static String left(ServerMessage.Left left) {
    return left.nick() + " left " + left.room();
  }

  public static String renamed(ServerMessage.Renamed renamed) {
    return renamed.before() + " is now " + renamed.now();
  }

  public static String topic(ServerMessage.Topic topic) {
    return topic.topic().isEmpty()
        ? topic.room() + " has no topic"
        : "the topic of " + topic.room() + " is: " + oneLine(topic.topic());
  }

  public static String members(ClientEvent.MembersTold event) {
    ServerMessage.Members members = event.members();
    String where = members.room().map(RoomName::value).orElse("all rooms");
    String count = members.count() == 1 ? "1 person" : members.count() + " people";
    String nicks =
        Stream.concat(
                members.nicks().stream().map(Nick::value),
                event.listening().stream().map(nick -> nick + " (listening)"))
            .collect(Collectors.joining(", "));
    return "in " + where + ": " + count + (nicks.isEmpty() ? "" : ": " + nicks);
  }

  public static String room(QueryAnswer.Room room) {
    String topic = room.topic().isEmpty() ? "" : ": " + oneLine(room.topic());
    return room.room() + " (" + room.count() + ")" + topic;
  }

  public static String gap(ServerMessage.Gap gap) {
    boolean isInbox = gap.place().equals(Limits.INBOX);
    return "messages %d to %d of %s are no longer stored"
        .formatted(
            gap.from(), gap.to(), isInbox ? "your direct messages" : oneLine(Text.of(gap.place())));
  }

  static String welcomed(LinkEvent.Welcomed event) {
    return "you are "
        + event.nick()
        + on(event.server())
        + event.at().map(server -> ", at " + server).orElse("")
        + "; /help lists what can be typed";
  }

  /** Returns where we are, if the server has a name. */
  static String on(String server) {
    return server.isEmpty() ? "" : " on " + server;
  }

  /** The server logged us in to an account, or out of ours. */
  static String account(AccountMessage.Account account) {
    return account
        .nick()
        .map(nick -> "you are logged in as " + nick)
        .orElse("you are a guest now, without an account");
  }

  /** The server stored a direct message for an account without a device there. */
  static String waits(Nick nick) {
    return nick + " is not here now; the message waits";
  }

  /** The server has welcomed us again, under another nick if ours was taken meanwhile. */
  static String reconnected(LinkEvent.Reconnected event) {
    Nick nick = event.nick();
    return "connected again"
        + event.at().map(server -> ", to " + server).orElse("")
        + (nick.equals(event.before()) ? "" : "; you are " + nick + " now");
  }

  /** The link broke; the client reconnects, and a person may hurry it. */
  static String lost() {
    return "connection lost; trying again \u2026 (Enter tries at once)";
  }

  /** Like {@link #lost}, with the reason, for readers of a log file. */
  public static String lostBecause(LinkEvent.LinkLost event) {
    String why = oneLine(Text.of(event.why()));
    return event.movesTo().isPresent()
        ? "moving to the server at " + event.movesTo().get() + " \u2026 (" + why + ")"
        : "connection lost (" + why + "); trying again \u2026";
  }

  /** We type into another page from now on, or into none. */
  public static String front(Optional<Page> page) {
    return page.flatMap(Page::room)
        .map(room -> "you are in " + room + " now")
        .or(() -> page.map(other -> "what you type goes to " + other + " now; /leave ends that"))
        .orElse("you are in no room now; /join ROOM enters one");
  }

  /** Precedes the messages missed while the link was lost. */
  public static String catchUpStarted(RoomName room) {
    return "while you were away, in " + room + ":";
  }

  /** Follows the messages missed while the link was lost. */
  public static String catchUpFinished(RoomName room, int count) {
    return "back in " + room + "; " + messages(count) + " while you were away";
  }

  /** Precedes the messages that HISTORY or SEARCH found. */
  public static String lookUp(Query request) {
    return request instanceof Query.Search search
        ? "found in " + of(search)
        : "history of " + request.firstToken() + ":";
  }

  private static String of(Query.Search search) {
    String where = search.room().map(RoomName::value).orElse("all rooms");
    String from = search.filter().from().map(nick -> ", from " + nick).orElse("");
    return where + from + (search.words().isEmpty() ? ":" : ": " + oneLine(search.words()));
  }

  static String nothingFound(QueryAnswer.Done done) {
    return done.requestVerb().equals(ClientVerb.HISTORY.name())
        ? "no messages are stored here before that"
        : "no such message was found";
  }

  /** The server has begun to store messages again, or to fail at it. */
  static String storing(boolean works) {
    return works
        ? "the server stores messages again"
        : "the server cannot store messages now; yours are sent again until it can";
  }

  public static String unacknowledged(Numbered message) {
    String to = to(message);
    return "not acknowledged" + (to.isEmpty() ? "" : "," + to) + ": " + what(message);
  }

  public static String refused(ServerMessage.Refused refused) {
    return new RequestEvent.RequestRefused(refused).sentence();
  }

  /** A message was refused: says which by its beginning, for the person may have sent several. */
  public static String refused(ServerMessage.Refused refused, Numbered message) {
    return message instanceof ChangeRequest
        ? "not done (%s): %s".formatted(refused(refused), what(message))
        : "not sent%s (%s): %s".formatted(to(message), refused(refused), what(message));
  }

  /** A message was refused for a reason that the person has just read. */
  static String refused(Numbered message) {
    return (message instanceof ChangeRequest ? "not done" : "not sent" + to(message))
        + ": "
        + what(message);
  }

  /** Returns what the person typed, or the beginning of it. */
  private static String what(Numbered message) {
    if (message instanceof ChangeRequest.Delete) {
      return "deleting a message";
    }
    String edit = message instanceof ChangeRequest.Edit ? "editing a message: " : "";
    return edit + beginning(typed(message));
  }

  /** Returns the text of a message, or what replaces a part of one as it is typed. */
  public static Text typed(Numbered message) {
    return message instanceof ChangeRequest.Edit edit && edit.replaces()
        ? Text.of("/s/" + edit.text().toString().replace('\n', '/') + "/")
        : message.text();
  }

  /**
   * Returns the lines of a notice, each with its {@code * }. A sentence may hold text of a server,
   * also from an exception: control characters are replaced, so that it neither steers a terminal
   * nor forges a line.
   */
  static List<String> starred(String notice) {
    return Text.of(notice).toString().lines().map(line -> "* " + line).toList();
  }

  /** Whom a direct message was for; nothing for a room, which the person types into. */
  private static String to(Numbered message) {
    return message instanceof ClientMessage.Tell tell ? " to " + tell.nick() : "";
  }

  private static String messages(int count) {
    return Quantity.of(count, "message");
  }

  private static String beginning(Text text) {
    String line = oneLine(text);
    int shown = 60;
    return line.codePointCount(0, line.length()) <= shown
        ? line
        : line.substring(0, line.offsetByCodePoints(0, shown)) + "…";
  }

  static String oneLine(Text text) {
    return text.toString().replace('\n', ' ');
  }
}
