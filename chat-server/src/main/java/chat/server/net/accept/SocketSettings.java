package chat.server.net.accept;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;

/**
 * Sets the options of clients' sockets. The system sends a probe after a minute of silence, and
 * ends a connection whose peer answers none of three. Text clients need that: no other message
 * would show that a computer or a network is gone.
 */
public final class SocketSettings {
  /**
   * How much input the system buffers that is not read. It lets a client send 1.25 MiB/s at a
   * round-trip time of 100 ms, about the burst that the default rate allows.
   */
  static final int BACKLOG_BYTES = 128 * 1024;

  private static final Map<SocketOption<Integer>, Integer> KEEPALIVE =
      Map.of(
          ExtendedSocketOptions.TCP_KEEPIDLE,
          60,
          ExtendedSocketOptions.TCP_KEEPINTERVAL,
          10,
          ExtendedSocketOptions.TCP_KEEPCOUNT,
          3);

  private SocketSettings() {}

  /**
   * Bounds the input that the system accepts for a client that is read slowly: it would accept
   * megabytes, which wait after the client is gone.
   *
   * @throws IOException if the client has closed the connection already
   */
  public static void boundBacklog(SocketChannel socket) throws IOException {
    socket.setOption(StandardSocketOptions.SO_RCVBUF, BACKLOG_BYTES);
  }

  /**
   * Sets the options, as far as the system has them.
   *
   * @throws IOException if the client has closed the connection already
   */
  static void apply(SocketChannel socket) throws IOException {
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    for (Map.Entry<SocketOption<Integer>, Integer> option : KEEPALIVE.entrySet()) {
      if (socket.supportedOptions().contains(option.getKey())) {
        socket.setOption(option.getKey(), option.getValue());
      }
    }
  }
}
