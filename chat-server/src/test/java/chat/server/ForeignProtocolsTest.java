package chat.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of other protocols: each is answered with one line, and nothing of it becomes chat. */
class ForeignProtocolsTest {
  private static final String TLS =
      "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003";
  private static final String SSL_2 = "\u0080.\u0001\u0003\u0001\u0000\u0015\u0000\u0000\u0010";

  @AutoClose private final TestServer server = TestServer.start();
  private FramedUser witness;

  @BeforeEach
  void watchLobby() {
    witness = server.framedIn("#lobby", "witness");
  }

  private static String answer(String protocol) {
    if (protocol.equals("PROXY")) {
      return "* this is a chat server and reads no header of the PROXY protocol; turn it off at"
          + " the proxy";
    }
    String refusal =
        switch (protocol) {
          case "TLS" -> "speaks no TLS on this port";
          case "Redis" -> "no Redis server";
          case "SOCKS" -> "no SOCKS proxy";
          case "MQTT" -> "no MQTT broker";
          default -> "speaks no " + protocol;
        };
    return "* this is a chat server and %s; connect with chat-client or nc".formatted(refusal);
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(ISO_8859_1);
  }

  private void sendsInTwoParts(TextUser user, byte[] bytes, int cut) {
    user.sendsBytes(Arrays.copyOf(bytes, cut));
    // Makes it likely that the server reads the first part alone.
    witness.seesNothingMore();
    user.sendsBytes(Arrays.copyOfRange(bytes, cut, bytes.length));
  }

  @ParameterizedTest(name = "{0} {index}")
  @CsvSource({
    "TLS, '" + TLS + "'",
    "TLS, '\u0016\u0003\u0003\u0000\u0005hello'",
    "TLS, '" + SSL_2 + "'",
    "TLS, '\u0080\u001c\u0001\u0000\u0002\u0000\u0003'",
    "HTTP, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'",
    "HTTP, 'HEAD /a?b=c HTTP/1.0\n'",
    "HTTP, 'POST /webhook HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi'",
    "HTTP, 'OPTIONS * HTTP/1.1\r\n\r\n'",
    "HTTP, 'CONNECT example.org:443 HTTP/1.1\r\n\r\n'",
    "HTTP, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'",
    "SSH, 'SSH-2.0-OpenSSH_9.6\r\n'",
    "SSH, 'SSH-1.99-x\n'",
    "Redis, '*1\r\n$4\r\nPING\r\n'",
    "Redis, '*2\r\n$7\r\nCOMMAND\r\n$4\r\nDOCS\r\n'",
    "SOCKS, '\u0004\u0001\u0000P\u0000\u0000\u0000\u0001x\u0000'",
    "SOCKS, '\u0005\u0001\u0000'",
    "SOCKS, '\u0005\u0003\u0000\u0001\u0002'",
    "RDP, '\u0003\u0000\u0000\u0013\u000e\u00e0\u0000\u0000\u0000\u0000\u0000'",
    "MQTT, '\u0010\u0010\u0000\u0004MQTT\u0004\u0002\u0000<\u0000\u0004abcd'",
    "MQTT, '\u0010\u0090\u0001\u0000\u0006MQIsdp\u0003\u0002'",
    "AMQP, 'AMQP\u0000\u0000\u0009\u0001'",
    "AMQP, 'AMQP\u0003\u0001\u0000\u0000'",
    "BitTorrent, '\u0013BitTorrent protocol\u0000\u0000'",
    "RTSP, 'OPTIONS rtsp://example.org/cam RTSP/1.0\r\nCSeq: 1\r\n\r\n'",
    "RTSP, 'OPTIONS * RTSP/1.0\r\n'",
    "RTSP, 'DESCRIBE rtsps://example.org RTSP/2.0\n'",
    "SIP, 'OPTIONS sip:nm SIP/2.0\r\nVia: SIP/2.0/TCP nm\r\n\r\n'",
    "SIP, 'INVITE sip:bob@example.org;transport=tcp SIP/2.0\r\n'",
    "SIP, 'REGISTER sips:example.org SIP/2.0\r\n'",
    "PROXY, 'PROXY TCP4 192.0.2.1 192.0.2.15 56324 8028\r\nhello\n'",
    "PROXY, 'PROXY TCP6 2001:db8::1 2001:db8::2 65535 8028\r\n'",
    "PROXY, 'PROXY UNKNOWN\r\n'",
  })
  void isAnsweredOnceHoweverItIsCut(String protocol, String sent) {
    byte[] bytes = bytes(sent);
    for (int cut = 1; cut < bytes.length; cut++) {
      TextUser user = server.text();
      sendsInTwoParts(user, bytes, cut);
      user.seesNext(TextUser.GREETING, answer(protocol));
      user.seesEnd();
      user.close();
    }
    witness.seesNothingMore();
  }

  /** Its first four bytes are two empty lines, after which nothing else is awaited. */
  @Test
  void binaryProxyHeaderIsAnsweredOnceItHasAByteThatIsNoLineEnd() {
    byte[] header = bytes("\r\n\r\n\u0000\r\nQUIT\n!\u0011\u0000\u000chello\n");
    for (int cut = 5; cut <= header.length; cut++) {
      TextUser user = server.text();
      sendsInTwoParts(user, header, cut);
      user.seesNext(TextUser.GREETING, answer("PROXY"));
      user.seesEnd();
      user.close();
    }
    witness.seesNothingMore();
  }

  @ParameterizedTest(name = "{0} {index}")
  @CsvSource({
    "TLS, '" + TLS + "'",
    "TLS, '" + SSL_2 + "'",
    "SIP, 'MESSAGE sip:bob@example.org SIP/2.0\r\n'",
    "RTSP, 'PLAY rtsp://example.org/cam RTSP/1.0\r\n'",
    "HTTP, 'GET / HTTP/1.1\r\n\r\n'",
    "HTTP, 'PROPFIND / HTTP/1.1\r\n\r\n'",
    "SSH, 'SSH-2.0-OpenSSH_9.6\r\n'",
  })
  void isAnsweredAfterASecondOfSilence(String protocol, String sent) {
    byte[] bytes = bytes(sent);
    List<TextUser> users = new ArrayList<>();
    for (int i = 0; i < bytes.length; i++) {
      users.add(server.text());
    }
    for (int i = 0; i < bytes.length; i++) {
      TextUser user = users.get(i);
      user.seesOneLike(".* you are guest-.*");
      boolean awaited = !sent.matches("(?s)(PROPFIND|MESSAGE|PLAY) .*");
      sendsInTwoParts(user, bytes, awaited ? i : 0);
      user.sees(answer(protocol));
      user.seesEnd();
    }
    witness.seesNothingMore();
  }

  @Test
  void startOfATlsHelloIsNoChat() {
    List<TextUser> users = new ArrayList<>();
    for (String start : List.of(TLS.substring(0, 4), SSL_2.substring(0, 4))) {
      for (int length = 1; length <= start.length(); length++) {
        TextUser ending = server.text();
        ending.sendsBytes(bytes(start.substring(0, length)));
        ending.endsOutput();
        TextUser waiting = server.text();
        waiting.sendsBytes(bytes(start.substring(0, length)));
        users.add(ending);
        users.add(waiting);
      }
    }
    for (TextUser user : users) {
      user.seesNext(TextUser.GREETING, answer("TLS"));
      user.seesEnd();
    }
    witness.seesNothingMore();
  }

  @Test
  void requestWithoutALineEndIsAnswered() {
    for (String sent : List.of("GET / HTTP/1.1", "SSH-2.0-x")) {
      TextUser user = server.text();
      user.sendsRaw(sent);
      user.endsOutput();
      user.seesNext(TextUser.GREETING, answer(sent.startsWith("SSH") ? "SSH" : "HTTP"));
      user.seesEnd();
    }
    witness.seesNothingMore();
  }

  @Test
  void longRequestIsAnsweredAndItsRestDiscarded() {
    TextUser user = server.text();
    user.sendsRaw("POST /" + "x".repeat(10_000) + " HTTP/1.1\r\n\r\n" + "body ".repeat(10_000));
    user.seesNext(TextUser.GREETING, answer("HTTP"));
    user.seesEnd();
    witness.seesNothingMore();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET tea",
        "GET / HTTP/1.1 is a request",
        "I like HTTP/2",
        "USE plain HTTP/1.1",
        "GET",
        "get / http/1.1",
        "GETAWAY / HTTP",
        "POST it, please",
        "SSH-2 is old",
        "SSH-2.0",
        "\uFFFD!",
        "*1",
        "*1 is a footnote",
        "*waves*",
        "*1*",
        "$4",
        "AMQP",
        "AMQP is a protocol",
        "MQTT",
        "BitTorrent protocol",
        "PING",
        "INVITE sip:bob@example.org to tea",
        "REGISTER",
        "OPTIONS sip:nm SIP/2.0 is a request",
        "SIP tea",
        "PROXY",
        "PROXY TCP4",
        "PROXY TCP4 is a header",
        "PROXY UNKNOWN",
      })
  void similarFirstLineIsChat(String line) {
    TextUser person = server.text();
    person.sends(line);
    witness.seesNext("JOINED #lobby guest-1", "SAID #lobby 1 1000 guest-1⏎" + line);
    TextUser program = server.text();
    program.sendsRaw(line);
    program.endsOutput();
    witness.seesNext(
        "JOINED #lobby guest-2", "SAID #lobby 2 1000 guest-2⏎" + line, "LEFT #lobby guest-2");
  }

  @Test
  void silentGuestsSimilarFirstLineIsChat() {
    TextUser silent = server.text();
    silent.seesOneLike(".* you are guest-1;.*");
    silent.sends("GET / HTTP/1.1 is a request");
    witness.seesNext(
        "JOINED #lobby guest-1", "SAID #lobby 1 1000 guest-1⏎GET / HTTP/1.1 is a request");
  }

  @Test
  void lineOfAStarAndANumberWithACarriageReturnIsChat() {
    TextUser user = server.text();
    user.sendsRaw("*1\r\nand more\r\n");
    witness.seesNext(
        "JOINED #lobby guest-1",
        "SAID #lobby 1 1000 guest-1⏎*1",
        "SAID #lobby 2 1000 guest-1⏎and more");
  }

  @Test
  void emptyLinesAndALineAreChat() {
    TextUser user = server.text();
    user.sendsRaw("\r\n\r\nhello\r\n");
    witness.seesNext("JOINED #lobby guest-1", "SAID #lobby 1 1000 guest-1⏎hello");
    TextUser silent = server.text();
    silent.sendsRaw("\r\n");
    silent.seesOneLike(".* you are guest-2;.*");
  }

  @Test
  void lineThatStartsLikeABinaryHelloIsChat() {
    TextUser user = server.text();
    user.sendsBytes(bytes("\u0010\nhello\n"));
    witness.seesNext(
        "JOINED #lobby guest-1",
        "SAID #lobby 1 1000 guest-1⏎\uFFFD",
        "SAID #lobby 2 1000 guest-1⏎hello");
  }

  /** PostgreSQL's startup packet begins with a zero byte, so it is a frame, and no chat. */
  @Test
  void protocolThatBeginsWithAZeroByteIsABadFrame() {
    FramedUser postgres = server.connect();
    postgres.sendsBytes(bytes("\u0000\u0000\u0000\u0008\u0004\u00d2\u0016/"));
    postgres.endsOutput();
    postgres.seesOneLike("ERROR bad-frame - -⏎.*");
    postgres.seesOneLike("BYE bad-frame⏎.*");
    witness.seesNothingMore();
  }

  @Test
  void otherControlCharacterIsChat() {
    TextUser user = server.text();
    user.sendsBytes(bytes("\u0016\u0004\n"));
    witness.seesNext("JOINED #lobby guest-1", "SAID #lobby 1 1000 guest-1⏎\uFFFD\uFFFD");
  }
}
