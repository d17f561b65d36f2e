package chat.protocol;

import java.util.OptionalLong;

/** A request about the client's own inbox, a log of direct messages like a room's of messages. */
public sealed interface InboxRequest extends ClientMessage {
  @Override
  default String firstToken() {
    return Limits.INBOX;
  }

  /**
   * Starts to follow the client's own inbox, or requests a replay of it.
   *
   * @param after as in {@link ClientMessage.Join}
   */
  record Join(OptionalLong after) implements InboxRequest {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(firstToken()).lastToken(after).end();
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.JOIN;
    }
  }

  /** Stops following the client's own inbox. */
  record Leave() implements InboxRequest {
    @Override
    public ClientVerb verb() {
      return ClientVerb.LEAVE;
    }
  }
}
