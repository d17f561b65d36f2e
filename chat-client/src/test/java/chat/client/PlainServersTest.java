package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers without this protocol, such as the first ones that people write. */
final class PlainServersTest {
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private String closed() {
    return "chat-client: " + server.address() + " closed the connection\n";
  }

  @Test
  void serverThatGreetsReceivesOnceAndClosesWorks() throws Exception {
    TestClient client = TestClient.onTerminal(TestClient.QUICK_TO_TEXT, server.address());
    server.accepts().sendsText("Hey What's up?");
    client.out().sees("Hey What's up?\n");
    client.types("hello there");
    assertEquals("hello there\n", server.receivesSome());
    server.closes();
    client.exits(1, closed());
    assertTrue(
        client.out().toString().contains("* this is no chat server"), client.out()::toString);
  }

  @Test
  void serverThatGreetsReceivesOnceAndClosesWorksInAPipe() throws Exception {
    TestClient client =
        TestClient.inPipe(TestClient.QUICK_TO_TEXT, server.address()).types("hi").endsInput();
    server.accepts().sendsText("Hey What's up?");
    assertEquals("hi\n", server.receivesSome());
    server.closes();
    client.exits(0, closed());
    assertEquals("Hey What's up?", client.out().toString());
  }

  @Test
  void answersWithoutLineEndsAreShownOneByOne() throws Exception {
    TestClient client = TestClient.onTerminal(TestClient.QUICK_TO_TEXT, server.address());
    server.accepts();
    for (String word : new String[] {"one", "two", "three"}) {
      client.types(word);
      server.seesBytes(word + "\n").sendsText("Server received your message: " + word);
      client.out().sees("Server received your message: " + word + "\n");
    }
    client.types("/quit");
    server.seesEndOfInput();
    client.exits(0, "");
  }

  @Test
  void lateLineEndMakesNoEmptyLine() throws Exception {
    TestClient client = TestClient.onTerminal(TestClient.QUICK_TO_TEXT, server.address());
    server.accepts().sendsText("Server received your message: one");
    client.out().sees("one\n");
    server.sendsText("\r\nand more\r\n\r\nend\n");
    client.out().sees("end\n");
    assertEquals("Server received your message: one\nand more\n\nend\n", client.out().toString());
  }

  @Test
  void serverGetsTypedLinesUnchanged() throws Exception {
    TestClient client = TestClient.onTerminal(TestClient.QUICK_TO_TEXT, server.address());
    server.accepts();
    client.types("  one  ").types("/me two").types("").types("drei \u00fc \ud83d\ude00");
    server.seesBytes("  one  \n/me two\n\ndrei \u00fc \ud83d\ude00\n");
    server.sendsText("typed on the other side\n");
    client.out().sees("typed on the other side\n");
    client.endsInput();
    server.seesEndOfInput().sendsText("still here\n");
    client.out().sees("still here\n");
    server.closes();
    client.exits(0, closed());
  }

  @Test
  void serverGetsTheBytesOfAPipeUnchanged() throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    TestClient client =
        TestClient.inPipe(TestClient.QUICK_TO_TEXT, server.address()).types("x\r\n/quit\r\nno end");
    client.types(bytes).endsInput();
    server.accepts().seesBytes("x\r\n/quit\r\nno end\n");
    assertArrayEquals(bytes, server.receives(bytes.length));
    server.seesEndOfInput().closes();
    client.exits(0, closed());
  }

  @Test
  void clientWithoutInputSendsNothing() throws Exception {
    TestClient client = TestClient.inPipe(TestClient.QUICK_TO_TEXT, server.address());
    server.accepts().sendsText("a line of no chat server\nand a part");
    client.out().sees("a line of no chat server\nand a part");
    assertTrue(server.hasSeenNothing());
    client.types("now");
    server.seesBytes("now\n").closes();
    client.exits(1, closed());
  }

  @Test
  void greetingWithoutAnEndIsShownAsItComes() throws Exception {
    TestClient client = TestClient.inPipe("alice@" + server.address());
    server.accepts();
    for (int i = 0; i < 1_000; i++) {
      server.sendsText("Hey What's up? ".repeat(100));
    }
    server.sendsText("[chat/1]").closes();
    client.exits(1);
    assertEquals(1_500_008, client.out().bytes().length);
  }

  @Test
  void lateGreetingSwitchesToFrames() throws Exception {
    TestClient client = TestClient.inPipe(TestClient.QUICK_TO_TEXT, "alice@" + server.address());
    server.accepts().sendsText("welcome to this host\nHey What's");
    client.out().sees("Hey What's");
    server.sendsText(" up? [chat/1]\n").sees("HELLO 1 alice *");
  }

  @Test
  void otherGreetingLineSwitchesToText() throws Exception {
    TestClient client = TestClient.inPipe(server.address()).types("at once").endsInput();
    server.accepts().sendsText("220 ready\r\n").seesBytes("at once\n").seesEndOfInput();
    server.sendsText("[chat/1] means nothing now\n").closes();
    client.exits(0, closed());
    assertEquals("220 ready\r\n[chat/1] means nothing now\n", client.out().toString());
  }

  @Test
  void httpResponseIsPrintedByteForByte() throws Exception {
    byte[] body = new byte[200_000];
    new Random(2).nextBytes(body);
    String request = "GET / HTTP/1.0\r\nHost: x\r\n\r\n";
    TestClient client = TestClient.inPipe("--text", server.address());
    client.types(request.getBytes(UTF_8)).endsInput();
    server.accepts().seesBytes(request).seesEndOfInput();
    server.sendsText("HTTP/1.0 200 OK\r\n\r\n").sendsBytes(body).closes();
    client.exits(0, "");
    byte[] printed = client.out().bytes();
    int head = "HTTP/1.0 200 OK\r\n\r\n".length();
    assertEquals(head + body.length, printed.length);
    assertArrayEquals(body, Arrays.copyOfRange(printed, head, printed.length));
  }

  @Test
  void textOptionAsksForNoNickAndDetectsNothing() throws Exception {
    TestClient client = TestClient.onTerminal("--text", server.address());
    server.accepts().greets();
    client.types("hello");
    server.seesBytes("hello\n").closes();
    client.exits(1, closed());
    assertEquals(
        "Hey What's up? Type to chat, /help for commands. [chat/1]\n", client.out().toString());
  }

  @Test
  void controlCharactersReachNoTerminal() throws Exception {
    TestClient client = TestClient.onTerminal("--text", server.address());
    server.accepts().sendsBytes(new byte[] {'a', 27, '[', '2', 'J', 7, (byte) 0xC2, (byte) 0x9B});
    server.sendsText("b\u202ec\n").closes();
    client.exits(1, closed());
    assertEquals("a\ufffd[2J\ufffd\ufffdb\ufffdc\n", client.out().toString());
  }

  @Test
  void resetIsReportedInOneLine() throws Exception {
    TestClient client = TestClient.inPipe("--text", server.address());
    server.accepts().sendsText("x");
    client.out().sees("x");
    server.resets();
    client.exits(
        1, "chat-client: the connection to " + server.address() + " broke: Connection reset\n");
  }

  @Test
  void lastLineIsTheReasonIfNothingWasSent() throws Exception {
    TestClient client = TestClient.inPipe(server.address());
    server.accepts().sendsText("welcome\r\ntoo many of you\r\n").closes();
    client.exits(
        1, "chat-client: " + server.address() + " closed the connection: too many of you\n");
    assertEquals("welcome\r\ntoo many of you\r\n", client.out().toString());
  }

  @Test
  void pendingInputWaitsForTheReasonOfAFullServer() throws Exception {
    TestClient client = TestClient.inPipe(server.address()).types("hello").endsInput();
    server.accepts().sendsText("* the server is full\n").closes();
    client.exits(
        1, "chat-client: " + server.address() + " closed the connection: * the server is full\n");
  }
}
