package chat.server;

import chat.server.fixture.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Many connections send random requests at the same time, and each checks what it is sent. */
class RandomRequestsTest {
  private static final int USERS = 8;
  private static final int BURSTS = 15;

  @AutoClose private final TestServer server = TestServer.start();

  @RepeatedTest(25)
  void everyStreamAgreesWithItsModel(RepetitionInfo repetition) throws Exception {
    List<ModelledUser> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      long seed = 100L * repetition.getCurrentRepetition() + i;
      users.add(new ModelledUser(server.framed("user" + i), "user" + i, seed));
    }
    ExecutorService threads = Executors.newFixedThreadPool(USERS);
    try {
      List<Future<?>> runs = new ArrayList<>();
      users.forEach(user -> runs.add(threads.submit(() -> user.sendsBursts(BURSTS))));
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
