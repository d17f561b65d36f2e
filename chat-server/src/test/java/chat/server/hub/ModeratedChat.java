package chat.server.hub;

import chat.protocol.RoomName;
import chat.server.fixture.TestServer;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.moderation.AuditQuery;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A chat whose room #tea has somebody of each role, named by it: account, member, voiced, op, op2,
 * owner, operator; any other nick is a guest's.
 */
final class ModeratedChat {
  static final String ROOM = "#tea";
  private static final LogName LOG = LogName.of(RoomName.of(ROOM));
  private static final List<String> ACCOUNTS =
      List.of("owner", "op", "op2", "voiced", "member", "account");
  // Reserved: an operator has another nick.
  private static final String OPERATOR = "opal";

  private final TestAccounts accounts = new TestAccounts();
  private final TestChat chat;

  ModeratedChat() {
    this(settings -> settings);
  }

  /** A chat whose room has other settings. */
  ModeratedChat(UnaryOperator<RoomSettings> change) {
    ACCOUNTS.forEach(accounts::with);
    accounts.withOperator(OPERATOR);
    chat = new TestChat(accounts);
    try {
      RoomSettings settings = RoomSettings.initial(LOG, RoomName.of(ROOM).key(), 1, 0);
      store(new ModerationChange.StoreSettings(change.apply(settings)));
      store(role("op", RoomRole.Kind.OP));
      store(role("op2", RoomRole.Kind.OP));
      store(role("voiced", RoomRole.Kind.VOICE));
      store(role("member", RoomRole.Kind.MEMBER));
    } catch (LogException e) {
      throw new AssertionError(e);
    }
  }

  private static ModerationChange role(String nick, RoomRole.Kind kind) {
    return new ModerationChange.SetRole(
        new RoomRole(LOG, ACCOUNTS.indexOf(nick) + 1, kind, 0, true));
  }

  private void store(ModerationChange change) throws LogException {
    chat.moderation().apply(change);
  }

  TestChat chat() {
    return chat;
  }

  /** Returns a user who has logged in, if the nick is an account's, and is in no room. */
  HubUser connects(String nick) {
    return connects(chat, nick, nick);
  }

  /** Returns a user who connects to a chat with that client id. */
  static HubUser connects(TestChat chat, String nick, String client) {
    HubUser user = chat.connects();
    if (ACCOUNTS.contains(nick) || nick.equals(OPERATOR)) {
      user.sends("AUTH password " + nick + "⏎" + nick);
    }
    user.sends("HELLO 1 " + nick + " " + TestServer.idOf(client));
    user.skips();
    return user;
  }

  /** Returns a user who has joined the room. */
  HubUser joins(String nick) {
    HubUser user = connects(nick);
    user.sends("JOIN " + ROOM);
    user.skips();
    return user;
  }

  /** Returns what the audit log has, as "who action target: reason". */
  List<String> audit() {
    try {
      return chat.moderation().audit(AuditQuery.first(100)).stream()
          .map(
              entry ->
                  "%s %s %s: %s"
                      .formatted(
                          entry.actor().name(), entry.action(), entry.target(), entry.reason()))
          .toList();
    } catch (LogException e) {
      throw new AssertionError(e);
    }
  }
}
