package chat.client.ui;

import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.time.Duration;
import java.util.Optional;

/**
 * Where things are shown. Any thread; each call's lines stay together. What a view doesn't say
 * otherwise is shown as a sentence, or not at all.
 *
 * <p>A call may block its thread for as long as nobody takes what is shown: the reader thread then
 * reads no more from the server, and the stdin thread no more of what was typed, which is as it
 * should be. Only {@link #front} doesn't on a screen, for it is what a key asked for. So no view is
 * called with a lock held that showing or typing needs: not JLine's, by which the keyboard and
 * screen threads draw, nor the outbox's.
 */
public interface View {
  /** A message of somebody else's; or of one's own, read back from the log. */
  void message(ChatLine line);

  /** An error, or the answer to what was asked for. */
  void notice(String sentence);

  /** What a person at a terminal wants to know without asking. */
  void news(String sentence);

  /** One's own message is about to be sent, and not stored yet. */
  default void pending(ClientMessage.Numbered message) {}

  /** One's own message is stored: this is its line in the room's order. */
  default void acknowledged(ClientMessage.Numbered message, ChatLine line) {}

  /** One's own message was refused, and is not sent again. */
  default void refused(ClientMessage.Numbered message, ServerMessage.Refused answer) {
    notice(Notices.refused(answer, message.text()));
  }

  /** A request was refused. */
  default void refused(ServerMessage.Refused answer) {
    notice(Notices.refused(answer));
  }

  /** Somebody else came. */
  default void joined(ServerMessage.Joined joined) {
    news(Notices.joined(joined));
  }

  /** Somebody else went, or one was made to leave. */
  default void left(ServerMessage.Left left) {
    news(Notices.left(left));
  }

  /** Somebody has another nick now, maybe oneself. */
  default void renamed(ServerMessage.Renamed renamed) {
    news(Notices.renamed(renamed));
  }

  /**
   * A room's topic.
   *
   * @param entering whether it is told because one came in
   */
  default void topic(ServerMessage.Topic topic, boolean entering) {
    if (!entering) {
      notice(Notices.topic(topic));
    } else if (!topic.topic().isEmpty()) {
      news(Notices.topic(topic));
    }
  }

  /**
   * Who is in a room.
   *
   * @param entering whether it is told because one came in, not because it was asked
   */
  default void members(ServerMessage.Members members, boolean entering) {
    if (entering) {
      news(Notices.members(members));
    } else {
      notice(Notices.members(members));
    }
  }

  /** A room there is; the answer to ROOMS has one for each. */
  default void listed(ServerMessage.Room room) {
    notice(Notices.room(room));
  }

  /** Messages were lost to their age. */
  default void gap(ServerMessage.Gap gap) {
    notice(Notices.gap(gap));
  }

  /** The person went to another room, and types into this one now; empty: into none. */
  default void front(Optional<RoomName> room) {
    news(Notices.inFront(room));
  }

  /** What follows was said in this room while the link was lost. */
  default void missing(RoomName room) {
    news(Notices.missing(room));
  }

  /** All of that was told: so many messages of others. */
  default void missed(RoomName room, int count) {
    news(Notices.missed(room, count));
  }

  /** What comes from this room happens now. */
  default void live(RoomName room) {}

  /** The server knows this client, and calls it so. */
  default void welcomed(Nick nick) {
    news("you are " + nick + "; /help lists what can be typed");
  }

  /** The server is there again; a nick that was taken meanwhile may have become another. */
  default void welcomedAgain(Nick before, Nick nick) {
    notice("connected again" + (nick.equals(before) ? "" : "; you are " + nick + " now"));
  }

  /** The link broke, and is tried again. */
  default void lost(String why) {
    notice(Notices.lost(why));
  }

  /** The next attempt to come back is made after this pause. */
  default void retrying(Duration pause) {}

  /** How long the server took to answer, or has not answered yet. */
  default void lag(Duration time) {}

  /** A line is sent, as it is, to a server that is no chat server. */
  default void sentPlain(String line) {}

  /** Plain text of a server that is no chat server: the bytes {@code [from, to)}. */
  void text(byte[] bytes, int from, int to);

  /** No plain text came for a moment. */
  void pause();

  /** Asks the person; the answer will be the next line typed. */
  void ask(String question);
}
