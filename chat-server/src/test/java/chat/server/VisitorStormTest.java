package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.LongRun;
import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Visitors of both wires come, say hi and leave, as fast as they can; two users talk meanwhile. */
class VisitorStormTest {
  private static final Duration BRIEF = Duration.ofSeconds(2);
  private static final int THREADS = 16;

  @AutoClose private final TestServer server = TestServer.start();
  private final AtomicInteger visitors = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();

  @Test
  @Timeout(3_600)
  void usersAreAnsweredAndNoWordIsLost() throws Exception {
    FramedUser alice = server.framedIn("#lobby", "alice");
    FramedUser bob = server.framedIn("#lobby", "bob");
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    int words = 0;
    try {
      List<Future<?>> storm = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        boolean inText = i % 2 == 0;
        storm.add(threads.submit(() -> visit(inText)));
      }
      long start = System.nanoTime();
      while (System.nanoTime() - start < LongRun.orLonger(BRIEF).toNanos()) {
        words++;
        alice.sends("SAY " + words + " #lobby⏎word " + words);
        bob.seesOneLike("SAID #lobby [0-9]+ [0-9]+ alice⏎word " + words);
        alice.seesOneLike("ACK " + words + " #lobby .*");
      }
      stopped.set(true);
      for (Future<?> one : storm) {
        one.get();
      }
    } finally {
      stopped.set(true);
      threads.shutdownNow();
    }
    FramedUser late = server.framed("late");
    late.sends("JOIN #lobby");
    String live = late.seesOneLike("LIVE #lobby [0-9]+");
    assertEquals("LIVE #lobby " + (words + visitors.get()), live);
  }

  /** Visits until the storm stops, each time until the server has ended the connection. */
  private void visit(boolean inText) {
    while (!stopped.get()) {
      int number = visitors.incrementAndGet();
      if (inText) {
        try (TextUser visitor = TextUser.at(server.port())) {
          visitor.sends("hi");
          visitor.endsOutput();
          visitor.isCutOff();
        }
      } else {
        try (FramedUser visitor = FramedUser.at(server.port())) {
          String nick = "visitor" + number;
          visitor.sendsAtOnce(
              "HELLO 1 " + nick + " " + TestServer.idOf(nick),
              "JOIN #lobby",
              "SAY 1 #lobby⏎hi",
              "BYE");
          visitor.isCutOff();
        }
      }
    }
  }
}
