package chat.client;

import chat.protocol.Limits;
import chat.server.ChatServer;
import chat.server.log.LogException;
import chat.server.log.sqlite.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.net.NetOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The server in this process, with a log on disk; stopped and started, it keeps its port. */
final class RealServer implements AutoCloseable {
  private static final NetOptions NO_LIMITS =
      new NetOptions(
          Limits.DEFAULT_MAX_TEXT_BYTES,
          0,
          Duration.ofMinutes(10),
          0,
          new NetOptions.AddressLimit(0, false));

  private final Path data;
  private ChatServer server;

  RealServer(Path data) throws IOException, LogException {
    this.data = data;
    server = start(0);
  }

  int port() {
    return server.port();
  }

  /** As it is typed on the command line. */
  String address() {
    return "127.0.0.1:" + port();
  }

  RealServer stops() throws IOException, InterruptedException {
    server.stop();
    return this;
  }

  RealServer startsAgain() throws IOException, LogException {
    server = start(server.port());
    return this;
  }

  private ChatServer start(int port) throws IOException, LogException {
    ChatServer started =
        new ChatServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            SqliteLog.open(data, false, Retention.EVERYTHING, Clock.systemUTC()),
            NO_LIMITS,
            new ChatServer.Settings("chat-server/test", false),
            Clock.systemUTC());
    started.start();
    return started;
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
