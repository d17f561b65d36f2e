package chat.client;

import chat.client.ui.ChatLine;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.Notices;
import chat.client.ui.View;
import chat.protocol.ClientVerb;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Shows messages, and the answers to HISTORY, SEARCH and ROOMS. The reader thread's. */
final class Messages {
  private static final Set<String> MAY_FIND_NOTHING =
      Set.of(ClientVerb.HISTORY.name(), ClientVerb.SEARCH.name());

  private final View view;
  private final Rooms rooms;
  private final boolean terminal;
  private long found;

  Messages(View view, Rooms rooms, boolean terminal) {
    this.view = view;
    this.rooms = rooms;
    this.terminal = terminal;
  }

  void register(Reactions reactions) {
    reactions.on(
        ServerMessage.Said.class,
        m -> message(m.ownId(), line(m.room(), m.epochMillis(), m.nick(), Kind.SAID, m.text())));
    reactions.on(
        ServerMessage.Emoted.class,
        m -> message(m.ownId(), line(m.room(), m.epochMillis(), m.nick(), Kind.EMOTED, m.text())));
    reactions.on(
        ServerMessage.Told.class,
        m -> view.message(ChatLine.told(m.epochMillis(), m.nick(), m.text())));
    reactions.on(ServerMessage.Past.class, this::past);
    reactions.on(ServerMessage.Room.class, this::room);
    reactions.on(ServerMessage.Done.class, this::done);
  }

  /** One's own messages come with a number: a replay, which a program knows without being told. */
  private void message(OptionalLong ownId, ChatLine line) {
    if (terminal || ownId.isEmpty()) {
      view.message(line);
    }
  }

  private void past(ServerMessage.Past past) {
    found++;
    Kind kind = past.emote() ? Kind.EMOTED : Kind.SAID;
    view.message(line(past.room(), past.epochMillis(), past.nick(), kind, past.text()));
  }

  private void room(ServerMessage.Room room) {
    view.notice(Notices.room(room));
  }

  private void done(ServerMessage.Done done) {
    // Other answers may come in between, for what is read from the log takes its time.
    if (MAY_FIND_NOTHING.contains(done.verb())) {
      if (found == 0) {
        view.notice(Notices.nothing(done.verb()));
      }
      found = 0;
    }
  }

  /** A person sees the room where it is not the one typed into; a program, where there are more. */
  private ChatLine line(RoomName room, long epochMillis, Nick nick, Kind kind, Text text) {
    boolean says = terminal ? !rooms.isCurrent(room) : rooms.wereSeveral();
    return new ChatLine(says ? Optional.of(room) : Optional.empty(), epochMillis, nick, kind, text);
  }
}
