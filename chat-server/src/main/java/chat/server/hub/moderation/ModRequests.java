package chat.server.hub.moderation;

import chat.protocol.ErrorCode;
import chat.protocol.ModMessage;
import chat.protocol.ModRequest;
import chat.protocol.QueryAnswer;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.rights.Action;
import chat.server.hub.room.Memberships;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks whether a user may moderate, carries it out, and answers. The hub's thread. */
public final class ModRequests {
  private final Memberships memberships;
  private final RoomAccess access;
  private final Parts parts;

  /** What requests are carried out by. */
  public record Parts(
      Sanctions sanctions,
      SettingRequests settings,
      Grants grants,
      Reports reports,
      ServerTexts texts) {}

  public ModRequests(Memberships memberships, RoomAccess access, Parts parts) {
    this.memberships = memberships;
    this.access = access;
    this.parts = parts;
  }

  public RequestState carryOut(Session session, User user, ModRequest request)
      throws RefusedException, LogException {
    List<ServerMessage> answer = new ArrayList<>(dispatch(session, user, request));
    answer.add(new QueryAnswer.Done(request.verb().name(), request.firstToken()));
    session.reply(answer);
    return RequestState.ANSWERED;
  }

  private List<? extends ServerMessage> dispatch(Session session, User user, ModRequest request)
      throws RefusedException, LogException {
    return switch (request.action()) {
      case KICK -> kick(user, (ModRequest.Kick) request);
      case BAN, MUTE -> ban(user, (ModRequest.Ban) request);
      case UNBAN -> unban(user, (ModRequest.Unban) request);
      case BANS -> bans(user, (ModRequest.OfRoom) request);
      case ROOM -> parts.settings().list(user, room(user, (ModRequest.OfRoom) request));
      case SET -> set(user, (ModRequest.Set) request);
      case INVITE, UNINVITE, OP, DEOP, VOICE, DEVOICE, GIVE ->
          grant(user, (ModRequest.Grant) request);
      case CLAIM -> claim(user, (ModRequest.OfRoom) request);
      case REPORT -> report(user, (ModRequest.Report) request);
      case REPORTS -> reports(session, user, (ModRequest.OfRoom) request);
      case RESOLVE -> resolve(user, (ModRequest.Resolve) request);
      case RULES -> text(session, "rules", parts.texts().rules(), "this server has no rules");
      case MOTD ->
          text(session, "motd", parts.texts().motd(), "this server has no message of the day");
    };
  }

  private List<ServerMessage> report(User user, ModRequest.Report request)
      throws RefusedException, LogException {
    parts.reports().report(user, room(user, request.room(), request), request);
    return List.of();
  }

  private List<? extends ServerMessage> reports(
      Session session, User user, ModRequest.OfRoom request) throws RefusedException, LogException {
    List<ServerMessage> waiting =
        parts.reports().list(user, room(user, request.room(), request), request);
    if (waiting.isEmpty()) {
      session.remark("no reports wait");
    }
    return waiting;
  }

  private List<ServerMessage> resolve(User user, ModRequest.Resolve request)
      throws RefusedException, LogException {
    parts.reports().resolve(user, request);
    return List.of();
  }

  private static List<ServerMessage> text(Session session, String kind, Text text, String ifNone) {
    if (text.isEmpty()) {
      session.remark(ifNone);
      return List.of();
    }
    return List.of(new ModMessage.Notice(kind, text));
  }

  private List<ServerMessage> kick(User user, ModRequest.Kick request)
      throws RefusedException, LogException {
    Optional<Room> room = room(user, request.room(), request);
    Action action = room.isPresent() ? Action.KICK : Action.SERVER_KICK;
    parts.sanctions().kick(moderator(user, room, action, request), room, request);
    return List.of();
  }

  private List<ServerMessage> ban(User user, ModRequest.Ban request)
      throws RefusedException, LogException {
    Optional<Room> room = room(user, request.room(), request);
    boolean isBan = request.action() == ModRequest.Action.BAN;
    Action action =
        room.isPresent()
            ? isBan ? Action.BAN : Action.MUTE
            : isBan ? Action.SERVER_BAN : Action.SERVER_MUTE;
    return List.of(parts.sanctions().ban(moderator(user, room, action, request), room, request));
  }

  private List<ServerMessage> unban(User user, ModRequest.Unban request)
      throws RefusedException, LogException {
    Optional<Room> room = room(user, request.room(), request);
    Action action = room.isPresent() ? Action.UNBAN : Action.SERVER_BAN;
    parts.sanctions().unban(moderator(user, room, action, request), room, request);
    return List.of();
  }

  private List<? extends ServerMessage> bans(User user, ModRequest.OfRoom request)
      throws RefusedException {
    Optional<Room> room = room(user, request.room(), request);
    access.require(user, room, room.isPresent() ? Action.SEE_BANS : Action.SERVER_BAN, request);
    return parts.sanctions().list(room);
  }

  private List<ServerMessage> set(User user, ModRequest.Set request)
      throws RefusedException, LogException {
    parts.settings().set(user, memberships.joined(user, request, request.room()), request);
    return List.of();
  }

  private List<ServerMessage> grant(User user, ModRequest.Grant request)
      throws RefusedException, LogException {
    Optional<Room> declined = parts.grants().invitation(user, request);
    if (declined.isPresent()) {
      parts.grants().uninvite(user, declined.get(), request);
      return List.of();
    }
    parts.grants().carryOut(user, memberships.joined(user, request, request.room()), request);
    return List.of();
  }

  private List<ServerMessage> claim(User user, ModRequest.OfRoom request)
      throws RefusedException, LogException {
    parts.grants().handovers().claim(user, room(user, request), request);
    return List.of();
  }

  /** Returns the room that a request names, which the user must be in. */
  private Room room(User user, ModRequest.OfRoom request) throws RefusedException {
    return room(user, request.room(), request)
        .orElseThrow(() -> request.refusal(ErrorCode.BAD_ROOM, "name a room"));
  }

  /** Returns the room that a request names, which the user must be in; empty for the server. */
  private Optional<Room> room(User user, Optional<RoomName> name, ModRequest request)
      throws RefusedException {
    return name.isPresent()
        ? Optional.of(memberships.joined(user, request, name.get()))
        : Optional.empty();
  }

  private Moderator moderator(User user, Optional<Room> room, Action action, ModRequest request)
      throws RefusedException {
    access.require(user, room, action, request);
    return Moderator.of(user, access.role(user.person().account(), room));
  }
}
