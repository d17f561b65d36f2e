package chat.server.hub.rights;

import chat.protocol.AuthRequest;
import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.ModRequest;
import chat.protocol.Query;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.server.log.account.TokenScope;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Refuses what a client's token does not allow, before anything is looked up: the answer tells
 * nothing of rooms that the token is not for. The hub's thread.
 */
public final class TokenLimits {
  private TokenLimits() {}

  /** Refuses a request that the token does not allow, whatever its account may do. */
  public static void require(TokenScope scope, ClientMessage request) throws RefusedException {
    if (scope.isLimited() && !allows(scope, request)) {
      throw request.refusal(ErrorCode.NO_RIGHT, sentence(scope));
    }
  }

  private static String sentence(TokenScope scope) {
    String rooms =
        scope.rooms().stream().map(RoomName::value).collect(Collectors.joining(", ", "in ", ""));
    if (!scope.hasRooms()) {
      return "this token may only read";
    }
    return scope.isReadOnly()
        ? "this token may only read, and only " + rooms
        : "this token may be used only " + rooms + ", and not for the account itself";
  }

  private static boolean allows(TokenScope scope, ClientMessage request) {
    return switch (request.verb()) {
      case HELLO, BYE, PING, PONG -> true;
      case JOIN -> !(request instanceof ClientMessage.Join join) || scope.allows(join.room());
      case LEAVE -> !(request instanceof ClientMessage.Leave leave) || scope.allows(leave.room());
      // What a limited token reads is not recorded.
      case READ -> true;
      case SAY, EMOTE -> writes(scope, ((ClientMessage.Say) request).room());
      case EDIT, DELETE -> writes(scope, ((ChangeRequest) request).room());
      case TELL -> !scope.isReadOnly() && !scope.hasRooms();
      case NICK -> false;
      case TOPIC ->
          request instanceof Query.Topic query
              ? scope.allows(query.room())
              : writes(scope, ((ClientMessage.SetTopic) request).room());
      case WHO -> reads(scope, ((Query.Who) request).room());
      case ROOMS -> !scope.hasRooms();
      case HISTORY -> scope.allows(((Query.History) request).room());
      case SEARCH -> reads(scope, ((Query.Search) request).room());
      case AUTH -> isHarmless(((AuthRequest) request).action());
      case MOD -> allows(scope, (ModRequest) request);
    };
  }

  /** Whether it is allowed to read a room, or all of them. */
  private static boolean reads(TokenScope scope, Optional<RoomName> room) {
    return room.isPresent() ? scope.allows(room.get()) : !scope.hasRooms();
  }

  private static boolean writes(TokenScope scope, RoomName room) {
    return !scope.isReadOnly() && scope.allows(room);
  }

  /** Whether a request neither changes the account nor tells anything of it. */
  private static boolean isHarmless(AuthRequest.Action action) {
    return switch (action) {
      // The proof of another account, or of this one without the limit.
      case REGISTER, PASSWORD, TOKEN, KEY, SIGNATURE -> true;
      // Deletes the token itself.
      case LOGOUT -> true;
      case CHANGE, REMEMBER, DEVICES, REVOKE, KEYS, ADDKEY, DROPKEY -> false;
    };
  }

  /** Returns whether a token allows to moderate a room, or the whole server. */
  public static boolean allowsModeration(TokenScope scope, Optional<RoomName> room) {
    return !scope.isReadOnly() && reads(scope, room);
  }

  private static boolean allows(TokenScope scope, ModRequest request) {
    return switch (request.action()) {
      case RULES, MOTD -> true;
      case ROOM, CLAIM, BANS, REPORTS ->
          allowsModeration(scope, ((ModRequest.OfRoom) request).room());
      case SET -> writes(scope, ((ModRequest.Set) request).room());
      case INVITE, UNINVITE, OP, DEOP, VOICE, DEVOICE, GIVE ->
          writes(scope, ((ModRequest.Grant) request).room());
      case KICK -> allowsModeration(scope, ((ModRequest.Kick) request).room());
      case BAN, MUTE -> allowsModeration(scope, ((ModRequest.Ban) request).room());
      case UNBAN -> allowsModeration(scope, ((ModRequest.Unban) request).room());
      case REPORT -> allowsModeration(scope, ((ModRequest.Report) request).room());
      case RESOLVE -> allowsModeration(scope, Optional.empty());
    };
  }
}
