package chat.server.operator;

import chat.protocol.ModRequest;
import chat.protocol.RoomName;
import chat.protocol.account.BanTarget;
import chat.server.admin.AdminException;
import chat.server.log.LogException;
import chat.server.log.NamedRoom;
import chat.server.log.moderation.Ban;
import java.util.List;
import java.util.Optional;

/** The commands that kick, ban and mute, as moderators do in the chat. One thread. */
final class SanctionCommands {
  private final OperatedServer server;

  SanctionCommands(OperatedServer server) {
    this.server = server;
  }

  /** Bans someone from the server, or from a room. */
  Answer ban(OperatorRequest request) throws LogException, AdminException {
    return sanction(request, ModRequest.Action.BAN);
  }

  /** Lets someone write no more on the server, or in a room. */
  Answer mute(OperatorRequest request) throws LogException, AdminException {
    return sanction(request, ModRequest.Action.MUTE);
  }

  private Answer sanction(OperatorRequest request, ModRequest.Action action)
      throws LogException, AdminException {
    Optional<NamedRoom> room = request.room();
    ModRequest.Ban ban =
        new ModRequest.Ban(
            action, name(room), target(request), request.seconds("for"), request.line("reason"));
    long number = server.moderate(moderation -> moderation.ban(Records.actor(request), room, ban));
    List<Ban> stored =
        server.moderation(
            store ->
                store.allBans(number - 1, Answer.MAX_ROWS).stream()
                    .filter(each -> each.together() == number)
                    .toList());
    return Answer.table(List.of(ModerationRecords.row(stored, new RoomNames(server))), "");
  }

  private static Optional<RoomName> name(Optional<NamedRoom> room) {
    return room.map(NamedRoom::name);
  }

  private static BanTarget target(OperatorRequest request) throws AdminException {
    String typed = request.require("target");
    try {
      return BanTarget.of(typed);
    } catch (IllegalArgumentException e) {
      throw new AdminException("'%s': %s".formatted(typed, e.getMessage()), e);
    }
  }

  /** Removes a user from the server, or from a room. */
  Answer kick(OperatorRequest request) throws LogException, AdminException {
    Optional<NamedRoom> room = request.room();
    ModRequest.Kick kick = new ModRequest.Kick(name(room), request.nick(), request.line("reason"));
    server.requireRunning();
    server.moderate(
        moderation -> {
          moderation.kick(Records.actor(request), room, kick);
          return true;
        });
    String where = room.map(NamedRoom::toString).orElse("the server");
    return Answer.done(
        new Row().text("nick", kick.nick().value()).text("room", room.map(NamedRoom::toString)),
        "kicked %s from %s".formatted(kick.nick(), where));
  }

  /** Takes back a ban or a mute. */
  Answer unban(OperatorRequest request) throws LogException, AdminException {
    long number = request.requireNumber("number");
    server.moderate(
        moderation -> {
          moderation.unban(Records.actor(request), number);
          return true;
        });
    return Answer.done(
        new Row().number("number", number), "ban %d is taken back".formatted(number));
  }
}
