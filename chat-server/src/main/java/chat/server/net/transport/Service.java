package chat.server.net.transport;

import java.nio.channels.SocketChannel;

/** What a port that the server listens on serves: connections of one kind. Any thread. */
public interface Service {
  /** Returns the transport of a connection that was accepted. */
  Transport open(SocketChannel channel);

  /**
   * Returns what a client is sent that is not served.
   *
   * @param sentence why, for the log of a client that can't be sent it
   */
  byte[] refusal(String sentence);

  /** Returns whether clients speak TLS there. */
  boolean isTls();
}
