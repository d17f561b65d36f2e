package chat.client;

import chat.server.ChatServer;
import chat.server.fixture.ServerSetup;
import chat.server.log.LogException;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The server in the tests' process, with its log on disk and the real time; restarted, it keeps its
 * port and its messages. The test's thread.
 */
final class RealServer implements AutoCloseable {
  private final Path data;
  private ChatServer server;

  RealServer(Path data) throws IOException, LogException {
    this.data = data;
    server = start(0);
  }

  int port() {
    return server.address().getPort();
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
    server = start(server.address().getPort());
    return this;
  }

  private ChatServer start(int port) throws IOException, LogException {
    SqliteLog log = SqliteLog.open(data, false, Retention.EVERYTHING, TimeSource.SYSTEM);
    ChatServer started = new ServerSetup().withLog(log).on(port).open(TimeSource.SYSTEM);
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
