package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.MemoryLog;
import chat.server.log.RoomLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** A disk that takes its time for a commit delays messages, and what has to follow them, alone. */
class SlowDiskTest {
  private final Semaphore commits = new Semaphore(Integer.MAX_VALUE / 2);

  /** Returns a log whose commits wait until the test lets them go on. */
  private RoomLog slow(RoomLog log) {
    return (RoomLog)
        Proxy.newProxyInstance(
            SlowDiskTest.class.getClassLoader(),
            new Class<?>[] {RoomLog.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("append")) {
                commits.acquire();
              }
              try {
                return method.invoke(log, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void nothingIsLostAndReadingGoesOnWhileACommitWaits() {
    try (TestServer server = new ServerSetup().withLog(slow(new MemoryLog())).start()) {
      FramedUser alice = server.framedIn("#tea", "alice");
      FramedUser bob = server.framedIn("#tea", "bob");
      alice.sends("SAY 1 #tea⏎before");
      bob.seesOneLike("SAID #tea 1 [0-9]+ alice⏎before");
      commits.drainPermits();
      for (int id = 2; id <= 30; id++) {
        alice.sends("SAY " + id + " #tea⏎" + id);
      }
      // Readers of others answer, and connections are accepted and greeted.
      bob.sends("PING still-there");
      bob.sees("PONG still-there");
      TextUser greeted = server.text();
      greeted.seesOneLike("Hey What's up\\?.*");
      commits.release(Integer.MAX_VALUE / 2);
      for (int seq = 2; seq <= 30; seq++) {
        bob.seesOneLike("SAID #tea " + seq + " [0-9]+ alice⏎" + seq);
        alice.seesOneLike("ACK " + seq + " #tea " + seq + " [0-9]+");
      }
      bob.sends("HISTORY #tea - 1");
      bob.seesOneLike("PAST #tea 30 .*");
    }
  }
}
