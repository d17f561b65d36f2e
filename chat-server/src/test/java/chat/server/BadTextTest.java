package chat.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Malformed and malicious input of text clients, and what others see of it. */
class BadTextTest {
  @AutoClose private final TestServer server = new ServerSetup().maxText(100).start();
  private TextUser witness;
  private TextUser mallory;

  @BeforeEach
  void joinLobby() {
    witness = server.guest("witness");
    mallory = server.guest("mallory");
    witness.seesNext("* mallory joined #lobby");
  }

  @AfterEach
  void othersContinue() {
    witness.seesNothingMore();
    server.guest("another");
    witness.seesNext("* another joined #lobby");
  }

  /** Sends a string of which each character is one byte. */
  private void sendsBytes(String bytes) {
    mallory.sendsBytes(bytes.getBytes(ISO_8859_1));
  }

  static Stream<Arguments> badLines() {
    return Stream.of(
        Arguments.of("a NUL", "a\0b\n", "a\uFFFDb"),
        Arguments.of("an escape sequence", "a\u001b[2Jb\n", "a\uFFFD[2Jb"),
        Arguments.of("a bell and a delete", "\u0007\u007f\n", "\uFFFD\uFFFD"),
        Arguments.of("a tab", "a\tb\n", "a\tb"),
        Arguments.of("a carriage return alone", "a\rb\n", "a\uFFFDb"),
        Arguments.of("two carriage returns", "a\r\r\n", "a\uFFFD"),
        Arguments.of("no UTF-8", "a\u0080b\u00c3(\n", "a\uFFFDb\uFFFD("),
        Arguments.of("a control character of two bytes", "a\u00c2\u009bb\n", "a\uFFFDb"),
        Arguments.of("telnet: WILL LINEMODE", "a\u00ff\u00fb\"b\n", "ab"),
        Arguments.of("telnet: DO with a line feed for its option", "a\u00ff\u00fd\nb\n", "ab"),
        Arguments.of("telnet: a command of two bytes", "a\u00ff\u00f9b\n", "ab"),
        Arguments.of(
            "telnet: a subnegotiation",
            "a\u00ff\u00fa\u001f\n\0P\u00ff\u00ffx\u00ff\u00f0b\n",
            "ab"),
        Arguments.of("telnet: interrupt and data mark", "\u00ff\u00f4\u00ff\u00fd\u0006a\n", "a"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badLines")
  void othersSeeControlCharactersReplaced(String what, String sent, String seen) {
    sendsBytes(sent);
    witness.seesNext("mallory: " + seen);
    mallory.seesNothingMore();
  }

  @Test
  void replacedBytesCountWithTheirNewLength() {
    sendsBytes("\u0080".repeat(34) + "\n");
    mallory.seesNext("* the message has 102 bytes, but the server takes at most 100");
    sendsBytes("\u0080".repeat(33) + "\n");
    witness.seesNext("mallory: " + "\uFFFD".repeat(33));
  }

  @Test
  void wronglyUsedCommandIsAnsweredWithOneLine() {
    mallory.sends("/join #a:b");
    mallory.seesNext("* a room's name is made of letters, digits, _ - and .; type /join ROOM");
    mallory.sends("/nick");
    mallory.seesNext("* type /nick NICK");
    mallory.sends("/\u001b[2J");
    mallory.seesNext("* /\uFFFD[2J is not known here; /help lists the commands");
  }

  @Test
  void leadingZerosAreNoTextAndEndTheConnection() {
    FramedUser zeros = server.connect();
    zeros.sendsBytes(new byte[20]);
    zeros.seesOneLike("ERROR bad-frame - -⏎.+");
    zeros.seesOneLike("BYE bad-frame⏎.+");
    zeros.isCutOff();
  }
}
