package chat.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.LongRun;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.log.Draft;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten clients send SEARCH, HISTORY and ROOMS as fast as they are answered. Prints how long the
 * messages of two others take meanwhile, and without them. Only the long test asserts these times.
 */
class QueryFloodTest {
  private static final int FLOODERS = 10;
  private static final Duration BRIEF = Duration.ofSeconds(2);
  private static final boolean IS_LONG = LongRun.orLonger(BRIEF).compareTo(BRIEF) > 0;
  private static final int STORED = IS_LONG ? 100_000 : 5_000;
  private static final Duration LENGTH = IS_LONG ? Duration.ofSeconds(20) : BRIEF;
  private static final int USUAL_PERCENT = 2;
  private static final long SLACK_MICROS = 50_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private final List<AtomicInteger> answers = new ArrayList<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private int lastId;

  @Test
  void twoUsersTalkWhileTenFloodQueries() throws Exception {
    RoomLog log =
        SqliteLog.open(folder.resolve("data"), true, Retention.EVERYTHING, TimeSource.SYSTEM);
    fill(log);
    try (TestServer server = new ServerSetup().maxWork(USUAL_PERCENT).withLog(log).start()) {
      FramedUser alice = server.framedIn("#talk", "alice");
      FramedUser bob = server.framedIn("#talk", "bob");
      talk(alice, bob);
      long[] quiet = talk(alice, bob);
      ExecutorService threads = Executors.newFixedThreadPool(FLOODERS);
      try {
        for (int i = 0; i < FLOODERS; i++) {
          FramedUser flooder = server.framed("flooder" + i);
          AtomicInteger answered = new AtomicInteger();
          answers.add(answered);
          threads.execute(() -> flood(flooder, answered));
        }
        long[] atFirst = talk(alice, bob);
        long[] flooded = talk(alice, bob);
        System.out.printf(
            "%d messages stored; p50 and p99 in microseconds: quiet %d %d, at the flood's begin %d"
                + " %d, then %d %d; queries answered: %s%n",
            STORED,
            at(quiet, 50),
            at(quiet, 99),
            at(atFirst, 50),
            at(atFirst, 99),
            at(flooded, 50),
            at(flooded, 99),
            answers);
        if (IS_LONG) {
          assertTrue(at(flooded, 99) <= 2 * at(quiet, 99) + SLACK_MICROS, "p99 is too long");
        }
        // Each waits for its turn, so that one whose budget is used up may be answered last.
        await().atMost(PATIENCE).until(() -> answers.stream().allMatch(n -> n.get() > 0));
      } finally {
        stopped.set(true);
        threads.shutdownNow();
      }
    }
  }

  private static void fill(RoomLog log) throws Exception {
    LogName tea = LogName.of(RoomName.of("#tea"));
    for (int stored = 0; stored < STORED; stored += 1_000) {
      List<Draft> drafts = new ArrayList<>();
      for (int i = stored; i < stored + 1_000; i++) {
        Text text = Text.of("message " + i + " about tea, cake number " + i % 97 + " and more");
        drafts.add(new Draft(tea, "author", i + 1, i, Nick.of("bob"), MessageKind.SAID, text));
      }
      log.append(drafts);
    }
  }

  /** Lets alice write and bob read, one message after the other; returns the sorted times. */
  private long[] talk(FramedUser alice, FramedUser bob) {
    List<Long> micros = new ArrayList<>();
    long start = System.nanoTime();
    while (System.nanoTime() - start < LENGTH.toNanos()) {
      long sent = System.nanoTime();
      alice.sends("SAY " + ++lastId + " #talk⏎word");
      bob.seesOneLike("SAID #talk " + lastId + " .*");
      micros.add((System.nanoTime() - sent) / 1_000);
      // Unread, acknowledgements would fill the connection after some thousands.
      alice.seesOneLike("ACK " + lastId + " .*");
    }
    return micros.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private static long at(long[] sorted, int percentile) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)];
  }

  private void flood(FramedUser flooder, AtomicInteger answered) {
    List<String> requests =
        Arrays.asList("SEARCH #tea 1000⏎tea", "HISTORY #tea - 1000", "ROOMS", "SEARCH * 50⏎cake 7");
    try {
      for (int i = 0; !stopped.get(); i++) {
        flooder.sends(requests.get(i % requests.size()));
        flooder.seesOneLike("DONE .*");
        answered.incrementAndGet();
      }
    } catch (AssertionError e) {
      // The end of the test closes the connections of those who still wait.
      if (!stopped.get()) {
        throw e;
      }
    }
  }
}
