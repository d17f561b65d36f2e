package chat.server.net.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.LoggedLines;
import chat.server.hub.peer.Budget;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Who is closed when memory is short, and who waits. */
@Isolated("It reads what all guards log.")
final class OverloadGuardTest {
  private static final int KIB = 1024;
  private static final int LIMIT = 1_000 * KIB;

  private final ServerMemory server = new ServerMemory(new Budget(LIMIT));
  private final List<Holder> holders = new ArrayList<>();
  private final OverloadGuard guard = new OverloadGuard(server, () -> holders);
  private long nowNanos = System.nanoTime();

  /** A connection that frees what it holds once it is closed. */
  private final class Holder implements MemoryHolder {
    final ConnectionMemory memory = server.open();
    String reason = "";
    boolean closedAtOnce;

    Holder() {
      holders.add(this);
    }

    Holder holding(int kib) {
      memory.outbox().set((long) kib * KIB);
      return this;
    }

    @Override
    public ConnectionMemory memory() {
      return memory;
    }

    @Override
    public void closeOverloaded(String why, boolean atOnce) {
      reason = why;
      closedAtOnce = atOnce;
      memory.abandon();
      memory.outbox().set(0);
      memory.close();
    }

    @Override
    public boolean isOverloaded() {
      return !reason.isEmpty();
    }
  }

  private void looksAfter(Duration time) {
    nowNanos += time.toNanos();
    guard.look(nowNanos);
  }

  @Test
  void nobodyIsClosedWhileTheBudgetSuffices() {
    Holder one = new Holder().holding(900);
    looksAfter(Duration.ZERO);
    looksAfter(Duration.ofHours(1));
    assertTrue(!one.isOverloaded());
  }

  @Test
  void greediestIsClosedOnceMemoryWasShortForASecond() {
    Holder small = new Holder().holding(100);
    Holder greedy = new Holder().holding(600);
    Holder middle = new Holder().holding(300);
    looksAfter(Duration.ZERO);
    looksAfter(Duration.ofMillis(900));
    assertTrue(!greedy.isOverloaded(), "closed before a second has passed");
    looksAfter(Duration.ofMillis(200));
    assertEquals(
        "the server is short of memory, and closed the connections that held most;"
            + " this one held 608k",
        greedy.reason);
    assertTrue(!greedy.closedAtOnce);
    looksAfter(Duration.ofHours(1));
    assertTrue(!small.isOverloaded() && !middle.isOverloaded());
  }

  @Test
  void greediestIsClosedAtOnceIfMuchMoreIsUsedThanTheBudget() {
    Holder greedy = new Holder().holding(1_300);
    looksAfter(Duration.ZERO);
    assertTrue(greedy.closedAtOnce);
  }

  @Test
  void closingsOfOneShortageAreLoggedAsOne() {
    try (LoggedLines lines = new LoggedLines("chat.server.net.memory")) {
      for (int i = 0; i < 5; i++) {
        Holder greedy = new Holder().holding(1_300);
        looksAfter(Duration.ofSeconds(1));
        assertTrue(greedy.isOverloaded());
        looksAfter(Duration.ofSeconds(1));
      }
      assertEquals(1, lines.all().size(), () -> lines.all().toString());
      looksAfter(Duration.ofSeconds(10));
      assertEquals("memory suffices again; connections closed within 9 s: 5", lines.all().get(1));
    }
  }

  @Test
  void oneThatHoldsMuchOnlyNowIsServedNow() {
    Holder stuck = new Holder().holding(500);
    Holder active = new Holder().holding(510);
    looksAfter(Duration.ZERO);
    active.holding(20);
    new Holder().holding(490);
    looksAfter(Duration.ofMillis(600));
    active.holding(510);
    looksAfter(Duration.ofMillis(600));
    assertTrue(stuck.isOverloaded());
    assertTrue(!active.isOverloaded());
  }

  @Test
  void connectionsThatHoldLittleAreNotClosed() {
    for (int i = 0; i < 200; i++) {
      new Holder();
    }
    looksAfter(Duration.ZERO);
    looksAfter(Duration.ofHours(1));
    assertEquals(0, holders.stream().filter(Holder::isOverloaded).count());
  }

  @Test
  void oneWhoWaitsIsServedAfterTheGreediestIsClosed() throws Exception {
    Holder greedy = new Holder().holding(985);
    Holder waiting = new Holder();
    AtomicInteger page = new AtomicInteger();
    Thread writer = new Thread(() -> page.set(awaitPage(waiting)));
    writer.start();
    awaitsWaiter();
    nowNanos = System.nanoTime();
    looksAfter(Duration.ZERO);
    looksAfter(Duration.ofSeconds(2));
    assertTrue(greedy.isOverloaded());
    writer.join();
    assertEquals(4 * KIB, page.get());
    assertTrue(waiting.memory().bytes() >= 8 * KIB, "the page is reserved before it is read");
  }

  private void awaitsWaiter() {
    long start = System.nanoTime();
    while (server.queue().head().isEmpty()) {
      assertTrue(System.nanoTime() - start < 120_000_000_000L, "nobody waits for memory");
      Thread.onSpinWait();
    }
  }

  private static int awaitPage(Holder holder) {
    try {
      return holder.memory().awaitPage();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Each holds little more than the next, and none ever frees it. */
  @Test
  void oneWhoWaitsForMuchIsServedThoughAnEighthIsFree() throws Exception {
    List<Holder> stalled = List.of(holding(210), holding(200), holding(190), holding(180));
    Holder waiting = new Holder();
    Thread reader = new Thread(() -> receives(waiting, 200 * KIB));
    reader.start();
    awaitsWaiter();
    nowNanos = System.nanoTime();
    looksAfter(Duration.ZERO);
    looksAfter(Duration.ofSeconds(2));
    assertEquals(
        List.of(true, false, false, false), stalled.stream().map(Holder::isOverloaded).toList());
    reader.join();
    assertTrue(waiting.memory().bytes() >= 300 * KIB, "what was received and is decoded");
    assertTrue(!waiting.isOverloaded());
  }

  private Holder holding(int kib) {
    return new Holder().holding(kib);
  }

  private static void receives(Holder holder, int bytes) {
    try {
      holder.memory().resize(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void bugDoesNotEndTheGuard() throws Exception {
    CountDownLatch looks = new CountDownLatch(3);
    OverloadGuard failing =
        new OverloadGuard(
            server,
            () -> {
              looks.countDown();
              throw new IllegalStateException("a bug that the test provokes");
            });
    holding(1_300);
    Thread thread = new Thread(failing::watch);
    thread.start();
    assertTrue(looks.await(120, TimeUnit.SECONDS), "the guard's thread has ended");
    thread.interrupt();
    thread.join();
  }

  @Test
  void endOfAConnectionEndsItsWaitAndNoOthers() throws Exception {
    Holder greedy = new Holder().holding(990);
    Holder first = new Holder();
    Holder second = new Holder();
    CountDownLatch secondServed = new CountDownLatch(1);
    AtomicInteger firstPage = new AtomicInteger(-1);
    Thread one = new Thread(() -> firstPage.set(awaitPage(first)));
    one.start();
    awaitsWaiter();
    Thread two =
        new Thread(
            () -> {
              if (awaitPage(second) > 0) {
                secondServed.countDown();
              }
            });
    two.start();
    first.memory().abandon();
    one.join();
    assertEquals(0, firstPage.get(), "the page of a connection that ended");
    assertEquals(1, secondServed.getCount());
    greedy.holding(0);
    assertTrue(secondServed.await(120, TimeUnit.SECONDS));
  }

  @Test
  void everythingIsReleasedAtTheEnd() throws Exception {
    Holder holder = new Holder().holding(100);
    holder.memory().resize(100 * KIB);
    holder.memory().gathered(80 * KIB);
    holder.memory().page(50 * KIB);
    assertTrue(server.all().used() >= 300 * KIB, server.all().used() + " bytes");
    holder.holding(0);
    holder.memory().endInput();
    holder.memory().page(0);
    holder.memory().close();
    assertEquals(0, server.all().used());
  }

  @Test
  void smallChangesDoNotTouchTheBudget() {
    Tally tally = new Tally(server.all());
    for (int bytes = 0; bytes < 4 * KIB; bytes++) {
      tally.set(bytes);
    }
    assertEquals(0, server.all().used());
    tally.set(4 * KIB);
    assertEquals(4 * KIB, server.all().used());
    tally.set(0);
    assertEquals(0, server.all().used());
  }
}
