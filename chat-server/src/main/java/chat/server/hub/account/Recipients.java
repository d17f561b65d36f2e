package chat.server.hub.account;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import chat.server.hub.state.Person;
import chat.server.hub.state.UserInbox;
import chat.server.hub.state.Users;
import chat.server.log.LogException;
import java.util.Optional;

/**
 * Finds the inbox for a direct message: that of a connected person, or of an account without a
 * device, whose messages wait. The hub's thread.
 */
public final class Recipients {
  private final Users users;
  private final Claims claims;

  public Recipients(Users users, Claims claims) {
    this.users = users;
    this.claims = claims;
  }

  public UserInbox inbox(ClientMessage.Tell tell) throws RefusedException, LogException {
    Optional<Person> present = users.byNick(tell.nick());
    if (present.isPresent()) {
      return present.get().inbox();
    }
    Optional<Long> account = claims.account(tell.nick());
    if (account.isEmpty()) {
      throw tell.refusal(ErrorCode.NO_SUCH_NICK, "no user has that nick");
    }
    return users.inboxOf(account.get());
  }
}
