package chat.client;

import chat.client.ui.ChatLine;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.client.ui.Notices;
import chat.client.ui.Preferences;
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
  private final Preferences preferences;
  private final Map<RoomName, Integer> missed = new HashMap<>();
  private long found;
  private volatile Optional<Nick> lastTeller = Optional.empty();

  /**
   * Messages of one session.
   *
   * @param preferences say who is ignored: whom one doesn't answer by mistake, nor has missed
   */
  Messages(View view, Rooms rooms, Preferences preferences) {
    this.view = view;
    this.rooms = rooms;
    this.preferences = preferences;
  }

  void register(Reactions reactions) {
    reactions.on(
        ServerMessage.Said.class,
        m ->
            message(
                m.room(),
                m.seq(),
                m.epochMillis(),
                m.nick(),
                Kind.of(m.kind()),
                m.text(),
                m.ownId()));
    reactions.on(ServerMessage.Told.class, this::told);
    reactions.on(ServerMessage.Past.class, this::past);
    reactions.on(ServerMessage.Room.class, view::listed);
    reactions.on(ServerMessage.Done.class, this::done);
    reactions.on(ServerMessage.Live.class, this::live);
    reactions.on(ServerMessage.Welcome.class, m -> found = 0);
    reactions.on(ServerMessage.Renamed.class, this::renamed);
  }

  /** Who said something to this client alone last. Any thread. */
  Optional<Nick> lastTeller() {
    return lastTeller;
  }

  /** One's own messages come with the number they had here where they are read back. */
  private void message(
      RoomName room,
      long seq,
      long epochMillis,
      Nick nick,
      Kind kind,
      Text text,
      OptionalLong ownId) {
    When when = when(room);
    boolean own = ownId.isPresent();
    boolean counts = when == When.MISSED && !own && !preferences.ignores(nick);
    if (counts && missed.merge(room, 1, Integer::sum) == 1) {
      view.missing(room);
    }
    view.message(new ChatLine(Optional.of(room), seq, epochMillis, nick, kind, text, when, own));
  }

  private When when(RoomName room) {
    if (rooms.isJoining(room)) {
      return When.BEFORE;
    }
    return rooms.isCatchingUp(room) ? When.MISSED : When.NOW;
  }

  private void told(ServerMessage.Told told) {
    if (!preferences.ignores(told.nick())) {
      lastTeller = Optional.of(told.nick());
    }
    view.message(
        new ChatLine(
            Optional.empty(),
            told.seq(),
            told.epochMillis(),
            told.nick(),
            Kind.TOLD,
            told.text(),
            When.NOW,
            false));
  }

  private void live(ServerMessage.Live live) {
    missed
        .keySet()
        .removeIf(
            room -> {
              boolean isLive = room.value().equals(live.place());
              if (isLive) {
                view.missed(room, missed.get(room));
              }
              return isLive;
            });
  }

  private void renamed(ServerMessage.Renamed renamed) {
    lastTeller = lastTeller.map(nick -> nick.equals(renamed.before()) ? renamed.now() : nick);
  }

  private void past(ServerMessage.Past past) {
    found++;
    view.message(
        new ChatLine(
            Optional.of(past.room()),
            past.seq(),
            past.epochMillis(),
            past.nick(),
            Kind.of(past.kind()),
            past.text(),
            When.FOUND,
            false));
  }

  private void done(ServerMessage.Done done) {
    // Other answers may come in between, for what is read from the log takes its time.
    if (MAY_FIND_NOTHING.contains(done.requestVerb())) {
      if (found == 0) {
        view.notice(Notices.nothing(done.requestVerb()));
      }
      found = 0;
    }
  }
}
