package chat.server.hub.limit;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import chat.server.hub.state.User;

/** Refuses messages that are too long, or too many for one day. The hub's thread. */
public record MessageLimits(int maxTextBytes, DailyQuota quota) {
  public void check(User user, ClientMessage.Numbered message) throws RefusedException {
    int size = message.text().byteLength();
    if (size > maxTextBytes) {
      throw message.refusal(
          ErrorCode.TOO_LONG,
          "the message has %d bytes, but the server takes at most %d"
              .formatted(size, maxTextBytes));
    }
    quota.check(user, message);
  }
}
