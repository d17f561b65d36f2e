package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.LongRun;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is stopped by SIGSTOP under load, like a process of a machine that is suspended, and
 * continued. Clients that stayed go on, those that gave up come back; nothing is lost or doubled.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class PausedServerIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BRIEF = Duration.ofSeconds(3);
  private static final Duration LONG = Duration.ofSeconds(65);

  @TempDir private Path folder;
  private final AtomicLong acknowledged = new AtomicLong();
  private final List<ResumingClient> clients = new ArrayList<>();
  private ServerProcess server;

  @AfterEach
  void close() throws IOException {
    for (ResumingClient client : clients) {
      client.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void clientsOfAPausedServerLoseNothing() throws Exception {
    server = ServerProcess.startUnlimited(folder, "-Xmx256m");
    int port = server.awaitPort();
    for (int i = 0; i < 4; i++) {
      clients.add(new ResumingClient(port, "sender" + i, true, acknowledged));
    }
    ResumingClient gone = new ResumingClient(port, "gone", true, acknowledged);
    clients.add(gone);
    boolean isLong = LongRun.orLonger(BRIEF).compareTo(BRIEF) > 0;
    for (int round = 0; round < (isLong ? 20 : 2); round++) {
      awaitMore(500);
      server.signal("STOP");
      // One client gives up, and its connection waits to be accepted when the server goes on.
      gone.disconnects();
      gone.reconnects();
      pause(isLong ? LONG : BRIEF);
      server.signal("CONT");
    }
    awaitMore(500);
    clients.forEach(ResumingClient::stopsSending);
    for (ResumingClient client : clients) {
      await("all messages are acknowledged", client::hasNothingPending);
    }
    long end = acknowledged.get();
    for (ResumingClient client : clients) {
      await("all clients have seen all messages", () -> client.seenCount() >= end);
    }
    assertEquals(0, server.stop(), () -> server.output() + server.errors());
    close();
    List<String> seen = gone.seen();
    assertEquals(end, seen.size());
    assertEquals(seen.size(), new HashSet<>(seen).size(), "no message is stored twice");
    for (ResumingClient client : clients) {
      assertEquals(seen, client.seen(), "all clients see the same, in the same order");
      assertTrue(seen.containsAll(client.stored().values()));
    }
  }

  private void awaitMore(int messages) {
    long until = acknowledged.get() + messages;
    await("messages are acknowledged", () -> acknowledged.get() >= until);
  }

  private static void pause(Duration length) {
    long start = System.nanoTime();
    await("the pause ends", () -> System.nanoTime() - start >= length.toNanos());
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(PATIENCE).pollInSameThread().until(condition);
  }
}
