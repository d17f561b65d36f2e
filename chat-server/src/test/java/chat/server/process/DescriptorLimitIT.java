package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import chat.server.fixture.TextUser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A server process that may open few files. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such limit")
class DescriptorLimitIT {
  private static final int MAX_FILES = 200;
  private static final String REFUSED =
      "* the server has no capacity for another connection; try again later";
  private static final Pattern RECOVERED =
      Pattern.compile("connections are served again; ([0-9]+) could not be meanwhile");

  /** Returns the command with a hard limit, since the JVM raises the soft one to it. */
  private static List<String> command(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "ulimit -n " + MAX_FILES + "; exec \"$@\"", "sh"));
    command.addAll(ServerProcess.command(List.of("-Xmx128m"), arguments));
    return command;
  }

  private static long lines(String log, String part) {
    return log.lines().filter(line -> line.contains(part)).count();
  }

  @Test
  void tooLowLimitIsLoggedAtTheStart() throws Exception {
    try (ServerProcess few = ServerProcess.start(command("--port=0", "--data=none"));
        ServerProcess enough =
            ServerProcess.start(command("--port=0", "--data=none", "--max-clients=0"))) {
      few.awaitLog(
          "this process may open 200 files, but --max-clients 10000 needs 10200: set ulimit -n 10200, or"
              + " --max-clients 1\n");
      enough.awaitPort();
      assertEquals(0, enough.stop());
      assertEquals("", enough.errors());
    }
  }

  @Test
  void clientsAtTheLimitAreRefusedAndThoseInsideNoticeNothing() throws Exception {
    // The messages are stored on disk, which must not need another file, either.
    try (ServerProcess server = ServerProcess.start(command("--port=0", "--max-clients=0"))) {
      int port = server.awaitPort();
      int refused = 1;
      try (FramedUser alice = FramedUser.at(port);
          FramedUser bob = FramedUser.at(port)) {
        alice.greetsAs("alice");
        alice.joins("#tea");
        bob.greetsAs("bob");
        bob.joins("#tea");
        alice.sees("JOINED #tea bob");
        List<TextUser> crowd = new ArrayList<>();
        int served = connectUntilRefused(port, crowd);
        assertTrue(served > MAX_FILES / 2 && served < MAX_FILES, () -> served + " were served");
        for (int id = 1; id <= 20; id++) {
          // The server itself may have had a file open for an instant, which a client has now.
          var unused = connectUntilRefused(port, crowd);
          refused++;
          talk(alice, bob, id);
        }
        crowd.forEach(TextUser::close);
        refused += refusedUntilService(port);
        talk(alice, bob, 21);
        alice.seesNothingMore();
        bob.seesNothingMore();
      }
      server.awaitLog("connections are served again");
      String log = server.errors();
      List<Integer> recovered =
          RECOVERED.matcher(log).results().map(found -> Integer.valueOf(found.group(1))).toList();
      assertEquals(refused, recovered.stream().mapToInt(Integer::intValue).sum(), log);
      assertEquals(recovered.size(), lines(log, "can't serve more connections: "), log);
      assertEquals(2L * recovered.size(), log.lines().count(), log);
      assertEquals(0, server.stop());
    }
  }

  private static int connectUntilRefused(int port, List<TextUser> crowd) {
    for (int served = 0; served < 2 * MAX_FILES; served++) {
      TextUser user = TextUser.at(port);
      crowd.add(user);
      String line = user.next();
      if (!line.equals(TextUser.GREETING)) {
        assertEquals(REFUSED, line);
        user.seesEnd();
        return served;
      }
    }
    throw new AssertionError("the limit is not reached");
  }

  private static void talk(FramedUser alice, FramedUser bob, int id) {
    alice.sends("SAY " + id + " #tea⏎message " + id);
    // First, since the answer says why if nobody gets the message.
    alice.seesOneLike("ACK " + id + " #tea " + id + " [0-9]+");
    bob.seesOneLike("SAID #tea " + id + " [0-9]+ alice⏎message " + id);
  }

  /** Connects until the server has noticed that the others have gone; counts the refusals. */
  private static int refusedUntilService(int port) {
    for (int refused = 0; refused < 100_000; refused++) {
      try (TextUser user = TextUser.at(port)) {
        if (user.next().equals(TextUser.GREETING)) {
          return refused;
        }
      }
    }
    throw new AssertionError("nobody is served again");
  }
}
