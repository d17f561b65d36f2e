package chat.server.process;

import chat.fixture.LongRun;
import chat.server.fixture.ServerProcess;
import chat.server.history.Workload;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One server is killed and started again while clients of all kinds talk, and what they experienced
 * is compared with the log: the same check as for several servers.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class HistoryIT {
  private static final int KILLS = 3;
  private static final int MOST_BETWEEN_KILLS = 300;

  @TempDir private Path folder;

  @Test
  void killedServerKeepsItsPromisesToAllClients() throws Exception {
    Random random = new Random(LongRun.seed());
    System.out.println("history of one server with -Dlong.seed=" + LongRun.seed());
    ServerProcess server = start(0);
    int port = server.awaitPort();
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (Workload load = Workload.start(List.of(address), random.nextLong())) {
      for (int kill = 0; kill < KILLS; kill++) {
        load.awaitMore(1 + random.nextInt(MOST_BETWEEN_KILLS));
        long start = System.nanoTime();
        server.kill();
        server.close();
        server = start(port);
        server.awaitPort();
        load.awaitMore(50);
        System.out.println("killed; longest pause: " + load.longestPauseSince(start));
      }
      System.out.println(
          load.endsWithoutViolation(
              () ->
                  DriverManager.getConnection(
                      "jdbc:sqlite:" + folder.resolve("data").resolve("messages.db"))));
    } finally {
      server.close();
    }
  }

  private ServerProcess start(int port) throws Exception {
    return ServerProcess.start(
        ServerProcess.command(
            List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            "--port",
            Integer.toString(port),
            "--data",
            folder.resolve("data").toString(),
            "--rate",
            "0",
            "--confirm-text"));
  }
}
