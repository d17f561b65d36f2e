package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.input.Payload;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decodes frames as other programs may write them, and refuses malformed ones. */
final class ClientVerbTest {
  private static final String ID = "0123456789abcdef";

  @ParameterizedTest
  @ValueSource(strings = {"JOIN #lobby", "JOIN #lobby -", "JOIN #lobby - - more", "JOIN #lobby\n"})
  void absentTokenIsADashOrLeftOff(String payload) throws IOException, RefusedException {
    assertEquals(
        new ClientMessage.Join(RoomName.LOBBY, OptionalLong.empty()), Frames.fromClient(payload));
  }

  @ParameterizedTest
  @CsvSource({"JOIN #lobby - 0, 0", "JOIN #lobby - 100 more, 100"})
  void joinMayAskForACount(String payload, long count) throws IOException, RefusedException {
    assertEquals(
        new ClientMessage.Join(RoomName.LOBBY, OptionalLong.empty(), OptionalLong.of(count)),
        Frames.fromClient(payload));
  }

  @Test
  void malformedCountIsRefused() throws IOException {
    assertEquals("bad-token", refusal("JOIN #lobby - many").code());
  }

  @Test
  void extraTokensAreIgnored() throws IOException, RefusedException {
    assertEquals(new ClientMessage.Bye(), Frames.fromClient("BYE see you"));
    assertEquals(new Query.Rooms(), Frames.fromClient("ROOMS all of them"));
    assertEquals(new ClientMessage.Ping("a"), Frames.fromClient("PING a b"));
    assertEquals(
        new ClientMessage.Say(1, RoomName.LOBBY, Text.of("hi")),
        Frames.fromClient("SAY 1 #lobby x y z\nhi"));
  }

  @Test
  void linesAfterHelloAnnounceFeatures() throws IOException, RefusedException {
    assertEquals(List.of(), features(""));
    assertEquals(List.of("skips"), features("\nfeatures skips"));
    assertEquals(
        List.of("skips", "colors", "more"),
        features("\nname value\nfeatures skips  colors\n\nfeaturesx y\nfeatures more\n"));
  }

  private static List<String> features(String lines) throws IOException, RefusedException {
    return ((ClientMessage.Hello) Frames.fromClient("HELLO 1 bob " + ID + lines)).features();
  }

  @Test
  void refusedVersionNamesThoseThatTheServerSpeaks() throws IOException {
    assertEquals(
        "this server speaks versions 1 to 1", refusal("HELLO 7 bob " + ID).sentence().toString());
  }

  @Test
  void extraTextIsIgnored() throws IOException, RefusedException {
    assertEquals(new ClientMessage.Bye(), Frames.fromClient("BYE\nsee you"));
  }

  @Test
  void whoNeedsNoRoom() throws IOException, RefusedException {
    var everywhere = new Query.Who(Optional.empty());
    assertEquals(everywhere, Frames.fromClient("WHO"));
    assertEquals(everywhere, Frames.fromClient("WHO -"));
  }

  @Test
  void topicIsSetRemovedOrAskedFor() throws IOException, RefusedException {
    assertEquals(new Query.Topic(RoomName.LOBBY), Frames.fromClient("TOPIC #lobby"));
    assertEquals(
        new ClientMessage.SetTopic(RoomName.LOBBY, Text.EMPTY),
        Frames.fromClient("TOPIC #lobby\n"));
    assertEquals(
        new ClientMessage.SetTopic(RoomName.LOBBY, Text.of("tea")),
        Frames.fromClient("TOPIC #lobby\ntea"));
  }

  @Test
  void searchHasOptionalFilters() throws IOException, RefusedException {
    Query.Search plain =
        new Query.Search(Optional.of(RoomName.LOBBY), 5, SearchFilter.NONE, Text.of("x"));
    for (String head : List.of("", " -", " - -", " - - -", " - - - more")) {
      assertEquals(plain, Frames.fromClient("SEARCH #lobby 5" + head + "\nx"));
    }
    SearchFilter all =
        new SearchFilter(Optional.of(Nick.of("bob")), OptionalLong.of(1), OptionalLong.of(2));
    assertEquals(
        new Query.Search(Optional.empty(), 5, all, Text.EMPTY),
        Frames.fromClient("SEARCH * 5 bob 1 2"));
    assertEquals(
        new Query.Search(Optional.empty(), 5, all, Text.of("y")),
        Frames.fromClient("SEARCH * 5 bob 1 2\ny"));
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

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "a\u001Bb", "\u007F", "a\rb", "\u202E", "\u2028", "a\tb"})
  void controlCharactersInAPingAreRefused(String token) throws IOException {
    for (String verb : List.of("PING ", "PONG ")) {
      assertEquals(ErrorCode.BAD_TOKEN.word(), refusal(verb + token).code());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "999999999999999999, 999999999999999999",
    "1234567890123456789, 1234567890123456789",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, 9223372036854775807",
    "9999999999999999999, 9223372036854775807",
    "18446744073709551617, 9223372036854775807",
    "99999999999999999999999999999999, 9223372036854775807",
  })
  void tooLargeNumbersCountAsTheLargest(String digits, long number)
      throws IOException, RefusedException {
    assertEquals(
        new ClientMessage.Join(RoomName.LOBBY, OptionalLong.of(number)),
        Frames.fromClient("JOIN #lobby " + digits));
  }

  @Test
  void numberOfThousandsOfDigitsIsReadAsFastAsAnyOther() throws IOException, RefusedException {
    var join = new ClientMessage.Join(RoomName.LOBBY, OptionalLong.of(Long.MAX_VALUE));
    assertEquals(join, Frames.fromClient("JOIN #lobby " + "9".repeat(4_000_000)));
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

  @Test
  void countsAreReducedToTheMaximum() throws IOException, RefusedException {
    assertEquals(
        new Query.History(RoomName.LOBBY, OptionalLong.of(9), 1_000),
        Frames.fromClient("HISTORY #lobby 9 99999999999"));
    assertEquals(
        new Query.Search(Optional.of(RoomName.LOBBY), 1_000, SearchFilter.NONE, Text.of("x")),
        Frames.fromClient("SEARCH #lobby 1001\nx"));
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
    "AUTH token, unknown-verb, token", // reserved for a later version
    "AUTHENTICATE, unknown-verb, -",
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

  private static ServerMessage.Refused refusal(String payload) throws IOException {
    Payload decoded = Frames.payload(Frames.frame(payload));
    return assertThrows(RefusedException.class, () -> ClientVerb.decode(decoded), payload).answer();
  }
}
