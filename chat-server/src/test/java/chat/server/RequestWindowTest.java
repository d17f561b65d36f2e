package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;

/** The server stops reading a connection with 64 unanswered requests, and that one alone. */
class RequestWindowTest {
  @AutoClose private final TestServer server = TestServer.start();

  @RepeatedTest(3)
  void unreadRequestsAreAllAnsweredOnceTheClientReads() {
    FramedUser bob = server.framedIn("#tea", "bob");
    FramedUser alice = server.slow(8 * 1024);
    alice.greetsAs("alice");
    alice.seesOneLike("WELCOME alice .*");
    String room = "#" + "r".repeat(60);
    var sending =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 1; i <= 10_000; i++) {
                alice.sends("WHO " + room + i % 1_000);
              }
            });
    bob.sends("SAY 1 #tea⏎nobody is held up");
    bob.seesNext("ACK 1 #tea 1 1000");
    for (int i = 1; i <= 10_000; i++) {
      alice.seesNext("MEMBERS " + room + i % 1_000 + " 0", "DONE WHO " + room + i % 1_000);
    }
    sending.join();
    alice.seesNothingMore();
  }

  @RepeatedTest(3)
  void unreadHistoriesDoNotKeepALostConnection() {
    FramedUser bob = server.framedIn("#tea", "bob");
    FramedUser alice = server.framedIn("#tea", "alice");
    String[] requests = new String[200];
    Arrays.fill(requests, "HISTORY #tea - 1000");
    for (int i = 1; i <= 100; i++) {
      bob.sends("SAY " + i + " #tea⏎" + "x".repeat(60_000));
    }
    bob.sees("ACK 100 #tea 100 1000");
    alice.sendsAtOnce(requests);
    bob.seesNothingMore();
    alice.resets();
    server.passesUntil(bob, "LEFT #tea alice");
  }
}
