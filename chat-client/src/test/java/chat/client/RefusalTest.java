package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A refused message uses up its id; one that was not stored is sent again under its own. */
final class RefusalTest {
  private FakeServer server;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    client = TestClient.inPipe("alice@" + server.address());
    server.accepts().welcomes("alice").sees("JOIN #lobby").sends("LIVE #lobby 0");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void messagesAfterARefusedOneAreUnaffected() throws Exception {
    client.types("one").types("two").types("three").endsInput();
    server.sees("SAY 1 #lobby\none").sees("SAY 2 #lobby\ntwo").sees("SAY 3 #lobby\nthree");
    server.sends("ACK 1 #lobby 1 0", "ERROR too-long SAY 2\ntoo long", "ACK 3 #lobby 2 0");
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(1, "* not sent (too long): two\n");
  }

  @Test
  void quotaShowsWhenMessagesAreAcceptedAgain() throws Exception {
    client.types("one").endsInput();
    server.sees("SAY 1 #lobby\none");
    server.sends(
        "ERROR quota SAY 1\nyou may store at most 100m in a day, counted by full hours; try again in 3 hours");
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(
        1,
        "* not sent (you may store at most 100m in a day, counted by full hours; try again in 3 hours): one\n");
  }

  @Test
  void unstoredBatchIsSentAgainAndLosesNothing() throws Exception {
    client.types("a").types("b").types("c").endsInput();
    server.sees("SAY 1 #lobby\na").sees("SAY 2 #lobby\nb").sees("SAY 3 #lobby\nc");
    server.sends("ERROR not-stored SAY 1\ndisk full", "ERROR not-stored SAY 2\ndisk full");
    server.sends("ERROR not-stored SAY 3\ndisk full", "ERROR not-stored - -\ndisk full");
    server.sees("SAY 1 #lobby\na").sees("SAY 2 #lobby\nb").sees("SAY 3 #lobby\nc");
    server.sends("ACK 1 #lobby 1 0", "ACK 2 #lobby 2 0", "ACK 3 #lobby 3 0");
    server.sees("BYE").closes();
    client.exits(
        0,
        """
        * the server cannot store messages now; yours are sent again until it can
        * the server stores messages again
        """);
  }

  @Test
  void resentMessagesPrecedeALeaveAndANickChange() throws Exception {
    client.types("a").types("b").types("/nick ally").types("c").types("/leave").endsInput();
    server.sees("SAY 1 #lobby\na").sees("SAY 2 #lobby\nb");
    server.sends("ERROR not-stored SAY 1\nfull", "ERROR not-stored SAY 2\nfull");
    server.sees("SAY 1 #lobby\na").sees("SAY 2 #lobby\nb");
    server.sends("ACK 1 #lobby 1 0", "ACK 2 #lobby 2 0").sees("NICK ally");
    server.sees("SAY 3 #lobby\nc").sends("ACK 3 #lobby 3 0").sees("LEAVE #lobby");
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(0);
  }

  @RepeatedTest(10)
  void anyRefusalsLeaveTheRestCompleteAndInOrder() throws Exception {
    Random random = new Random();
    List<String> good = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      boolean bad = random.nextInt(10) == 0;
      client.types(bad ? "bad" : "good " + i);
      if (!bad) {
        good.add("good " + i);
      }
    }
    client.endsInput();
    assertEquals(good, accepted(random));
    server.sends("BYE bye\ngoodbye").closes();
    client.exits(good.size() == 500 ? 0 : 1);
    assertTrue(
        client
            .err()
            .toString()
            .lines()
            .filter(line -> !line.startsWith("* the server "))
            .allMatch("* not sent (bad): bad"::equals));
  }

  /** Answers as a server does until BYE, and returns the accepted texts. */
  private List<String> accepted(Random random) throws IOException {
    List<String> accepted = new ArrayList<>();
    long heldBackFrom = Long.MAX_VALUE;
    int failures = 0;
    String frame = server.nextFrame();
    while (!frame.equals("BYE")) {
      String[] headAndText = frame.split("\n", 2);
      long id = Long.parseLong(headAndText[0].split(" ", 3)[1]);
      if (id == heldBackFrom) {
        heldBackFrom = Long.MAX_VALUE;
      } else if (id < heldBackFrom && failures < 2 && random.nextInt(200) == 0) {
        heldBackFrom = id;
        failures++;
      }
      if (id >= heldBackFrom) {
        server.sends("ERROR not-stored SAY " + id + "\nnot stored");
      } else if (headAndText[1].equals("bad")) {
        server.sends("ERROR too-long SAY " + id + "\nbad");
      } else {
        accepted.add(headAndText[1]);
        server.sends("ACK " + id + " #lobby " + accepted.size() + " 0");
      }
      frame = server.nextFrame();
    }
    return accepted;
  }
}
