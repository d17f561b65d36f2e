package chat.client;

import chat.client.ui.Notices;
import chat.client.ui.View;
import chat.protocol.ClientVerb;
import chat.protocol.InvalidNameException;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who and what is in the rooms, and in which of them one is oneself. The reader thread's. */
final class Presence {
  /** A server may send more than makes sense; nobody reads more. */
  private static final int MAX_HELD = 1_000;

  private final View view;
  private final Rooms rooms;
  private final boolean terminal;

  /** In a pipe: who is there, until it is known whether that was asked for. */
  private final List<String> held = new ArrayList<>();

  private Optional<Nick> own = Optional.empty();

  Presence(View view, Rooms rooms, boolean terminal) {
    this.view = view;
    this.rooms = rooms;
    this.terminal = terminal;
  }

  void register(Reactions reactions) {
    reactions.on(ServerMessage.Welcome.class, this::welcomed);
    reactions.on(ServerMessage.Members.class, this::members);
    reactions.on(ServerMessage.Done.class, this::done);
    reactions.on(ServerMessage.Topic.class, this::topic);
    reactions.on(ServerMessage.Live.class, this::live);
    reactions.on(ServerMessage.Gap.class, m -> view.notice(Notices.gap(m)));
    reactions.on(ServerMessage.Joined.class, m -> others(m.nick(), Notices.joined(m)));
    reactions.on(ServerMessage.Left.class, this::left);
    reactions.on(ServerMessage.Renamed.class, this::renamed);
  }

  private void welcomed(ServerMessage.Welcome welcome) {
    own = Optional.of(welcome.nick());
    held.clear();
  }

  /** Those at the end of a replay were not asked for, those before a DONE were. */
  private void members(ServerMessage.Members members) {
    if (terminal) {
      view.notice(Notices.members(members));
    } else if (held.size() < MAX_HELD) {
      held.add(Notices.members(members));
    }
  }

  private void done(ServerMessage.Done done) {
    if (done.verb().equals(ClientVerb.WHO.name())) {
      held.forEach(view::notice);
      held.clear();
    }
  }

  private void topic(ServerMessage.Topic topic) {
    if (rooms.isLive(topic.room())) {
      view.notice(Notices.topic(topic));
    } else if (!topic.topic().isEmpty()) {
      view.news(Notices.topic(topic));
    }
  }

  private void live(ServerMessage.Live live) {
    held.clear();
    try {
      rooms.live(RoomName.of(live.place()));
    } catch (InvalidNameException e) {
      // The inbox's replay has ended, and what follows is shown alike.
    }
  }

  private void left(ServerMessage.Left left) {
    boolean answersLeave = isOwn(left.nick()) && rooms.leavingAnswered(left.room());
    if (answersLeave) {
      // It was left when that was typed, and may have been entered again since.
      return;
    }
    if (isOwn(left.nick())) {
      rooms.leave(left.room());
    }
    view.news(Notices.left(left));
  }

  private void renamed(ServerMessage.Renamed renamed) {
    if (isOwn(renamed.before())) {
      own = Optional.of(renamed.now());
    }
    view.news(Notices.renamed(renamed));
  }

  private void others(Nick nick, String sentence) {
    if (!isOwn(nick)) {
      view.news(sentence);
    }
  }

  private boolean isOwn(Nick nick) {
    return own.filter(nick::equals).isPresent();
  }
}
