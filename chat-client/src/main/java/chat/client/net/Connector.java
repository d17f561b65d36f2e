package chat.client.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

/** Makes connections. Blocks the thread that asks for one. */
public final class Connector {
  /**
   * How an attempt failed, from the failure that says most about the server to the one that says
   * least.
   */
  private enum Failure {
    REFUSED,
    TIMED_OUT,
    UNREACHABLE;

    static Failure of(IOException e) {
      if (e instanceof ConnectException) {
        return REFUSED;
      }
      return e instanceof SocketTimeoutException ? TIMED_OUT : UNREACHABLE;
    }
  }

  private final Duration timeout;

  public Connector(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Connects to the first of the host's addresses that accepts.
   *
   * @throws CannotConnectException if none does; its message is for a person
   */
  public Connected connect(ServerAddress address) throws CannotConnectException {
    IOException worst = null;
    for (InetAddress candidate : resolve(address)) {
      try {
        return connect(address, new InetSocketAddress(candidate, address.port()));
      } catch (IOException e) {
        // Another address may accept. If none does, the failure that says most is reported.
        if (worst == null || Failure.of(e).compareTo(Failure.of(worst)) < 0) {
          worst = e;
        }
      }
    }
    throw failure(address, worst);
  }

  private static InetAddress[] resolve(ServerAddress address) throws CannotConnectException {
    try {
      return InetAddress.getAllByName(address.host());
    } catch (UnknownHostException e) {
      throw new CannotConnectException(
          address,
          "no such host. Check the spelling, or use the address that the server prints when it"
              + " starts",
          e);
    }
  }

  private Connected connect(ServerAddress address, InetSocketAddress candidate) throws IOException {
    Socket socket = new Socket();
    try {
      long start = System.nanoTime();
      socket.connect(candidate, (int) timeout.toMillis());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      return new Connected(address, socket, took);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private CannotConnectException failure(ServerAddress address, IOException e) {
    String why =
        switch (Failure.of(e)) {
          case REFUSED ->
              "refused. Is the server running there (chat-server starts it), is the port right,"
                  + " does it listen on localhost only (--bind 0.0.0.0 opens it to others)?";
          case TIMED_OUT ->
              "no answer within %d s. Is that computer on, or does a firewall block port %d?"
                  .formatted(timeout.toSeconds(), address.port());
          case UNREACHABLE ->
              "it cannot be reached (%s). Are the two computers on different networks, or does one"
                      .formatted(e.getMessage())
                  + " need a VPN?";
        };
    return new CannotConnectException(address, why, e);
  }
}
