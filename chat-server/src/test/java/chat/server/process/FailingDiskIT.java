package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import chat.fixture.Skips;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No write to a file succeeds under a running server, as on a disk that the system has made
 * read-only after errors. A limit of the process does the same, without a disk of its own.
 */
class FailingDiskIT {
  @TempDir private Path folder;

  private static void limitWrites(ServerProcess server, String bytes)
      throws IOException, InterruptedException {
    try {
      FinishedCommand limited =
          FinishedCommand.run(
              List.of("prlimit", "--pid", String.valueOf(server.pid()), "--fsize=" + bytes + ":"));
      Skips.unless(limited.exitCode() == 0, "prlimit fails here: " + limited.output());
    } catch (IOException e) {
      throw Skips.because("this system has no prlimit");
    }
  }

  @Test
  void messagesAreRefusedWhileNothingCanBeWritten() throws Exception {
    try (ServerProcess server =
        ServerProcess.start("--port", "0", "--data", folder.resolve("data").toString())) {
      int port = server.awaitPort();
      try (FramedUser alice = FramedUser.at(port);
          FramedUser bob = FramedUser.at(port)) {
        enters(alice, "alice");
        enters(bob, "bob");
        alice.sends("SAY 1 #tea⏎before");
        alice.seesOneLike("ACK 1 #tea 1 .*");
        limitWrites(server, "0");
        for (int i = 0; i < 5; i++) {
          alice.sends("SAY 2 #tea⏎meanwhile");
          alice.seesOneLike("ERROR not-stored SAY 2⏎.*");
        }
        bob.sees(
            "ERROR not-stored - -⏎the server can't store messages now; stored messages are safe");
        bob.sends("HISTORY #tea - 5");
        bob.seesOneLike("PAST #tea 1 .*");
        limitWrites(server, "unlimited");
        alice.sends("SAY 2 #tea⏎meanwhile");
        alice.seesOneLike("ACK 2 #tea 2 .*");
        bob.seesOneLike("SAID #tea 2 .* alice⏎meanwhile");
      }
      assertEquals(0, server.stop(), server::errors);
      String log = server.output() + server.errors();
      assertEquals(2, log.split("can't store messages: ", -1).length, log);
      assertTrue(log.contains("messages are stored again"), log);
    }
  }

  private static void enters(FramedUser user, String nick) {
    user.sends("HELLO 1 " + nick + " " + nick + "-client-id-of-a-test");
    user.seesOneLike("WELCOME .*");
    user.sends("JOIN #tea");
    user.seesOneLike("LIVE #tea .*");
  }
}
