package chat.client;

import chat.client.net.HangUpException;
import chat.protocol.ServerMessage;
import java.util.HashMap;
import java.util.Map;

/** What is done about which kind of message. The reader thread's. */
final class Reactions {
  /** Does what a message asks for. */
  interface Reaction<M extends ServerMessage> {
    void to(M message) throws HangUpException;
  }

  private final Map<Class<? extends ServerMessage>, Reaction<ServerMessage>> byKind =
      new HashMap<>();

  /** Adds a reaction; those to the same kind come one after the other. */
  <M extends ServerMessage> void on(Class<M> kind, Reaction<M> reaction) {
    Reaction<ServerMessage> before = byKind.getOrDefault(kind, message -> {});
    byKind.put(
        kind,
        message -> {
          before.to(message);
          reaction.to(kind.cast(message));
        });
  }

  /** Kinds without a reaction are for the link alone. */
  void to(ServerMessage message) throws HangUpException {
    byKind.getOrDefault(message.getClass(), m -> {}).to(message);
  }
}
