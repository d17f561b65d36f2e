package chat.server.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd is notified of. */
class ServiceNotifierTest {
  @TempDir private Path folder;
  private final AtomicBoolean isLive = new AtomicBoolean(true);
  private final AtomicInteger live = new AtomicInteger();
  private final AtomicInteger hung = new AtomicInteger();

  private boolean count() {
    boolean counted = isLive.get();
    (counted ? live : hung).incrementAndGet();
    return counted;
  }

  private ServiceNotifier notifier(Path socket, String watchdogPid) {
    return notifier(socket, watchdogPid, Duration.ofMillis(200), this::count);
  }

  private static ServiceNotifier notifier(
      Path socket, String watchdogPid, Duration watchdog, BooleanSupplier isLive) {
    return ServiceNotifier.of(
            Map.of(
                "NOTIFY_SOCKET",
                socket.toString(),
                "WATCHDOG_USEC",
                Long.toString(watchdog.toNanos() / 1_000),
                "WATCHDOG_PID",
                watchdogPid),
            isLive)
        .orElseThrow();
  }

  @Test
  void processWithoutSystemdNotifiesNobody() {
    assertTrue(ServiceNotifier.of(Map.of("WATCHDOG_USEC", "1000"), () -> true).isEmpty());
  }

  @Test
  void watchdogIsNotifiedWhileTheServerLives() throws Exception {
    try (NotifySocket systemd = NotifySocket.in(folder)) {
      ServiceNotifier notifier =
          notifier(systemd.path(), Long.toString(ProcessHandle.current().pid()));
      notifier.ready();
      systemd.receives("READY=1");
      systemd.receives("WATCHDOG=1");
      isLive.set(false);
      await().atMost(Captured.PATIENCE).until(() -> hung.get() > 2);
      notifier.close();
      systemd.receives("STOPPING=1");
      assertEquals(live.get(), systemd.received().split("WATCHDOG=1", -1).length - 1);
    }
  }

  @Test
  void stateIsShownWhenItChanges() throws Exception {
    try (NotifySocket systemd = NotifySocket.in(folder)) {
      ServiceNotifier notifier = notifier(systemd.path(), "1");
      AtomicReference<String> state = new AtomicReference<>("has the chat, by claim 1");
      notifier.show(state::get);
      systemd.receives("STATUS=has the chat, by claim 1");
      state.set("stands by: a:1 has the chat, by claim 2");
      systemd.receives("STATUS=stands by: a:1 has the chat, by claim 2");
      notifier.close();
      systemd.receives("STOPPING=1");
      assertEquals(2, systemd.received().split("STATUS=", -1).length - 1);
    }
  }

  /** The watchdog would act after 20 s: a probe each 5 s, and after a failed one each second. */
  @Test
  void failedProbeLeavesNoGapAsLongAsTheWatchdogWaits() throws Exception {
    try (NotifySocket systemd = NotifySocket.in(folder)) {
      AtomicInteger probes = new AtomicInteger();
      ServiceNotifier notifier =
          notifier(
              systemd.path(),
              Long.toString(ProcessHandle.current().pid()),
              Duration.ofSeconds(20),
              () -> probes.incrementAndGet() > 1);
      long start = System.nanoTime();
      notifier.ready();
      systemd.receives("WATCHDOG=1");
      assertTrue(probes.get() > 1, "the first probe failed");
      Duration gap = Duration.ofNanos(System.nanoTime() - start);
      notifier.close();
      assertTrue(gap.toSeconds() < 20, gap::toString);
    }
  }

  @Test
  void watchdogOfAnotherProcessIsLeftAlone() throws Exception {
    try (NotifySocket systemd = NotifySocket.in(folder)) {
      ServiceNotifier notifier = notifier(systemd.path(), "1");
      notifier.ready();
      notifier.close();
      systemd.receives("STOPPING=1");
      assertEquals(0, live.get());
    }
  }
}
