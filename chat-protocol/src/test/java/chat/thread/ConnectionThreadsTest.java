package chat.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ConnectionThreadsTest {
  private final ConnectionThreads threads = ConnectionThreads.best();

  @Test
  void threadIsNamedAndDoesNotKeepTheProcessAlive() throws Exception {
    CompletableFuture<Thread> running = new CompletableFuture<>();
    threads.start("reader-17", () -> running.complete(Thread.currentThread()));
    Thread thread = running.get(120, TimeUnit.SECONDS);
    assertEquals("reader-17", thread.getName());
    assertTrue(thread.isDaemon());
  }

  @Test
  void threadsAreVirtualFromJava21On() {
    assertEquals(Runtime.version().feature() >= 21, threads.areVirtual());
  }
}
