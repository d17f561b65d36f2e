package chat.protocol;

import java.util.Optional;

/** A message about the connection itself: its beginning, its liveness, its end. */
public sealed interface ConnectionMessage extends ServerMessage {
  /**
   * Answers HELLO.
   *
   * @param lastId the highest id of a stored message of this client id
   */
  record Welcome(
      Nick nick, String software, String logId, long lastId, int maxTextBytes, ServerLimits limits)
      implements ConnectionMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.WELCOME;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(nick.value()).token(software).token(logId);
      frame.token(lastId).token(maxTextBytes);
      Text lines = limits.lines();
      if (lines.isEmpty()) {
        frame.end();
      } else {
        frame.endWith(lines);
      }
    }
  }

  record Ping(String token) implements ConnectionMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.PING;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(token).end();
    }
  }

  record Pong(String token) implements ConnectionMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.PONG;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(token).end();
    }
  }

  /**
   * Announces that the server closes the connection.
   *
   * @param code the word of a {@link ByeCode}, or a newer one
   * @param server where to reconnect at once, as {@code HOST:PORT}; present only if the client was
   *     moved, and not always then
   */
  record Bye(String code, Optional<String> server, Text reason) implements ConnectionMessage {
    public Bye(String code, Text reason) {
      this(code, Optional.empty(), reason);
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.BYE;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(code);
      server.ifPresent(frame::token);
      frame.endWith(reason);
    }
  }
}
