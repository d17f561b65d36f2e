package chat.server.hub.peer;

import chat.protocol.Nick;
import chat.server.log.account.ReadMark;
import chat.server.log.account.TokenScope;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which account a client has proven to be.
 *
 * @param account the account's number
 * @param nick the account's nick
 * @param token the device number of the token by which the client logged in; empty for none
 * @param scope what that token allows
 * @param marks what the account had read then; empty once the hub has taken them over
 */
public record Identity(
    long account, Nick nick, OptionalLong token, TokenScope scope, List<ReadMark> marks) {
  public Identity {
    marks = List.copyOf(marks);
  }

  /** Returns the same account on a device that has a token now. */
  public Identity withToken(long device) {
    return new Identity(account, nick, OptionalLong.of(device), scope, marks);
  }

  public Identity withoutMarks() {
    return new Identity(account, nick, token, scope, List.of());
  }

  /** Returns whether it logged in by the token of this device. */
  public boolean isDevice(long ofAccount, long device) {
    return account == ofAccount && token.equals(OptionalLong.of(device));
  }
}
