package chat.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.Captured;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TestTls;
import chat.server.fixture.TextUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who chat over TLS, and those who connect to the wrong port. */
class TlsConversationTest {
  private static final String CLIENT_HELLO = "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001";
  private static final int MESSAGE_BYTES = 8 << 20;

  @AutoClose
  private final TestServer server = new ServerSetup().maxText(MESSAGE_BYTES).overTls().start();

  private String answerOfTlsPort() {
    return "* this port speaks TLS; connect with chat-client --tls HOST:%1$d or ncat --ssl HOST %1$d"
        .formatted(server.tlsPort());
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(ISO_8859_1);
  }

  @Test
  void bothWiresAndBothPortsShareOneChat() {
    FramedUser alice = server.framedIn("#lobby", "alice");
    TextUser bob = server.guest("bob");
    alice.sees("JOINED #lobby bob");
    try (TextUser carol = TextUser.at(server.port())) {
      carol.seesNext(TextUser.GREETING);
      carol.sends("/nick carol");
      carol.sends("hello from the plain port");
      bob.sees("carol: hello from the plain port");
      alice.seesOneLike("SAID #lobby 1 1000 carol⏎hello from the plain port");
      alice.sends("SAY 1 #lobby⏎hello over TLS");
      alice.sees("ACK 1 #lobby 2 1000");
      bob.seesNext("alice: hello over TLS");
      carol.sees("alice: hello over TLS");
    }
  }

  @Test
  void longMessagesAndReplaysArriveWhole() {
    String text = "x".repeat(MESSAGE_BYTES);
    FramedUser alice = server.framedIn("#lobby", "alice");
    FramedUser bob = server.framedIn("#lobby", "bob");
    alice.sends("SAY 1 #lobby⏎" + text);
    bob.sees("SAID #lobby 1 1000 alice⏎" + text);
    FramedUser carol = server.framed("carol");
    carol.sends("JOIN #lobby 0");
    carol.sees("SAID #lobby 1 1000 alice⏎" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void greetingIsSentAndMessagesAreTaken(String protocol) throws IOException {
    TextUser witness = server.guest();
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.tlsPort())) {
      plain.setSoTimeout((int) Captured.PATIENCE.toMillis());
      Socket tls = TestTls.over(plain, protocol);
      byte[] greeting = bytes(TextUser.GREETING + "\n");
      assertArrayEquals(greeting, tls.getInputStream().readNBytes(greeting.length));
      tls.getOutputStream().write(bytes("hello\n"));
      witness.seesOneLike("guest-\\d+: hello");
    }
  }

  /** ncat sends as the server's name what its user typed. */
  @ParameterizedTest
  @ValueSource(strings = {"fd00::2", "192.0.2.2", "my_host", "office.", "a b", "name.tld"})
  void anyServerNameIsIgnored(String name) throws IOException {
    for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
      try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.tlsPort())) {
        plain.setSoTimeout((int) Captured.PATIENCE.toMillis());
        Socket tls = TestTls.naming(plain, protocol, bytes(name));
        byte[] greeting = bytes(TextUser.GREETING + "\n");
        assertArrayEquals(greeting, tls.getInputStream().readNBytes(greeting.length));
      }
    }
  }

  /** Over TLS 1.2, the JDK ends both directions with the first close_notify. */
  @Test
  void textClientGetsItsAnswersAfterItsEnd() {
    TextUser alice = server.text();
    alice.seesNext(TextUser.GREETING);
    alice.sends("/who #tea");
    alice.sendsRaw("no line end");
    alice.endsOutput();
    alice.seesOneLike("\\* .*#tea.*");
    alice.isCutOff();
    TextUser bob = server.guest();
    bob.sends("/history");
    bob.seesOneLike(".*no line end");
  }

  /** An attacker who cuts the connection must not make half a line a message. */
  @Test
  void cutConnectionMakesNoMessage() throws IOException {
    TextUser witness = server.guest("witness");
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.tlsPort())) {
      Socket tls = TestTls.over(plain);
      tls.getOutputStream().write(bytes("whole\nI agree to not"));
      witness.seesOneLike("guest-\\d+: whole");
      plain.shutdownOutput();
      witness.seesOneLike("\\* guest-\\d+ left #lobby.*");
    }
    witness.seesNothingMore();
  }

  @Test
  void plainTextOnTheTlsPortGetsOneAnswer() {
    for (String start : List.of("hello\n", "GET / HTTP/1.1\r\n\r\n", "\0", "\n", "x")) {
      try (TextUser user = TextUser.at(server.tlsPort())) {
        user.sendsBytes(bytes(start));
        user.seesNext(answerOfTlsPort());
        user.seesEnd();
      }
    }
    try (TextUser user = TextUser.at(server.tlsPort())) {
      user.endsOutput();
      user.seesNext(answerOfTlsPort());
      user.seesEnd();
    }
  }

  @Test
  void oldHelloOnTheTlsPortGetsAnAlert() throws IOException {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.tlsPort())) {
      client.setSoTimeout((int) Captured.PATIENCE.toMillis());
      client.getOutputStream().write(bytes("\u0080.\u0001\u0003\u0001\u0000\u0015\u0000\u0000"));
      assertArrayEquals(new byte[] {21, 3, 3, 0, 2, 2, 70}, client.getInputStream().readAllBytes());
    }
  }

  @Test
  void tlsOnThePlainPortIsSentToTheOtherPort() {
    try (TextUser user = TextUser.at(server.port())) {
      user.sendsBytes(bytes(CLIENT_HELLO));
      user.seesNext(
          TextUser.GREETING,
          "* this is a chat server and speaks no TLS on this port; TLS is on port "
              + server.tlsPort());
      user.seesEnd();
    }
  }

  /** The clients that stall are not served; those who chat meanwhile notice nothing. */
  @Test
  void stalledHandshakesEndAndDelayNobody() throws IOException {
    FramedUser alice = server.framedIn("#lobby", "alice");
    FramedUser bob = server.framedIn("#lobby", "bob");
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Socket client = new Socket(InetAddress.getLoopbackAddress(), server.tlsPort());
      client.setSoTimeout((int) Captured.PATIENCE.toMillis());
      client.getOutputStream().write(bytes(i % 2 == 0 ? CLIENT_HELLO : "\u0016"));
      stalled.add(client);
    }
    int id = 0;
    while (++id <= 100) {
      alice.sends("SAY " + id + " #lobby⏎still here");
      bob.sees("SAID #lobby " + id + " 1000 alice⏎still here");
    }
    for (Socket client : stalled) {
      assertEquals(-1, client.getInputStream().read());
      client.close();
    }
    await()
        .atMost(Captured.PATIENCE)
        .untilAsserted(() -> assertEquals(0, server.view().traffic().clients().get("undecided")));
  }

  @Test
  void silentClientOfTheTlsPortGetsItsAnswer() {
    try (TextUser user = TextUser.at(server.tlsPort())) {
      user.seesNext(answerOfTlsPort());
      user.seesEnd();
    }
  }

  @Test
  void fullServerRefusesByAnAlert() throws IOException {
    try (TestServer full = new ServerSetup().maxClients(1).overTls().start();
        TextUser first = TextUser.at(full.port())) {
      first.seesNext(TextUser.GREETING);
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), full.tlsPort())) {
        client.setSoTimeout((int) Captured.PATIENCE.toMillis());
        assertArrayEquals(
            new byte[] {21, 3, 3, 0, 2, 2, 80}, client.getInputStream().readAllBytes());
      }
    }
  }
}
