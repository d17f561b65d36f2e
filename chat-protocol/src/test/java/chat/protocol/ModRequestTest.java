package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.account.BanTarget;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decodes requests of MOD, DELETE and EDIT as other programs may write them. */
final class ModRequestTest {
  @Test
  void everyActionIsAmongTheTestedMessages() {
    String missing =
        Stream.of(ModRequest.Action.values())
            .filter(
                action ->
                    !Stream.of("UNINVITE OP DEOP VOICE DEVOICE".split(" ", -1))
                        .toList()
                        .contains(action.name()))
            .filter(
                action ->
                    ClientMessageTest.MESSAGES.stream()
                        .noneMatch(
                            message ->
                                message instanceof ModRequest request
                                    && request.action() == action))
            .map(ModRequest.Action::word)
            .collect(Collectors.joining(" "));
    assertEquals("", missing);
  }

  @ParameterizedTest
  @CsvSource({
    "MOD, missing-token MOD -",
    "MOD fly, unknown-verb MOD fly",
    "MOD Kick #tea bob, unknown-verb MOD Kick",
    "MOD kick, missing-token MOD kick",
    "MOD kick tea bob, bad-room MOD kick",
    "MOD kick #tea, missing-token MOD kick",
    "MOD kick #tea b:b, bad-nick MOD kick",
    "MOD room *, bad-room MOD room",
    "MOD op * bob, bad-room MOD op",
    "MOD ban #tea ip:bob, bad-token MOD ban",
    "MOD ban #tea nick:, bad-token MOD ban",
    "MOD ban #tea bob 1h, bad-token MOD ban",
    "MOD unban #tea bob, bad-token MOD unban",
    "MOD set #tea, missing-token MOD set",
    "MOD report bob, empty-text MOD report",
    "MOD resolve, missing-token MOD resolve",
    "DELETE 0 #tea 7, bad-token DELETE 0",
    "DELETE 1 #tea, missing-token DELETE 1",
    "DELETE 1 #tea newest, bad-token DELETE 1",
    "EDIT 1 #tea 7, empty-text EDIT 1",
  })
  void malformedRequestIsRefused(String payload, String refusal) throws IOException {
    ServerMessage.Refused answer = Frames.refusal(payload);
    assertEquals(refusal, answer.code() + " " + answer.requestVerb() + " " + answer.token());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EDIT 1 #tea 7 replace\ntee",
        "EDIT 1 #tea 7 replace\n\ntea",
        "EDIT 1 #tea 7 replace\na\nb\nc"
      })
  void replacementIsTwoLines(String payload) throws IOException {
    assertEquals("bad-token", Frames.refusal(payload).code());
  }

  @Test
  void reasonIsOneLine() throws IOException {
    assertEquals("bad-token", Frames.refusal("MOD kick #tea bob\na\nb").code());
    assertEquals("bad-token", Frames.refusal("MOD kick #tea bob\n" + "x".repeat(1_001)).code());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "3600, 3600", "99999999999999999999, 3153600000"})
  void timeOfABanIsASecondToAHundredYears(String seconds, long meant)
      throws IOException, RefusedException {
    var ban = (ModRequest.Ban) Frames.fromClient("MOD ban * bob " + seconds + "\nspam");
    assertEquals(OptionalLong.of(meant), ban.seconds());
    assertEquals(Optional.empty(), ban.room());
  }

  @ParameterizedTest
  @ValueSource(strings = {"MOD mute #tea bob", "MOD mute #tea bob -", "MOD mute #tea bob - more\n"})
  void banWithoutATimeHasNoEnd(String payload) throws IOException, RefusedException {
    assertTrue(((ModRequest.Ban) Frames.fromClient(payload)).seconds().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob",
        "nick:bob",
        "account:bob",
        "address:bob",
        "address:192.0.2.7",
        "address:2001:db8::/56"
      })
  void targetKeepsItsForm(String token) {
    assertEquals(token, BanTarget.of(token).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2001:db8::1", "nick:a:b", "address:", "a b", "ip:bob", "a\u0007"})
  void otherTargetIsRefused(String token) {
    assertThrows(IllegalArgumentException.class, () -> BanTarget.of(token));
  }

  @Test
  void numberOfAMessageMayBeTheLast() throws IOException, RefusedException {
    assertEquals(
        new ChangeRequest.Delete(
            1, RoomName.of("#tea"), OptionalLong.empty(), Optional.of(Nick.of("bob"))),
        Frames.fromClient("DELETE 1 #tea last bob more"));
    assertEquals(
        new ChangeRequest.Delete(1, RoomName.of("#tea"), OptionalLong.of(7), Optional.empty()),
        Frames.fromClient("DELETE 1 #tea 7 bob"));
  }

  @Test
  void featuresOfAHelloAreWordsOfALine() throws IOException, RefusedException {
    String hello = "HELLO 1 bob 0123456789abcdef";
    assertTrue(knowsChanges(hello + "\nfeatures changes"));
    assertTrue(knowsChanges(hello + "\ncolors 16\nfeatures tea changes"));
    assertEquals(false, knowsChanges(hello + "\nfeatures changed\nchanges"));
    assertEquals(false, knowsChanges(hello));
  }

  private static boolean knowsChanges(String payload) throws IOException, RefusedException {
    return ((ClientMessage.Hello) Frames.fromClient(payload)).knowsChanges();
  }
}
