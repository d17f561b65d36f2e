package chat.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends a line: a line end, a pause before the first line end, and the end of input. */
class TextLineEndsTest {
  @AutoClose private final TestServer server = TestServer.start();
  private FramedUser witness;

  @BeforeEach
  void watchLobby() {
    witness = server.framedIn("#lobby", "witness");
  }

  private void witnessSees(String... texts) {
    witness.seesOneLike("JOINED #lobby guest-1");
    for (int i = 0; i < texts.length; i++) {
      witness.seesNext("SAID #lobby " + (i + 1) + " 1000 guest-1⏎" + texts[i]);
    }
    witness.seesNothingMore();
  }

  @Test
  void linesEndInLfOrCrlfAndEmptyOnesAreIgnored() {
    TextUser guest = server.text();
    guest.sendsRaw("\n\r\none\r\n\r\ntwo\n\n three \n");
    guest.catchesUp();
    witnessSees("one", "two", " three ");
  }

  @Test
  void linesMayArriveAByteAtATime() {
    TextUser guest = server.text();
    for (byte b : "grün\r\nblau\n".getBytes(UTF_8)) {
      guest.sendsBytes(b);
    }
    guest.catchesUp();
    witnessSees("grün", "blau");
  }

  @Test
  void pauseEndsALineBeforeTheFirstLineEnd() {
    TextUser guest = server.text();
    guest.sendsRaw("hello");
    witnessSees("hello");
    guest.sendsRaw("again");
    witness.seesNext("SAID #lobby 2 1000 guest-1⏎again");
  }

  @Test
  void characterCutByAPauseStaysWhole() {
    TextUser guest = server.text();
    byte[] tea = "tea 🍵".getBytes(UTF_8);
    guest.sendsBytes(Arrays.copyOf(tea, tea.length - 1));
    witnessSees("tea ");
    guest.sendsBytes(tea[tea.length - 1]);
    witness.seesNext("SAID #lobby 2 1000 guest-1⏎🍵");
  }

  @Test
  void afterTheFirstLineEndPausesEndNoLine() {
    TextUser guest = server.text();
    guest.sends("one");
    witness.sees("SAID #lobby 1 1000 guest-1⏎one");
    guest.sendsRaw("tw");
    // Another client's pause of a second has passed, so this client's has too.
    TextUser other = server.text();
    other.sendsRaw("pause");
    witness.sees("SAID #lobby 2 1000 guest-2⏎pause");
    guest.sends("o");
    witness.seesNext("SAID #lobby 3 1000 guest-1⏎two");
  }

  @Test
  void endOfInputEndsALine() {
    TextUser guest = server.text();
    guest.sendsRaw("one\ntwo");
    guest.endsOutput();
    witness.seesOneLike("JOINED #lobby guest-1");
    witness.seesNext(
        "SAID #lobby 1 1000 guest-1⏎one", "SAID #lobby 2 1000 guest-1⏎two", "LEFT #lobby guest-1");
  }

  @Test
  void clientGetsQueuedMessagesAfterItsEndOfInput() {
    witness.sends("SAY 1 #lobby⏎hello");
    witness.seesNext("ACK 1 #lobby 1 1000");
    TextUser guest = server.text();
    guest.sendsRaw("/history 5");
    guest.endsOutput();
    guest.sees("* 1970-01-01 00:00 UTC #1 witness: hello");
    guest.sees("* end of /history");
    guest.seesEnd();
  }

  @Test
  void inputSentAtOnceIsAnsweredWhole() {
    TextUser guest = server.text();
    StringBuilder input = new StringBuilder();
    for (int i = 1; i <= 300; i++) {
      input.append("line ").append(i).append('\n');
    }
    guest.sendsRaw(input + "/history 300");
    guest.endsOutput();
    for (int i = 1; i <= 300; i++) {
      guest.sees("* 1970-01-01 00:00 UTC #%d guest-1: line %d".formatted(i, i));
    }
    guest.sees("* end of /history");
    guest.seesEnd();
  }

  @Test
  void emptyInputIsAccepted() {
    TextUser guest = server.text();
    guest.endsOutput();
    guest.seesNext(TextUser.GREETING);
    guest.isCutOff();
    witness.seesNothingMore();
  }

  @Test
  void onlyTheFirstLineCanBeAnHttpRequest() {
    TextUser guest = server.text();
    guest.sends("GET tea");
    guest.sends("GET / HTTP/1.0");
    guest.catchesUp();
    witnessSees("GET tea", "GET / HTTP/1.0");
  }

  @Test
  void tooLongLineIsDroppedWholeAndReported() {
    try (TestServer small = new ServerSetup().maxText(100).start()) {
      FramedUser other = small.framedIn("#lobby", "other");
      TextUser guest = small.guest("alice");
      guest.sends("x".repeat(100));
      guest.sends("x".repeat(101));
      guest.seesNext("* that line was not sent: it has more than 100 bytes");
      guest.sends("x".repeat(1_000_000) + "/quit");
      guest.seesNext("* that line was not sent: it has more than 100 bytes");
      guest.sends("short");
      other.seesNext(
          "JOINED #lobby alice",
          "SAID #lobby 1 1000 alice⏎" + "x".repeat(100),
          "SAID #lobby 2 1000 alice⏎short");
      guest.sends("é".repeat(50));
      other.seesNext("SAID #lobby 3 1000 alice⏎" + "é".repeat(50));
    }
  }
}
