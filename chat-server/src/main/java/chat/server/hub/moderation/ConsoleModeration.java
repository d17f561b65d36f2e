package chat.server.hub.moderation;

import chat.protocol.ErrorCode;
import chat.protocol.ModRequest;
import chat.protocol.RefusedException;
import chat.server.hub.moderation.AccountDeletion.Deleted;
import chat.server.hub.state.Room;
import chat.server.hub.state.Rooms;
import chat.server.log.Erased;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.NamedRoom;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.Ban;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.Party;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an operator does at the server's console: the same as in the chat, but in all rooms, private
 * ones and those that nobody is in. The hub's thread.
 */
public final class ConsoleModeration {
  private static final Comparator<LogName> BY_KEY = Comparator.comparing(LogName::key);

  private final Rooms rooms;
  private final ModerationStore store;
  private final Parts parts;

  /** What carries it out. */
  public record Parts(
      Sanctions sanctions,
      SettingRequests settings,
      Grants grants,
      Reports reports,
      AccountDeletion accounts) {}

  public ConsoleModeration(Rooms rooms, ModerationStore store, Parts parts) {
    this.rooms = rooms;
    this.store = store;
    this.parts = parts;
  }

  /** See {@link AccountDeletion#delete}. */
  public Deleted deleteAccount(long account, AuditEntry entry, String reason) throws LogException {
    return parts.accounts().delete(account, entry, reason);
  }

  /** See {@link AccountDeletion#eraseMessages}. */
  public Erased eraseMessages(long account, Optional<LogPosition> after) throws LogException {
    return parts.accounts().eraseMessages(account, after);
  }

  /**
   * Bans or mutes someone in a room, or on the server.
   *
   * @return the number of what was stored
   */
  public long ban(Party by, Optional<NamedRoom> room, ModRequest.Ban request)
      throws RefusedException, LogException {
    Optional<Room> in = find(room, request);
    return parts.sanctions().ban(Moderator.console(by), in, request).number();
  }

  /** Removes a user from a room, or from the server. */
  public void kick(Party by, Optional<NamedRoom> room, ModRequest.Kick request)
      throws RefusedException, LogException {
    parts.sanctions().kick(Moderator.console(by), find(room, request), request);
  }

  /** Removes what one command banned or muted, wherever that was. */
  public void unban(Party by, long number) throws RefusedException, LogException {
    Optional<Ban> ban =
        store.allBans(number - 1, 1).stream()
            .filter(first -> first.number() == number && first.effect() != Ban.Effect.KICK)
            .findAny();
    Optional<LogName> log = ban.flatMap(Ban::room);
    ModRequest.Unban request = new ModRequest.Unban(log.map(LogName::room), number);
    if (ban.isEmpty()) {
      throw request.refusal(
          ErrorCode.NO_SUCH_BAN, "there is no ban %d; bans lists them".formatted(number));
    }
    Optional<Room> room = log.isPresent() ? Optional.of(rooms.ofLog(log.get())) : Optional.empty();
    parts.sanctions().unban(Moderator.console(by), room, request);
  }

  /** Changes a setting of a room; returns its log, as its name may denote another room then. */
  public LogName set(Party by, NamedRoom named, ModRequest.Set request)
      throws RefusedException, LogException {
    Room room = find(named, request);
    parts.settings().set(Moderator.console(by), room, request);
    return room.log();
  }

  /** Gives a room to an account, also one that belongs to nobody; returns its log. */
  public LogName give(Party by, NamedRoom named, ModRequest.Grant request)
      throws RefusedException, LogException {
    Room room = find(named, request);
    parts.grants().handovers().give(Moderator.console(by), room, request);
    return room.log();
  }

  /** Ends a report, also one of a private room. */
  public void resolve(Party by, long number) throws RefusedException, LogException {
    parts.reports().resolve(by, new ModRequest.Resolve(number));
  }

  private Optional<Room> find(Optional<NamedRoom> room, ModRequest request)
      throws RefusedException, LogException {
    return room.isPresent() ? Optional.of(find(room.get(), request)) : Optional.empty();
  }

  private Room find(NamedRoom named, ModRequest request) throws RefusedException, LogException {
    Optional<Room> room = rooms.named(named);
    if (room.isEmpty()) {
      List<LogName> hidden = rooms.privateRooms().logs().stream().sorted(BY_KEY).toList();
      throw request.refusal(ErrorCode.BAD_ROOM, named.absence("this server", hidden));
    }
    return room.get();
  }
}
