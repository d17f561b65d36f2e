package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.account.Secret;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthRequestTest {
  private static final String LONGEST = "x".repeat(Limits.MAX_SECRET_BYTES);

  private static ClientMessage decode(String payload) throws IOException, RefusedException {
    return Frames.fromClient(payload);
  }

  @Test
  void everyActionIsTestedWithTheOtherMessages() {
    Set<AuthRequest.Action> actions =
        ClientMessageTest.MESSAGES.stream()
            .filter(AuthRequest.class::isInstance)
            .map(message -> ((AuthRequest) message).action())
            .collect(Collectors.toSet());
    assertEquals(EnumSet.allOf(AuthRequest.Action.class), actions);
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING_TOKEN, AUTH",
    "UNKNOWN_VERB, AUTH magic",
    "UNKNOWN_VERB, AUTH REGISTER",
    "EMPTY_TEXT, AUTH register",
    "BAD_TOKEN, AUTH register|one|two",
    "MISSING_TOKEN, AUTH password",
    "BAD_NICK, AUTH password a/b|secret",
    "EMPTY_TEXT, AUTH password alice",
    "EMPTY_TEXT, AUTH change",
    "BAD_TOKEN, AUTH change|one",
    "BAD_TOKEN, AUTH change|one|two|three",
    "BAD_TOKEN, AUTH key alice MD5:00",
    "MISSING_TOKEN, AUTH key alice",
    "EMPTY_TEXT, AUTH signature",
    "BAD_TOKEN, AUTH addkey|one|two",
    "BAD_TOKEN, AUTH revoke laptop",
    "MISSING_TOKEN, READ",
    "MISSING_TOKEN, READ #tea",
    "BAD_ROOM, READ tea 5",
    "BAD_TOKEN, READ #tea -1",
  })
  void malformedRequestIsRefusedWithItsCode(ErrorCode code, String payload) {
    RefusedException refusal =
        assertThrows(RefusedException.class, () -> decode(payload.replace('|', '\n')));
    assertEquals(code, refusal.code());
  }

  @Test
  void refusalContainsNoSecret() {
    for (String payload :
        new String[] {"AUTH register\nhunter2\nhunter2", "AUTH password - \nhunter2"}) {
      RefusedException refusal = assertThrows(RefusedException.class, () -> decode(payload));
      assertFalse(refusal.answer().toString().contains("hunter2"), refusal.answer()::toString);
    }
  }

  @Test
  void requestIsPrintedWithoutItsSecret() throws IOException, RefusedException {
    assertFalse(decode("AUTH password alice\nhunter2").toString().contains("hunter2"));
    assertFalse(decode("AUTH change\nhunter1\nhunter2").toString().contains("hunter"));
  }

  @Test
  void secretIsTakenVerbatim() throws IOException, RefusedException {
    assertEquals(
        new AuthRequest.Register(Secret.take(" /help\t\r".toCharArray())),
        decode("AUTH register\n /help\t\r"));
  }

  @Test
  void longestSecretIsAcceptedAndALongerOneRefused() throws IOException, RefusedException {
    decode("AUTH token\n" + LONGEST);
    RefusedException refusal =
        assertThrows(RefusedException.class, () -> decode("AUTH token\n" + LONGEST + "x"));
    assertEquals(ErrorCode.BAD_TOKEN, refusal.code());
  }
}
