package chat.server.net;

import chat.protocol.AccountMessage;
import chat.protocol.AuthRequest.Action;
import chat.protocol.QueryAnswer;
import java.util.Map;

/** The sentences about accounts for text clients; see {@link TextNotices}. */
final class AccountNotices {
  /** The notices of requests whose only answer is DONE. */
  private static final Map<String, String> DONE =
      Map.of(
          Action.CHANGE.word(), "your password is changed; devices with a token stay logged in",
          Action.REVOKE.word(), "that device is logged out",
          Action.ADDKEY.word(), "the key is added",
          Action.DROPKEY.word(), "the key is removed",
          Action.DEVICES.word(), "end of /devices",
          Action.KEYS.word(), "end of /key");

  private AccountNotices() {}

  static String of(AccountMessage.Account account) {
    return account
        .nick()
        .map(nick -> "you are logged in as " + nick)
        .orElse("you are logged out, and a guest");
  }

  static String of(AccountMessage.Device device) {
    return "device %d: %s, since %s, last logged in %s%s%s"
        .formatted(
            device.number(),
            device.name(),
            TextNotices.minute(device.createdMillis()),
            TextNotices.minute(device.seenMillis()),
            device.limitsSentence(),
            device.isThis() ? " (this one)" : "");
  }

  static String of(AccountMessage.Key key) {
    return "%s %s, since %s"
        .formatted(key.key(), key.comment(), TextNotices.minute(key.addedMillis()))
        .strip();
  }

  /** Returns what an AUTH has done, of which {@code done} is the end. */
  static String of(QueryAnswer.Done done) {
    return DONE.getOrDefault(done.token(), "");
  }
}
