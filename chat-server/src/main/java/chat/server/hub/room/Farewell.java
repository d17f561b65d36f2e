package chat.server.hub.room;

import chat.protocol.ByeCode;
import chat.protocol.ByteSink;
import chat.protocol.ConnectionMessage;
import chat.protocol.ServerLimits;
import chat.protocol.Text;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.peer.Session;
import java.util.List;
import java.util.Optional;

/** The last message of a connection, encoded. Any thread. */
public final class Farewell {
  private Farewell() {}

  public static byte[] encode(MessageEncoder encoder, ByeCode code, String reason) {
    return encode(encoder, new ConnectionMessage.Bye(code.word(), Text.of(reason)));
  }

  public static byte[] shuttingDown(MessageEncoder encoder) {
    return encode(encoder, ByeCode.SHUTTING_DOWN, "the server stops");
  }

  /**
   * Sends a client to another server of the same chat; if there is none, it is to reconnect here
   * after a pause.
   *
   * @param encoder in place of the session's, if that has none yet
   * @param others the other servers, the best first
   * @param reason why it can't stay
   */
  public static byte[] moved(
      Session session, MessageEncoder encoder, List<ServerLimits.Peer> others, String reason) {
    if (others.isEmpty()) {
      return encode(encoder, ByeCode.SHUTTING_DOWN, reason);
    }
    Optional<ServerLimits.Peer> next = session.reachable(others).stream().findFirst();
    String sentence =
        session.usesMessageIds() ? reason : reason + next.map(Farewell::forPerson).orElse("");
    return encode(
        encoder,
        new ConnectionMessage.Bye(
            ByeCode.MOVED.word(), next.map(ServerLimits.Peer::address), Text.of(sentence)));
  }

  /** Returns what a person types to continue. */
  private static String forPerson(ServerLimits.Peer server) {
    String address = server.address();
    int colon = address.lastIndexOf(':');
    return server.tls()
        ? "; it continues at " + address
        : ": nc " + address.substring(0, colon) + " " + address.substring(colon + 1);
  }

  private static byte[] encode(MessageEncoder encoder, ConnectionMessage.Bye bye) {
    ByteSink sink = new ByteSink();
    encoder.encode(bye, sink);
    return sink.toByteArray();
  }
}
