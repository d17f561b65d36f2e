package chat.server.net.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.channels.SocketChannel;
import java.util.OptionalInt;

/** Connections without encryption. Any thread. */
public final class PlainService implements Service {
  private final OptionalInt tlsPort;

  /**
   * A service of plain connections.
   *
   * @param tlsPort where the server speaks TLS; empty if it doesn't
   */
  public PlainService(OptionalInt tlsPort) {
    this.tlsPort = tlsPort;
  }

  @Override
  public Transport open(SocketChannel channel) {
    return new PlainTransport(channel, tlsPort);
  }

  @Override
  public byte[] refusal(String sentence) {
    return ("* " + sentence + "\n").getBytes(UTF_8);
  }

  @Override
  public boolean isTls() {
    return false;
  }
}
