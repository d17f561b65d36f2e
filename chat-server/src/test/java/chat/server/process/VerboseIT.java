package chat.server.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import chat.server.fixture.TextUser;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code --verbose} logs of each connection's life. */
class VerboseIT {
  private static final String COUNTS = "sent [1-9][0-9]* bytes \\(messages: [1-9][0-9]*\\)";

  private ServerProcess server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    server = ServerProcess.start("--port=0", "--data=none", "--verbose", "--max-clients=2");
    port = server.awaitPort();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  /** Returns the lines about a connection, without time, level and number, once it has ended. */
  private List<String> lifeOf(int number) {
    String begin = "connection " + number + ": ";
    await().atMost(Captured.PATIENCE).until(() -> server.errors().contains(begin + "ended after "));
    return server
        .errors()
        .lines()
        .filter(line -> line.contains(begin))
        .map(line -> line.replaceFirst("^[0-9:]{8} DEBUG connection [0-9]+: ", ""))
        .toList();
  }

  private static void isLike(List<String> lines, String... patterns) {
    assertEquals(patterns.length, lines.size(), lines::toString);
    for (int i = 0; i < patterns.length; i++) {
      String line = lines.get(i);
      assertTrue(line.matches(patterns[i]), line + " is not like " + patterns[i]);
    }
  }

  @Test
  void plainTextConnectionIsLoggedToItsEnd() {
    try (TextUser bob = TextUser.at(port)) {
      bob.sends("hello");
      bob.sends("/nick bob");
      bob.sends("/msg nobody psst");
      bob.sends("/quit");
      bob.sees("* goodbye");
    }
    isLike(
        lifeOf(1),
        "from 127\\.0\\.0\\.1:[0-9]+",
        "speaks plain text",
        "is guest-1",
        "is bob now",
        "refused TELL \\(no-such-nick\\): no user has that nick",
        "ended after [0-9.]+ s: the client sent BYE; received 39 bytes \\(requests: 4\\), "
            + COUNTS);
  }

  @Test
  void framedConnectionIsLoggedUntilAnotherTakesItsPlace() {
    try (FramedUser alice = FramedUser.at(port)) {
      alice.sends("HELLO 1 alice alice-client-id-of-a-test");
      alice.seesOneLike("WELCOME .*");
      alice.sends("FROB \u001b[31m");
      alice.seesOneLike("ERROR unknown-verb .*");
      takePlaceOf(alice);
    }
    assertEquals(-1, server.errors().indexOf('\u001b'));
  }

  /** Connects only now: a client that is silent for a second is logged as a guest. */
  private void takePlaceOf(FramedUser alice) {
    try (FramedUser again = FramedUser.at(port)) {
      again.sends("HELLO 1 alice alice-client-id-of-a-test");
      again.seesOneLike("WELCOME .*");
      alice.seesOneLike("BYE taken-over.*");
      alice.endsOutput();
      isLike(
          lifeOf(1),
          "from .*",
          "speaks frames",
          "is alice",
          "refused FROB \\(unknown-verb\\): .*",
          "ended after [0-9.]+ s: taken-over, you are connected elsewhere;"
              + " received 57 bytes \\(requests: 2\\), "
              + COUNTS);
      again.resets();
      isLike(
          lifeOf(2),
          "from .*",
          "speaks frames",
          "is alice",
          "ended after [0-9.]+ s: can't read \\(Connection reset.*\\); received 43 bytes \\(requests: 1\\), "
              + COUNTS);
    }
  }

  @Test
  void connectionThatNeverChatsIsLogged() {
    TextUser.at(port).close();
    isLike(
        lifeOf(1),
        "from .*",
        "ended after [0-9.]+ s: .*; received 0 bytes \\(requests: 0\\), sent [0-9]+ bytes .*");
    try (TextUser browser = TextUser.at(port)) {
      browser.sends("GET / HTTP/1.1");
      browser.isCutOff();
    }
    List<String> lines = lifeOf(2);
    assertTrue(lines.get(1).contains(": refused: "), lines::toString);
  }

  @Test
  void refusedConnectionsAndTheServersStopAreLogged() throws Exception {
    try (TextUser one = TextUser.at(port);
        TextUser two = TextUser.at(port)) {
      one.sends("hello");
      one.seesOneLike("\\* .*");
      two.sends("hello");
      two.seesOneLike("\\* .*");
      try (TextUser third = TextUser.at(port)) {
        third.sees("* the server is full; try again later");
      }
      assertEquals(0, server.stop());
    }
    String log = server.errors();
    assertTrue(
        log.contains(
            " a connection from 127.0.0.1 is refused: the server is full; try again later"),
        log);
    assertTrue(log.contains("connection 1: ended after "), log);
    assertEquals(2, log.split(" s: the server stops; received ", -1).length - 1, log);
  }
}
