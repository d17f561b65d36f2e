package chat.server.net.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.LoggedLines;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("Guards of other tests log to the same logger.")
final class ShortageLogTest {
  private static final String BEGINS =
      "memory is short: connections hold 990k of 1000k; closing those that hold most";

  @AutoClose private final LoggedLines lines = new LoggedLines("chat.server.net.memory");
  private final ShortageLog log = new ShortageLog();
  private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(20); // the clock wraps around

  private void closes(int count) {
    log.closed(count, 990 << 10, 1_000 << 10, now);
  }

  private void passes(int seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
    log.suffices(now);
  }

  @Test
  void shortageIsLoggedAtItsBeginAndAtItsEnd() {
    for (int i = 0; i < 50; i++) {
      closes(3);
      passes(1);
    }
    assertEquals(List.of(BEGINS), lines.all());
    passes(8);
    assertEquals(List.of(BEGINS), lines.all());
    passes(1);
    String ends = "memory suffices again; connections closed within 50 s: 150";
    assertEquals(List.of(BEGINS, ends), lines.all());
    passes(3_600);
    closes(1);
    assertEquals(List.of(BEGINS, ends, BEGINS), lines.all());
  }

  @Test
  void shortageThatClosesNobodyIsNotLogged() {
    passes(0);
    passes(3_600);
    assertEquals(List.of(), lines.all());
  }
}
