package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;

/**
 * A connection as the hub sees it, from the first byte to the last. Made by the connection's
 * thread; after that its state belongs to the hub's thread.
 */
public final class Session {
  private final Peer peer;
  private final long number;
  private MessageEncoder encoder;
  private boolean numbered;
  private User user;
  private boolean ended;

  /**
   * A session that nothing is known of yet.
   *
   * @param number that of the connection, for logs
   */
  public Session(Peer peer, long number) {
    this.peer = peer;
    this.number = number;
  }

  long number() {
    return number;
  }

  Peer peer() {
    return peer;
  }

  MessageEncoder encoder() {
    return encoder;
  }

  /** Whether its client numbers its messages, and so is acknowledged and can come back. */
  boolean isNumbered() {
    return numbered;
  }

  void speak(MessageEncoder encoder, boolean numbered) {
    this.encoder = encoder;
    this.numbered = numbered;
  }

  Optional<User> user() {
    return Optional.ofNullable(user);
  }

  void become(User user) {
    this.user = user;
  }

  void forgetUser() {
    user = null;
  }

  /** From here on nothing it sent counts and nothing is sent to it. */
  void end() {
    ended = true;
    user = null;
  }

  boolean hasEnded() {
    return ended;
  }

  void reply(ServerMessage message) {
    reply(List.of(message));
  }

  void replyAck(ServerMessage.Ack ack, Text text) {
    ByteSink sink = new ByteSink();
    encoder.encodeAck(ack, text, sink);
    if (!sink.isEmpty()) {
      peer.reply(Chunk.reply(sink));
    }
  }

  void reply(List<? extends ServerMessage> messages) {
    ByteSink sink = new ByteSink();
    messages.forEach(message -> encoder.encode(message, sink));
    if (!sink.isEmpty()) {
      peer.reply(Chunk.reply(sink));
    }
  }
}
