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

/** A refused message does not use up its id: the messages after it take that id, in order. */
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
  void messagesAfterARefusedOneTakeItsId() throws Exception {
    client.types("one").types("two").types("three").types("four").endsInput();
    server.sees("SAY 1 #lobby\none").sees("SAY 2 #lobby\ntwo");
    server.sees("SAY 3 #lobby\nthree").sees("SAY 4 #lobby\nfour");
    server.sends("ERROR too-long SAY 2\ntoo long");
    server.sends("ERROR out-of-order SAY 3\nno", "ERROR out-of-order SAY 4\nno");
    // ACK of the first message comes after the errors, and changes nothing about them.
    server.sends("ACK 1 #lobby 1 0").sees("SAY 2 #lobby\nthree").sees("SAY 3 #lobby\nfour");
    server.sends("ACK 2 #lobby 2 0", "ACK 3 #lobby 3 0").sees("BYE").sends("BYE bye").closes();
    client.exits(1, "* not sent (too long): two\n");
  }

  @Test
  void severalRefusalsAtOnceKeepTheOrder() throws Exception {
    client.types("/msg bob a").types("/msg eve b").types("c").types("d").endsInput();
    server
        .sees("TELL 1 bob\na")
        .sees("TELL 2 eve\nb")
        .sees("SAY 3 #lobby\nc")
        .sees("SAY 4 #lobby\nd");
    server.sends("ERROR no-such-nick TELL 1\nno bob", "ERROR out-of-order TELL 2\n");
    server.sends("ERROR out-of-order SAY 3\n", "ERROR out-of-order SAY 4\n");
    server.sees("TELL 1 eve\nb").sees("SAY 2 #lobby\nc").sees("SAY 3 #lobby\nd");
    server.sends("ERROR no-such-nick TELL 1\nno eve");
    server.sends("ERROR out-of-order SAY 2\n", "ERROR out-of-order SAY 3\n");
    server.sees("SAY 1 #lobby\nc").sees("SAY 2 #lobby\nd");
    server.sends("ACK 1 #lobby 1 0", "ACK 2 #lobby 2 0").sees("BYE").closes();
    client.exits(1, "* not sent (no bob): a\n* not sent (no eve): b\n");
  }

  @Test
  void unstoredBatchLosesOnlyItsFirstMessage() throws Exception {
    client.types("a").types("b").types("c").endsInput();
    server.sees("SAY 1 #lobby\na").sees("SAY 2 #lobby\nb").sees("SAY 3 #lobby\nc");
    server.sends("ERROR not-stored SAY 1\ndisk full", "ERROR not-stored SAY 2\ndisk full");
    server.sends("ERROR not-stored SAY 3\ndisk full");
    server.sees("SAY 1 #lobby\nb").sees("SAY 2 #lobby\nc");
    server.sends("ACK 1 #lobby 1 0", "ACK 2 #lobby 2 0").sees("BYE").closes();
    client.exits(1, "* not sent (disk full): a\n");
  }

  @Test
  void resentMessagesPrecedeALeaveAndANickChange() throws Exception {
    client.types("a").types("b").types("/nick ally").types("c").types("/leave").endsInput();
    server.sees("SAY 1 #lobby\na").sees("SAY 2 #lobby\nb");
    server.sends("ERROR too-long SAY 1\ntoo long", "ERROR out-of-order SAY 2\n");
    server.sees("SAY 1 #lobby\nb").sends("ACK 1 #lobby 1 0").sees("NICK ally");
    server.sees("SAY 2 #lobby\nc").sends("ACK 2 #lobby 2 0").sees("LEAVE #lobby");
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(1);
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
    assertEquals(good, accepted());
    server.sends("BYE bye\ngoodbye").closes();
    client.exits(good.size() == 500 ? 0 : 1);
    assertTrue(client.err().toString().lines().allMatch("* not sent (bad): bad"::equals));
  }

  /** Answers as a server does until BYE, and returns the accepted texts. */
  private List<String> accepted() throws IOException {
    List<String> accepted = new ArrayList<>();
    String frame = server.nextFrame();
    while (!frame.equals("BYE")) {
      String[] headAndText = frame.split("\n", 2);
      long id = Long.parseLong(headAndText[0].split(" ", 3)[1]);
      if (id != accepted.size() + 1) {
        server.sends("ERROR out-of-order SAY " + id + "\nout of order");
      } else if (headAndText[1].equals("bad")) {
        server.sends("ERROR too-long SAY " + id + "\nbad");
      } else {
        accepted.add(headAndText[1]);
        server.sends("ACK " + id + " #lobby " + id + " 0");
      }
      frame = server.nextFrame();
    }
    return accepted;
  }
}
