package chat.client;

import chat.client.ui.View;
import chat.protocol.ClientVerb;
import chat.protocol.InvalidNameException;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Who and what is in the rooms, and in which of them one is oneself. The reader thread's. */
final class Presence {
  /** A server may send more than makes sense; nobody reads more. */
  private static final int MAX_HELD = 1_000;

  private final View view;
  private final Rooms rooms;

  /** Who is there, until it is known whether that was asked for. */
  private final List<ServerMessage.Members> held = new ArrayList<>();

  private final Supplier<Nick> own;

  /**
   * Nobody is known to be anywhere yet.
   *
   * @param own what one is called oneself
   */
  Presence(View view, Rooms rooms, Supplier<Nick> own) {
    this.view = view;
    this.rooms = rooms;
    this.own = own;
  }

  void register(Reactions reactions) {
    reactions.on(ServerMessage.Welcome.class, welcome -> held.clear());
    reactions.on(ServerMessage.Members.class, this::members);
    reactions.on(ServerMessage.Done.class, this::done);
    reactions.on(ServerMessage.Topic.class, this::topic);
    reactions.on(ServerMessage.Live.class, this::live);
    reactions.on(ServerMessage.Gap.class, view::gap);
    reactions.on(ServerMessage.Joined.class, this::joined);
    reactions.on(ServerMessage.Left.class, this::left);
    reactions.on(ServerMessage.Renamed.class, view::renamed);
  }

  /** Those at the end of a replay were not asked for, those before a DONE were. */
  private void members(ServerMessage.Members members) {
    if (held.size() < MAX_HELD) {
      held.add(members);
    }
  }

  private void done(ServerMessage.Done done) {
    if (done.requestVerb().equals(ClientVerb.WHO.name())) {
      tellHeld(false);
    }
  }

  private void topic(ServerMessage.Topic topic) {
    view.topic(topic, !rooms.isLive(topic.room()));
  }

  private void live(ServerMessage.Live live) {
    tellHeld(true);
    try {
      RoomName room = RoomName.of(live.place());
      rooms.live(room);
      view.live(room);
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
    view.left(left);
  }

  private void joined(ServerMessage.Joined joined) {
    if (!isOwn(joined.nick())) {
      view.joined(joined);
    }
  }

  private void tellHeld(boolean entering) {
    held.forEach(members -> view.members(members, entering));
    held.clear();
  }

  private boolean isOwn(Nick nick) {
    return nick.equals(own.get());
  }
}
