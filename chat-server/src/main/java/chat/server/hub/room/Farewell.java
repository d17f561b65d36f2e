package chat.server.hub.room;

import chat.protocol.ByeCode;
import chat.protocol.ByteSink;
import chat.protocol.ConnectionMessage;
import chat.protocol.Text;
import chat.server.hub.peer.MessageEncoder;

/** The last message of a connection, encoded. Any thread. */
public final class Farewell {
  private Farewell() {}

  public static byte[] encode(MessageEncoder encoder, ByeCode code, String reason) {
    ByteSink sink = new ByteSink();
    encoder.encode(new ConnectionMessage.Bye(code.word(), Text.of(reason)), sink);
    return sink.toByteArray();
  }

  public static byte[] shuttingDown(MessageEncoder encoder) {
    return encode(encoder, ByeCode.SHUTTING_DOWN, "the server stops");
  }

  public static byte[] logEnded(MessageEncoder encoder) {
    return encode(encoder, ByeCode.SHUTTING_DOWN, "this server can't store messages any more");
  }
}
