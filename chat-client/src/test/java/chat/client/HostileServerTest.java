package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hostile or broken server. */
final class HostileServerTest {
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

  private void endsBecause(String why) throws InterruptedException {
    client.exits(
        1, "chat-client: " + server.address() + " does not keep to the protocol: " + why + "\n");
  }

  @Test
  void oversizedLengthEndsTheClientBeforeAnyAllocation() throws Exception {
    server.sendsBytes(new byte[] {0x7F, -1, -1, -1});
    endsBecause("a frame has 1 to 16777215 bytes, and this one says it has 2147483647");
  }

  @Test
  void negativeLengthEndsTheClient() throws Exception {
    server.sendsBytes(new byte[] {-1, -1, -1, -1});
    endsBecause("a frame has 1 to 16777215 bytes, and this one says it has 4294967295");
  }

  @Test
  void emptyFrameEndsTheClient() throws Exception {
    server.sendsBytes(new byte[] {0, 0, 0, 0});
    endsBecause("a frame has 1 to 16777215 bytes, and this one says it has 0");
  }

  @Test
  void malformedUtf8EndsTheClient() throws Exception {
    server.sendsBytes(new byte[] {0, 0, 0, 2, (byte) 0xC0, (byte) 0xAF});
    endsBecause("a frame's payload is UTF-8, and this one is not");
  }

  @Test
  void cutFrameIsALostConnection() throws Exception {
    server.sendsBytes(new byte[] {0, (byte) 0xFF, (byte) 0xFF, 0, 'S', 'A'}).closes();
    client.err().sees("* connection lost (" + server.address() + " closed the connection)");
    assertEquals("", client.out().toString());
  }

  @Test
  void malformedMessagesAreSkippedWithANotice() throws Exception {
    server.sends("SAID #lobby", "ACK x", "SAID", "SAID lobby 1 0 b\nx", "SAID #lobby 1 0 b\nok");
    client.out().sees("b: ok\n");
    assertEquals("b: ok\n", client.out().toString());
    String told = client.err().toString();
    assertEquals(4, told.lines().count(), told);
    assertTrue(told.startsWith("* skipped a malformed message from the server: SAID needs"), told);
  }

  @Test
  void malformedNamesAreMadeHarmless() throws Exception {
    server.sends("SAID #lobby 1 0 \u001b[2J\u202e*\nhi", "SAID #lobby 2 0 x/y\nok");
    client.out().sees("ok\n");
    assertEquals("\ufffd\ufffd2J\ufffd\ufffd: hi\nx\ufffdy: ok\n", client.out().toString());
  }

  @Test
  void unknownVerbsAndExtraTokensAreIgnored() throws Exception {
    server.sends(
        "CONFETTI everywhere\ntext", " ", "\n", "-", "SAID #lobby 1 0 b - - more of it\nok");
    client.out().sees("b: ok\n");
    assertEquals("", client.err().toString());
  }

  @Test
  void textsThatControlTerminalsOrForgeLinesAreMadeHarmless() throws Exception {
    server.sends("SAID #lobby 1 0 b\n\u001b[2J\u0007\r* root joined\n\u202ealice: hi\u0000");
    server.sends("ERROR no SAY 7\n\u001b]52;c;x\u0007\nalice: forged");
    client.out().sees("alice: hi\ufffd\n");
    assertEquals(
        "b: \ufffd[2J\ufffd\ufffd* root joined \u2424 \ufffdalice: hi\ufffd\n",
        client.out().toString());
    client.err().sees("* \ufffd]52;c;x\ufffd alice: forged\n");
  }

  @Test
  void unrequestedAnswersAreIgnored() throws Exception {
    server.sends("ACK 5 #lobby 1 0", "ACK 0 x 0 0", "ERROR out-of-order SAY 9\nx", "PONG x");
    server.sends("LIVE nonsense 0", "LIVE #never 0", "DONE X y", "ERROR x JOIN nonsense\nx");
    server.sends("ERROR x SAY 99999999999999999999\nx", "LEFT #lobby alice", "BYE bye\nreally");
    client.exits(1);
    client.err().sees("ended the connection: really\n");
  }

  @Test
  void numbersThatGoBackAreShownOnce() throws Exception {
    server.sends("SAID #lobby 5 0 b\nfive", "SAID #lobby 3 0 b\nthree", "SAID #lobby 5 0 b\nagain");
    server.sends("LIVE #lobby 2", "ACK 0 #lobby 1 0", "SAID #lobby 6 0 b\nsix");
    client.out().sees("six\n");
    assertEquals("b: five\nb: six\n", client.out().toString());
  }

  @Test
  void hugeNumbersAreCapped() throws Exception {
    String huge = "99999999999999999999999";
    server.sends("WELCOME alice fake/1 log " + huge + " " + huge);
    server.sends("SAID #lobby " + huge + " " + huge + " b\nok");
    client.out().sees("b: ok\n");
    client.types("hello");
    String frame = server.nextFrame();
    while (frame.startsWith("JOIN")) {
      frame = server.nextFrame();
    }
    assertTrue(frame.startsWith("SAY 1000000000000001 #lobby"), frame);
  }
}
