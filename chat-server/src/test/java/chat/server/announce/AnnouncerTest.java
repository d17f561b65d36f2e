package chat.server.announce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The announcer's thread. */
final class AnnouncerTest {
  private final BlockingQueue<String> queries = new LinkedBlockingQueue<>();
  private final CountDownLatch answer = new CountDownLatch(1);

  @Test
  void slowNameServerDelaysNeitherStartNorStop() throws Exception {
    Announcer announcer = Announcer.start(this::announcement);
    assertEquals("announcer", queries.poll(2, TimeUnit.MINUTES));
    announcer.close();
    answer.countDown();
  }

  private Announcement announcement() {
    queries.add(Thread.currentThread().getName());
    try {
      answer.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new Announcement(
        "Home", new InetSocketAddress(InetAddress.getLoopbackAddress(), 8028), Optional.empty());
  }
}
