package chat.server.hub.moderation;

import chat.protocol.ErrorCode;
import chat.protocol.ModMessage;
import chat.protocol.ModRequest;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.server.hub.rights.Action;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.room.RoomDescriptions;
import chat.server.hub.state.Membership;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import chat.server.log.moderation.Access;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import chat.server.log.moderation.Speakers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers with a room's settings, and changes them. The hub's thread. */
public final class SettingRequests {
  private static final int MAX_SLOW_SECONDS = 24 * 60 * 60;
  private static final String KNOWN = "public, unlisted, private, speak, slow, keep and greeting";

  private final RoomChanges changes;
  private final AccessChanges accessChanges;
  private final Accounts accounts;
  private final RoomAccess access;
  private final RoomDescriptions descriptions;
  private final KeepSetting keep;

  public SettingRequests(
      RoomChanges changes,
      AccessChanges accessChanges,
      Accounts accounts,
      RoomDescriptions descriptions,
      KeepSetting keep) {
    this.keep = keep;
    this.descriptions = descriptions;
    this.access = descriptions.access();
    this.changes = changes;
    this.accessChanges = accessChanges;
    this.accounts = accounts;
  }

  /** Returns a room's settings and the roles in it. */
  List<ServerMessage> list(User user, Room room) throws LogException {
    List<ServerMessage> answer = new ArrayList<>();
    answer.add(descriptions.of(user, room));
    for (RoomRole role : room.rights().roles()) {
      Optional<Nick> nick = accounts.nick(role.account());
      if (nick.isPresent()) {
        answer.add(
            new ModMessage.Role(
                room.name(),
                nick.get(),
                room.rights().roleOf(role.account()).word(),
                role.account()));
      }
    }
    return answer;
  }

  /** Changes a setting for a user who may do that. */
  void set(User user, Room room, ModRequest.Set request) throws RefusedException, LogException {
    boolean isGreeting = request.name().equalsIgnoreCase("greeting");
    Action right = isGreeting ? Action.SET_GREETING : Action.SET_ROOM;
    access.require(user, Optional.of(room), right, request);
    set(changes.moderator(user, room), room, request);
  }

  /** Changes a setting, and sends all members the settings. */
  void set(Moderator by, Room room, ModRequest.Set request) throws RefusedException, LogException {
    String name = request.name().toLowerCase(Locale.ROOT);
    String value = request.text().toString().strip().toLowerCase(Locale.ROOT);
    RoomSettings settings = changes.settings(room);
    // Read before the commit: a disk that fails after it must not refuse what is stored. And read
    // once, not for each member.
    String owner = descriptions.owner(room);
    switch (name) {
      case "public" -> accessChanges.set(by, room, Access.PUBLIC, request);
      case "unlisted" -> accessChanges.set(by, room, Access.UNLISTED, request);
      case "private" -> accessChanges.set(by, room, Access.PRIVATE, request);
      case "speak" -> store(by, room, settings.withSpeakers(speakers(value, request)), request);
      case "slow" -> store(by, room, settings.withSlowSeconds(seconds(value, request)), request);
      case "keep" -> store(by, room, settings.withKeep(keep.parse(value, request)), request);
      case "greeting" -> {
        String greeting = request.text().toString().strip();
        if (greeting.isEmpty()) {
          throw request.refusal(
              ErrorCode.BAD_SETTING, "greeting is a line for those who enter, or - for none");
        }
        store(by, room, settings.withGreeting(greeting.equals("-") ? "" : greeting), request);
      }
      default ->
          throw request.refusal(
              ErrorCode.BAD_SETTING, "no setting is %s; there are %s".formatted(name, KNOWN));
    }
    // Operators lose their role in a room that becomes private, and get it in one that is public.
    access.refresh(room);
    announce(room, owner);
  }

  private void store(Moderator by, Room room, RoomSettings settings, ModRequest.Set request)
      throws LogException {
    String what = (request.name() + " " + request.text()).strip();
    changes.store(room, settings, List.of(), changes.entry(by, "set", room, what));
  }

  private static Speakers speakers(String value, ModRequest.Set request) throws RefusedException {
    return switch (value) {
      case "all" -> Speakers.ALL;
      case "voiced" -> Speakers.VOICED;
      default ->
          throw request.refusal(
              ErrorCode.BAD_SETTING, "speak is all, or voiced: those with a voice, and ops");
    };
  }

  private static int seconds(String value, ModRequest.Set request) throws RefusedException {
    int seconds = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : Integer.MAX_VALUE;
    if (seconds > MAX_SLOW_SECONDS) {
      throw request.refusal(
          ErrorCode.BAD_SETTING,
          "slow is the seconds between two messages of a member, 0 to " + MAX_SLOW_SECONDS);
    }
    return seconds;
  }

  private void announce(Room room, String owner) {
    for (Membership<?> membership : room.memberships()) {
      if (membership.isLive() && membership.session().usesMessageIds()) {
        membership.session().reply(descriptions.of(membership.user(), room, owner));
      }
    }
  }
}
