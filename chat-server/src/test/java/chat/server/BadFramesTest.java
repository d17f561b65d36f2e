package chat.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Limits;
import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no frame end their connection with a reason; malformed requests don't. */
class BadFramesTest {
  @AutoClose private final TestServer server = TestServer.start();
  private FramedUser witness;
  private FramedUser mallory;

  @BeforeEach
  void joinRoom() {
    witness = server.framedIn("#tea", "witness");
    mallory = server.framedIn("#tea", "mallory");
    witness.seesNext("JOINED #tea mallory");
  }

  @AfterEach
  void othersContinue() {
    witness.seesNothingMore();
    server.framedIn("#tea", "another");
    witness.seesNext("JOINED #tea another");
  }

  private void malloryIsDisconnected() {
    mallory.seesOneLike("ERROR bad-frame - -⏎.+");
    mallory.seesOneLike("BYE bad-frame⏎.+");
    mallory.isCutOff();
    witness.seesNext("LEFT #tea mallory");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 24, 69_633})
  void invalidLengthEndsTheConnectionAtOnce(int length) {
    mallory.sendsBytes(FramedUser.frame("SAY 1 #tea⏎before"));
    mallory.sendsBytes(ByteBuffer.allocate(4).putInt(length).array());
    mallory.sendsBytes(FramedUser.frame("SAY 2 #tea⏎after"));
    mallory.seesNext("ACK 1 #tea 1 1000");
    witness.seesNext("SAID #tea 1 1000 mallory⏎before");
    malloryIsDisconnected();
  }

  @Test
  void longestFrameIsAccepted() {
    String text = "x".repeat(Limits.DEFAULT_MAX_TEXT_BYTES);
    String head = "SAY 1 #tea";
    String tokens = " ".repeat(Limits.HEAD_BYTES - head.length() - 1);
    mallory.sends(head + tokens + "⏎" + text);
    mallory.seesNext("ACK 1 #tea 1 1000");
    witness.seesNext("SAID #tea 1 1000 mallory⏎" + text);
    mallory.sends(head + tokens + " ⏎" + text);
    malloryIsDisconnected();
  }

  @Test
  void tooLongTextInAFrameWithinItsLimitIsRefused() {
    mallory.sends("SAY 1 #tea⏎" + "x".repeat(Limits.DEFAULT_MAX_TEXT_BYTES + 1));
    mallory.seesNext(
        "ERROR too-long SAY 1⏎the message has 65537 bytes, but the server takes at most 65536");
    mallory.sends("SAY 1 #tea⏎short");
    mallory.seesNext("ACK 1 #tea 1 1000");
    witness.seesNext("SAID #tea 1 1000 mallory⏎short");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c0af", "eda080", "f4908080", "e28", "80"})
  void invalidUtf8EndsTheConnection(String hex) {
    byte[] bad = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "2");
    byte[] head = "SAY 1 #tea\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    int length = head.length + bad.length;
    mallory.sendsBytes(ByteBuffer.allocate(4 + length).putInt(length).put(head).put(bad).array());
    malloryIsDisconnected();
  }

  @Test
  void endOfInputInsideAFrameIsReportedAfterEarlierFrames() {
    byte[] frame = FramedUser.frame("SAY 2 #tea⏎cut");
    mallory.sends("SAY 1 #tea⏎whole");
    mallory.sendsBytes(Arrays.copyOf(frame, frame.length - 1));
    mallory.endsOutput();
    mallory.seesNext("ACK 1 #tea 1 1000");
    witness.seesNext("SAID #tea 1 1000 mallory⏎whole");
    malloryIsDisconnected();
  }

  @ParameterizedTest
  @CsvSource({
    "FROB x, unknown-verb FROB x",
    "say 1 #tea, unknown-verb say 1",
    "HELLO, missing-token HELLO -",
    "HELLO 1, missing-token HELLO 1",
    "HELLO x alice id-id-id-id-id-id-id, bad-token HELLO x",
    "HELLO 2 alice id-id-id-id-id-id-id, unsupported-version HELLO 2",
    "HELLO 1 a:b id-id-id-id-id-id-id, bad-nick HELLO 1",
    "HELLO 1 alice short, bad-token HELLO 1",
    "JOIN @ 1x, bad-token JOIN @",
    "HELLO 1 alice id-id-id-id-id-id-id, hello-twice HELLO 1",
    "JOIN, missing-token JOIN -",
    "JOIN -, missing-token JOIN -",
    "JOIN tea, bad-room JOIN tea",
    "JOIN #te:a, bad-room JOIN #te:a",
    "JOIN #tea -1, bad-token JOIN #tea",
    "JOIN #tea 1.5, bad-token JOIN #tea",
    "JOIN  #tea, missing-token JOIN -",
    "LEAVE, missing-token LEAVE -",
    "NICK, missing-token NICK -",
    "NICK a|b, bad-nick NICK a|b",
    "SAY, missing-token SAY -",
    "SAY 1, missing-token SAY 1",
    "SAY +1 #tea, bad-token SAY +1",
    "SAY 1 #tea, empty-text SAY 1",
    "TELL 1, missing-token TELL 1",
    "TELL 1 a*b, bad-nick TELL 1",
    "HISTORY #tea, missing-token HISTORY #tea",
    "HISTORY #tea - x, bad-token HISTORY #tea",
    "SEARCH #tea, missing-token SEARCH #tea",
    "SEARCH #tea 5, empty-text SEARCH #tea",
    "WHO tea, bad-room WHO tea",
    "PING, missing-token PING -",
    "TOPIC, missing-token TOPIC -",
  })
  void malformedRequestIsRefusedAndTheConnectionContinues(String frame, String answer) {
    mallory.sends(frame);
    mallory.seesOneLike("ERROR " + java.util.regex.Pattern.quote(answer) + "⏎.+");
    mallory.seesNothingMore();
  }

  @Test
  void extraTokensAndTextsAreIgnored() {
    mallory.sends("JOIN #tea 0 20 what ever⏎text");
    mallory.seesNext("TOPIC #tea⏎", "MEMBERS #tea 2⏎witness⏎mallory", "LIVE #tea 0");
    mallory.sends("PING x y⏎z");
    mallory.seesNext("PONG x");
  }

  @Test
  void controlCharactersAreReplaced() {
    mallory.sends("SAY 1 #tea⏎a\u001b[2J\u0000b\rc\u009bd\u202Ee\u2028f");
    witness.seesNext("SAID #tea 1 1000 mallory⏎a\uFFFD[2J\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
    mallory.seesNext("ACK 1 #tea 1 1000");
    mallory.sends("TOPIC #tea⏎a\u001bb");
    witness.seesNext("TOPIC #tea⏎a\uFFFDb");
    mallory.seesNext("TOPIC #tea⏎a\uFFFDb");
    mallory.sends("F\u001bOB a\u0007b");
    mallory.seesOneLike("ERROR unknown-verb F\uFFFDOB a\uFFFDb⏎.+");
    mallory.sends("WHO #a\u0007b");
    mallory.seesOneLike("ERROR bad-room WHO #a\uFFFDb⏎.+");
  }

  @Test
  void refusalEchoesAtMostTheStartOfAToken() {
    mallory.sends("X".repeat(3_000) + " " + "y".repeat(900));
    String answer = mallory.seesOneLike("ERROR unknown-verb .*");
    assertTrue(
        answer.startsWith("ERROR unknown-verb " + "X".repeat(64) + " " + "y".repeat(64) + "⏎"));
  }
}
