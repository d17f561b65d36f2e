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
import java.util.HashMap;
import java.util.Map;
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
  private final Map<RoomName, Integer> missed = new HashMap<>();
  private long found;

  Messages(View view, Rooms rooms, boolean terminal) {
    this.view = view;
    this.rooms = rooms;
    this.terminal = terminal;
  }

  void register(Reactions reactions) {
    reactions.on(
        ServerMessage.Said.class,
        m ->
            message(
                m.ownId(),
                line(m.room(), m.epochMillis(), m.nick(), Kind.SAID, m.text()),
                m.room()));
    reactions.on(
        ServerMessage.Emoted.class,
        m ->
            message(
                m.ownId(),
                line(m.room(), m.epochMillis(), m.nick(), Kind.EMOTED, m.text()),
                m.room()));
    reactions.on(
        ServerMessage.Told.class,
        m -> view.message(ChatLine.told(m.epochMillis(), m.nick(), m.text())));
    reactions.on(ServerMessage.Past.class, this::past);
    reactions.on(ServerMessage.Room.class, this::room);
    reactions.on(ServerMessage.Done.class, this::done);
    reactions.on(ServerMessage.Live.class, this::live);
    reactions.on(ServerMessage.Welcome.class, m -> found = 0);
  }

  /**
   * One's own messages come with a number where they are read back. They were shown when they were
   * typed, and a program knows them; a person who enters a room again is shown them among others.
   */
  private void message(OptionalLong ownId, ChatLine line, RoomName room) {
    if (ownId.isPresent() && !(terminal && rooms.isJoining(room))) {
      return;
    }
    if (rooms.isJoining(room)) {
      view.earlier(line);
    } else {
      if (rooms.isCatchingUp(room) && missed.merge(room, 1, Integer::sum) == 1) {
        view.news("while you were away, in " + room + ":");
      }
      view.message(line);
    }
  }

  private void live(ServerMessage.Live live) {
    missed
        .keySet()
        .removeIf(
            room -> {
              boolean isLive = room.value().equals(live.place());
              if (isLive) {
                view.news(Notices.missed(room, missed.get(room)));
              }
              return isLive;
            });
  }

  private void past(ServerMessage.Past past) {
    found++;
    Kind kind = past.emote() ? Kind.EMOTED : Kind.SAID;
    view.earlier(line(past.room(), past.epochMillis(), past.nick(), kind, past.text()));
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
