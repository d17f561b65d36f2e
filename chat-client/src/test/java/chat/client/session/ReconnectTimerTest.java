package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.net.Backoff;
import chat.client.net.ServerAddress;
import chat.client.servers.ServerList;
import chat.client.session.Timers.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReconnectTimerTest {
  private static final Duration MILLI = Duration.ofMillis(1);

  private static final ServerList ONE = servers("a");

  private static ServerList servers(String... hosts) {
    List<ServerAddress> all = Stream.of(hosts).map(host -> new ServerAddress(host, 1)).toList();
    return new ServerList(all, all.get(0));
  }

  @Test
  void serversThatWereNotTriedAreTriedWithoutAPause() {
    ReconnectTimer timer =
        new ReconnectTimer(
            new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Optional.empty(), timers);
    ServerList servers = servers("a", "b");
    servers.lost();
    timer.begin();
    for (int round = 0; round < 20; round++) {
      for (int server = 0; server < 2; server++) {
        boolean isFirst = !servers.hasUntried();
        Duration pause = timer.schedule(servers).orElseThrow();
        assertEquals(isFirst, !pause.isZero());
        assertTrue(pause.compareTo(Duration.ofSeconds(6)) <= 0, "5 s, and a fifth more");
        servers.take();
      }
    }
  }

  @Test
  void serversThatWelcomeAndMoveClientsDoNotKeepThemBusy() {
    ReconnectTimer timer =
        new ReconnectTimer(
            new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Optional.empty(), timers);
    ServerList servers = servers("a", "b");
    int pauses = 0;
    for (int moves = 0; moves < 20; moves++) {
      timer.connected();
      servers.lost();
      timer.begin();
      pauses += timer.schedule(servers).orElseThrow().isZero() ? 0 : 1;
      servers.take();
    }
    assertEquals(17, pauses);
  }

  private long nanos = Long.MAX_VALUE; // where the clock wraps around
  private final Timers timers = new Timers(() -> nanos);

  private ReconnectTimer timer(Duration pause, Optional<Duration> giveUp) {
    return new ReconnectTimer(new Backoff(pause, pause), giveUp, timers);
  }

  private static String patience(String giveUp) {
    Duration time = Duration.parse(giveUp);
    return new ReconnectTimer(Backoff.DEFAULT, Optional.of(time), new Timers(() -> 0)).patience();
  }

  @Test
  void attemptsEndWhenItIsTimeToGiveUp() {
    Duration giveUp = Duration.ofMillis(20);
    long start = nanos;
    ReconnectTimer timer = timer(MILLI, Optional.of(giveUp));
    timer.begin();
    Optional<Duration> pause = timer.schedule(ONE);
    while (pause.isPresent()) {
      assertTrue(timers.isSet(Timer.RETRY));
      nanos += pause.get().toNanos();
      assertEquals(Optional.of(Timer.RETRY), timers.takeDue());
      assertTrue(nanos - start <= giveUp.toNanos());
      pause = timer.schedule(ONE);
    }
    assertEquals(giveUp.toNanos(), nanos - start);
  }

  @Test
  void nextOutageHasItsOwnTime() {
    ReconnectTimer timer = timer(MILLI, Optional.of(MILLI.multipliedBy(2)));
    nanos += Duration.ofHours(1).toNanos();
    timer.begin();
    assertTrue(timer.schedule(ONE).isPresent());
    nanos += Duration.ofHours(1).toNanos();
    assertTrue(timer.schedule(ONE).isEmpty());
    timer.begin();
    assertTrue(timer.schedule(ONE).isPresent());
  }

  @Test
  void pausesGrowWhileLinksEndSoon() {
    ReconnectTimer timer =
        new ReconnectTimer(new Backoff(MILLI, Duration.ofDays(1)), Optional.empty(), timers);
    Duration last = Duration.ZERO;
    for (int i = 0; i < 10; i++) {
      timer.connected();
      nanos += Duration.ofSeconds(1).toNanos();
      timer.begin();
      Duration pause = timer.schedule(ONE).orElseThrow();
      assertTrue(pause.compareTo(last) > 0, pause + " after " + last);
      last = pause;
    }
    timer.connected();
    nanos += Duration.ofMinutes(1).toNanos();
    timer.begin();
    assertTrue(timer.schedule(ONE).orElseThrow().compareTo(MILLI.multipliedBy(2)) < 0);
  }

  @Test
  void withoutATimeItNeverGivesUp() {
    ReconnectTimer timer = timer(Duration.ofHours(1), Optional.empty());
    timer.begin();
    for (int i = 0; i < 1_000; i++) {
      nanos += timer.schedule(ONE).orElseThrow().toNanos();
    }
  }

  @Test
  void patienceIsInTheLargestUnitThatFits() {
    assertEquals("5 min", patience("PT5M"));
    assertEquals("2 h", patience("PT2H"));
    assertEquals("90 s", patience("PT90S"));
  }
}
