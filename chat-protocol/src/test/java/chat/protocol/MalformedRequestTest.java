package chat.protocol;

import static chat.protocol.Frames.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code, verb and token that answer a malformed frame. */
final class MalformedRequestTest {
  private static final String ID = "0123456789abcdef";

  @Test
  void malformedCountIsRefused() throws IOException {
    assertEquals("bad-token", refusal("JOIN #lobby - many").code());
  }

  @Test
  void refusedVersionNamesThoseThatTheServerSpeaks() throws IOException {
    assertEquals(
        "this server speaks version 1", refusal("HELLO 7 bob " + ID).sentence().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "SEARCH #lobby 5, EMPTY_TEXT",
    "SEARCH * 5 - 1 2, EMPTY_TEXT",
    "SEARCH #lobby 5 a:b, BAD_NICK",
    "SEARCH #lobby 5 bob x, BAD_TOKEN",
    "SEARCH #lobby 5 bob 1 -2, BAD_TOKEN",
    "SEARCH @ 5 bob, BAD_ROOM",
    "SEARCH ** 5 bob, BAD_ROOM",
  })
  void malformedSearchIsRefused(String payload, ErrorCode code) throws IOException {
    assertEquals(code.word(), refusal(payload).code());
  }

  @Test
  void numberWithLeadingZerosIsRefusedAndEchoedAsSent() {
    for (String number : List.of("007", "00", "01234567890123456789")) {
      RefusedException refusal =
          assertThrows(RefusedException.class, () -> Frames.fromClient("SAY " + number + " #a\nb"));
      assertEquals(
          new ServerMessage.Refused(
              "bad-token", "SAY", number, Text.of("an id must be a number without leading zeros")),
          refusal.answer());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HELLO, HELLO, -",
    "HELLO 1, HELLO, 1",
    "HELLO 1 bob, HELLO, 1",
    "HELLO 1 - " + ID + ", HELLO, 1",
    "JOIN, JOIN, -",
    "JOIN -, JOIN, -",
    "JOIN - 5, JOIN, -",
    "LEAVE, LEAVE, -",
    "NICK, NICK, -",
    "NICK -, NICK, -",
    "PING, PING, -",
    "PONG -, PONG, -",
    "SAY, SAY, -",
    "SAY 1, SAY, 1",
    "SAY - #lobby, SAY, -",
    "EMOTE 4, EMOTE, 4",
    "TELL 5, TELL, 5",
    "TOPIC, TOPIC, -",
    "HISTORY, HISTORY, -",
    "HISTORY #lobby, HISTORY, #lobby",
    "HISTORY #lobby -, HISTORY, #lobby",
    "SEARCH #lobby, SEARCH, #lobby",
  })
  void missingTokenIsRefusedWithVerbAndFirstToken(String payload, String verb, String token)
      throws IOException {
    var answer = refusal(payload);
    assertEquals("missing-token", answer.code());
    assertEquals(verb, answer.requestVerb());
    assertEquals(token, answer.token());
    assertTrue(answer.sentence().toString().startsWith(verb + " needs a"));
  }

  @ParameterizedTest
  @CsvSource({
    "JOIN  #lobby, missing-token, -", // a double space is a token without characters
    "PING  x, missing-token, -",
    "JOIN #lobby  5, bad-token, #lobby",
    "'JOIN #lobby ', bad-token, #lobby",
    "'WHO ', bad-room, -",
    "JOIN #lobby -1, bad-token, #lobby",
    "JOIN #lobby +1, bad-token, #lobby",
    "JOIN #lobby 1.0, bad-token, #lobby",
    "JOIN #lobby 0x10, bad-token, #lobby",
    "JOIN #lobby \u0661, bad-token, #lobby",
    "JOIN #lobby \uFF11, bad-token, #lobby",
    "HISTORY #lobby - many, bad-token, #lobby",
    "SAY one #lobby, bad-token, one",
    "HELLO 2 bob " + ID + ", unsupported-version, 2",
    "HELLO 0 bob " + ID + ", unsupported-version, 0",
    "HELLO one bob " + ID + ", bad-token, one",
    "HELLO 1 b:b " + ID + ", bad-nick, 1",
    "HELLO 1 bob short, bad-token, 1",
    "NICK b\u043Eb, bad-nick, b\u043Eb",
    "JOIN lobby, bad-room, lobby",
    "JOIN @ x, bad-token, @",
    "JOIN @x, bad-room, @x",
    "LEAVE @x, bad-room, @x",
    "WHO @, bad-room, @",
    "SAY 1 @, bad-room, 1",
    "HISTORY @ - 5, bad-room, @",
    "WHO lobby, bad-room, lobby",
    "SAY 1 lobby, bad-room, 1",
    "TELL 1 a:b, bad-nick, 1",
    "SAY 1 #lobby, empty-text, 1",
    "EMOTE 1 #lobby, empty-text, 1",
    "TELL 1 bob, empty-text, 1",
    "SEARCH #lobby 5, empty-text, #lobby",
    "LIST, unknown-verb, -",
    "LIST #lobby 5, unknown-verb, #lobby",
    "join #lobby, unknown-verb, #lobby",
    "Join #lobby, unknown-verb, #lobby",
    "WELCOME bob, unknown-verb, bob",
    "MAGIC token, unknown-verb, token",
    "' JOIN #lobby', unknown-verb, JOIN",
    "-, unknown-verb, -",
  })
  void badTokenIsRefusedWithItsCode(String payload, String code, String token) throws IOException {
    var answer = refusal(payload);
    assertEquals(code, answer.code());
    assertEquals(token, answer.token());
    assertFalse(answer.sentence().isEmpty());
  }

  @Test
  void emptyTextIsRefusedAndBlanksAreNot() throws IOException, RefusedException {
    assertEquals("empty-text", refusal("SAY 1 #lobby\n").code());
    assertEquals(
        new ClientMessage.Say(1, RoomName.LOBBY, Text.of(" ")),
        Frames.fromClient("SAY 1 #lobby\n "));
  }

  @Test
  void topicOfTwoLinesIsRefused() throws IOException {
    assertEquals("bad-token", refusal("TOPIC #lobby\none\ntwo").code());
  }

  @Test
  void missingVerbIsRefused() throws IOException {
    for (String payload : List.of("\n", "\ntext", " ", "  x")) {
      var answer = refusal(payload);
      assertEquals("unknown-verb", answer.code());
      assertEquals("-", answer.requestVerb());
    }
  }

  @Test
  void pingTokenHasAtMost64Characters() throws IOException, RefusedException {
    String longest = "\uD83D\uDE00".repeat(64);
    assertEquals(new ClientMessage.Ping(longest), Frames.fromClient("PING " + longest));
    assertEquals("bad-token", refusal("PING " + longest + "x").code());
  }
}
