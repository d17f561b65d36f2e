package chat.protocol;

import static chat.protocol.Frames.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames made to harm the server, or the reader of its answer. */
final class HostileRequestTest {
  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "a\u001Bb", "\u007F", "a\rb", "\u202E", "\u2028", "a\tb"})
  void controlCharactersInAPingAreRefused(String token) throws IOException {
    for (String verb : List.of("PING ", "PONG ")) {
      assertEquals(ErrorCode.BAD_TOKEN.word(), refusal(verb + token).code());
    }
  }

  @Test
  void numberOfThousandsOfDigitsIsReadAsFastAsAnyOther() throws IOException, RefusedException {
    var join = new ClientMessage.Join(RoomName.LOBBY, OptionalLong.of(Long.MAX_VALUE));
    assertEquals(join, Frames.fromClient("JOIN #lobby " + "9".repeat(4_000_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001B[31mSAY \u001B]0;gone\u0007 #lobby",
        "S\u202EAY \u2066x",
        "\u0000\u0000 \u0000",
        "JO\tIN #lob\tby",
        "JO\rIN #lob\rby",
        "\u0085 \u2028",
        "NICK \u001B[2J",
        "JOIN #\u0007",
        "\u3000 \u3000\u00A0",
      })
  void answerToControlCharactersIsAHarmlessFrame(String payload)
      throws IOException, RefusedException {
    var answer = refusal(payload);
    String sent = Frames.payload(Frames.of(answer)).toString();
    assertEquals(answer, Frames.fromServer(sent));
    String head = sent.lines().findFirst().orElseThrow();
    assertEquals(4, head.split(" ", -1).length, head);
    assertTrue(head.codePoints().allMatch(Text::isSafe), head);
    assertFalse(head.contains("\t"), head);
  }

  @Test
  void answerToAHugeTokenIsSmall() throws IOException {
    var answer = refusal("\uD83D\uDE00".repeat(10_000) + " " + "y".repeat(10_000));
    assertEquals("\uD83D\uDE00".repeat(64), answer.requestVerb());
    assertEquals("y".repeat(64), answer.token());
  }

  @Test
  void clientIdIsNeverSentBack() throws IOException {
    String secret = "0123456789abcdef+";
    byte[] answer = Frames.of(refusal("HELLO 1 bob " + secret));
    assertFalse(Frames.payload(answer).toString().contains("0123456789abcdef"));
  }
}
